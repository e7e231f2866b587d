"""The words of a question, by which it is known to be like another, and how much each says.

A word that is common in the phrasings we train on (怎么, 容错) says little. One that is rare or missing there
is not known: a name, a place, a matter of one village. No trace is ever made of it.
"""

import lzma
import re
import unicodedata
from functools import cache
from pathlib import Path

from bot.redact.lexicon import segment

KNOWN = Path(__file__).with_name("words.xz")
# A word that stands in so many of our phrasings weighs half: the formula of Arora et al., "A simple but
# tough-to-beat baseline for sentence embeddings" (2017). Measured: docs/adr/0018-misses.md.
HALF_WEIGHT = 40
_NUMBER = re.compile(r"\d+")
_NOT_A_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return `text` in one width and case, without blanks and punctuation; every number is 0."""
    return "".join(_runs(text))


def words_of(text: str) -> list[str]:
    """Return the words of `text`, each once, in an order that does not depend on where they stand."""
    return sorted({word for run in _runs(text) for word in segment(run)})


def weight(word: str) -> float:
    """Return how much a word says about what a question is about: from 0 to 1."""
    return HALF_WEIGHT / (HALF_WEIGHT + known_words().get(word, 0))


@cache
def known_words() -> dict[str, int]:
    """Return the known words, and in how many of our phrasings each stands."""
    lines = lzma.decompress(KNOWN.read_bytes()).decode().splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}


def _runs(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).lower()
    return [_NUMBER.sub("0", run) for run in _NOT_A_WORD.split(plain) if run]
