"""A fingerprint of rows that does not depend on their order, nor on how a file holds them.

Each row is hashed to 64 bits with a key, and the hashes are added up modulo 2**64: MSet-Add-Hash of Clarke,
Devadas, van Dijk, Gassend, Suh: Incremental Multiset Hash Functions, ASIACRYPT 2003. Added, unlike with xor,
two rows that are alike do not cancel each other. It is done twice, with two keys.
"""

import hashlib
import hmac
from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from bot.research.columns import READ, UNSAID

_CHARACTERS = 16  # of a key, as pandas wants it
_MODULUS = 1 << 64

type Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]
type Objects = np.ndarray[tuple[int], np.dtype[np.object_]]
type Places = np.ndarray[tuple[int], np.dtype[np.int32]]
type Encoded = tuple[Objects, Places]


def fingerprint(batches: Iterable[pa.RecordBatch], secret: bytes) -> str:
    """Return 64 hexadecimal digits that stand for the columns READ of all rows, under a secret.

    A batch is looked at after the other, so the memory does not grow with them. What was skipped counts as
    UNSAID, as it does in a release.
    """
    keys = [hmac.new(secret, part, hashlib.sha256).hexdigest()[:_CHARACTERS] for part in (b"one", b"two")]
    rows, sums = 0, [0, 0]
    for batch in batches:
        rows += batch.num_rows
        columns = {name: _encoded(batch[name]) for name in READ}
        sums = [(total + _sum(columns, key)) % _MODULUS for total, key in zip(sums, keys, strict=True)]
    return hmac.new(secret, f"{rows} {sums}".encode(), hashlib.sha256).hexdigest()


def _sum(columns: dict[str, Encoded], key: str) -> int:
    """Return the sum of the hashes of the rows; mixed after they were combined, lest columns add up apart."""
    hashes = pd.DataFrame({name: _hashes(*encoded, key) for name, encoded in columns.items()})
    mixed = pd.util.hash_array(pd.util.hash_pandas_object(hashes, index=False).to_numpy())
    return int(mixed.sum(dtype=np.uint64))


def _encoded(values: pa.Array) -> Encoded:
    """Return the different values of a column, and which of them stands where."""
    filled = pc.fill_null(values, pa.scalar(False if pa.types.is_boolean(values.type) else UNSAID))
    encoded = filled.cast(pa.string()).dictionary_encode()
    return np.array(encoded.dictionary.to_pylist(), object), encoded.indices.to_numpy()


def _hashes(different: Objects, places: Places, key: str) -> Hashes:
    """Return the hash of each value; each different one is hashed once."""
    hashes: Hashes = pd.util.hash_array(different, hash_key=key, categorize=False)[places]
    return hashes
