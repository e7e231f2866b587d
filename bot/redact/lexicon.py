"""Words, how common they are and their parts of speech: the likeliest words of a text are found with them."""

import lzma
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

LEXICON = Path(__file__).with_name("lexicon.xz")
LONGEST_WORD = 6
UNKNOWN = -18.0  # the logarithm of the share of a character that is no word: rarer than any word


class Word(NamedTuple):
    """A word: the logarithm of its share of all words, and its part of speech (jieba's: n, nr, ns, v, p…)."""

    logarithm: float
    part: str


@cache
def lexicon() -> dict[str, Word]:
    """Return the known words."""
    lines = [line.split() for line in lzma.decompress(LEXICON.read_bytes()).decode().splitlines()]
    total = math.log(sum(int(count) for _word, count, _part in lines))
    return {word: Word(math.log(int(count)) - total, part) for word, count, part in lines}


def segment(text: str) -> list[str]:
    """Return the likeliest words of `text`: the path of the greatest probability (Viterbi)."""
    known = lexicon()
    best, starts = [0.0], [0]
    for end in range(1, len(text) + 1):
        best.append(best[-1] + UNKNOWN)
        starts.append(end - 1)
        for start in range(max(0, end - LONGEST_WORD), end):
            word = known.get(text[start:end])
            if word and best[start] + word.logarithm > best[end]:
                best[end], starts[end] = best[start] + word.logarithm, start
    return _read_back(text, starts)


def _read_back(text: str, starts: list[int]) -> list[str]:
    end, words = len(text), list[str]()
    while end:
        words.append(text[starts[end] : end])
        end = starts[end]
    return words[::-1]
