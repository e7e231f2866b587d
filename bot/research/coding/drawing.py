"""Which concerns researchers are asked to code: half where the model is least certain, half by chance.

Only of those that a release has to be read (bot/research/halves.py): a sheet shows words beside codes, and
were one of its concerns to be counted, its codes would lead from its words to its place in a release. And
only of months that are over, as in a release: what is in today's sheet and not in yesterday's was said today.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
from sqlalchemy import Engine

from bot.concerns.keys import Keys
from bot.concerns.lots import Lots
from bot.research.coding.codes import Said, stored
from bot.research.coding.failures import TooFew
from bot.research.coding.store import KeyedText, holders_texts
from bot.research.coding.tables import MODEL
from bot.research.columns import SENSITIVE
from bot.research.halves import TO_READ
from bot.research.months import month_of
from bot.research.promise import LEAST_ALIKE

_PURPOSE = "coding"  # of the key that makes ids
ID_LENGTH = 16  # hexadecimal digits

type Passes = Callable[[str], bool]


class Drawn(NamedTuple):
    """A concern in the sheet: an id that says nothing, its text, the model's codes by column."""

    id: str
    text: str
    codes: dict[str, Said]


class Asked(NamedTuple):
    """What is asked for: at most so many rows, drawn with this seed, of months before the current one."""

    rows: int
    seed: int
    current_month: str


def sheet_id(keys: Keys, key: bytes) -> str:
    """Return what stands for a concern in a sheet: only who holds the key file can tell which it is."""
    return hmac.new(keys.lasting(_PURPOSE), key, hashlib.sha256).hexdigest()[:ID_LENGTH]


def draw(engine: Engine, keys: Keys, passes: Passes, asked: Asked) -> list[Drawn]:
    """Return shared concerns to be read whose texts pass, in the order of their ids.

    The same concerns, asked for alike, give the same rows. Raise TooFew, BadKeyFile.
    """
    codes = {key: _of_model(columns) for key, columns in stored(engine).items()}
    shared = [one for one in _to_read(engine, keys, asked.current_month) if codes.get(one.key)]
    by_doubt = sorted(
        shared, key=lambda one: (min(said.p or 0.0 for said in codes[one.key].values()), one.key)
    )
    doubtful = set(_passing(by_doubt, passes, asked.rows // 2))
    order = np.random.default_rng(asked.seed).permutation(len(shared))
    others = (shared[place] for place in order if shared[place] not in doubtful)
    chosen = [*doubtful, *_passing(others, passes, asked.rows - len(doubtful))]
    if len(chosen) < LEAST_ALIKE:
        raise TooFew
    return sorted(Drawn(sheet_id(keys, one.key), one.text, codes[one.key]) for one in chosen)


def _to_read(engine: Engine, keys: Keys, current_month: str) -> Iterator[KeyedText]:
    lots = Lots(keys)
    shared = holders_texts(engine, keys, shared_only=True)
    return (one for one in shared if lots.of(one.key) < TO_READ and month_of(one.week) < current_month)


def _passing(texts: Iterable[KeyedText], passes: Passes, rows: int) -> Iterator[KeyedText]:
    return islice((one for one in texts if passes(one.text)), rows)


def _of_model(columns: dict[str, dict[str, Said]]) -> dict[str, Said]:
    return {name: columns[name][MODEL] for name in SENSITIVE if MODEL in columns.get(name, {})}
