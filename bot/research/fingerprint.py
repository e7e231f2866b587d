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
_OPEN = "lots of research"  # a key that is no secret: the same file gives the same release anywhere

type Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]
type Lots = np.ndarray[tuple[int], np.dtype[np.float64]]
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
        added = [int(_mixed(columns, key).sum(dtype=np.uint64)) for key in keys]
        sums = [(total + more) % _MODULUS for total, more in zip(sums, added, strict=True)]
    return hmac.new(secret, f"{rows} {sums}".encode(), hashlib.sha256).hexdigest()


def lots_of(batch: pa.RecordBatch) -> Lots:
    """Return of each row a number from 0 to 1 that follows from its content, wherever it stands."""
    lots: Lots = _mixed({name: _encoded(batch[name]) for name in READ}, _OPEN) / float(_MODULUS)
    return lots


def _mixed(columns: dict[str, Encoded], key: str) -> Hashes:
    """Return the hashes of the rows; mixed after they were combined, lest columns add up apart."""
    hashes = pd.DataFrame({name: _hashes(*encoded, key) for name, encoded in columns.items()})
    mixed: Hashes = pd.util.hash_array(pd.util.hash_pandas_object(hashes, index=False).to_numpy())
    return mixed


def _encoded(values: pa.Array) -> Encoded:
    """Return the different values of a column, and which of them stands where."""
    filled = pc.fill_null(values, pa.scalar(False if pa.types.is_boolean(values.type) else UNSAID))
    encoded = filled.cast(pa.string()).dictionary_encode()
    return np.array(encoded.dictionary.to_pylist(), object), encoded.indices.to_numpy()


def _hashes(different: Objects, places: Places, key: str) -> Hashes:
    """Return the hash of each value; each different one is hashed once."""
    hashes: Hashes = pd.util.hash_array(different, hash_key=key, categorize=False)[places]
    return hashes
