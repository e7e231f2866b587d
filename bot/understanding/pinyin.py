"""The sound of a message: toneless pinyin, whether it was typed in characters or in letters.

Homophones (容措, 荣错) are the commonest mistakes of Chinese input methods, and some people type letters only
(rongcuo jizhi): all of them sound like 容错.
"""

import re
from functools import cache
from typing import FrozenSet, List

from pypinyin import lazy_pinyin

_RUN_OF_LETTERS = re.compile(r"[a-z]+(?: [a-z]+)*|.", re.DOTALL)
_FIRST_CHARACTER, _LAST_CHARACTER = 0x4E00, 0x9FA5  # the CJK unified ideographs of GBK
ALSO_READ = {"shei": "谁"}  # a second reading, as many say and type it
_LONGEST_SYLLABLE = 6  # zhuang


@cache
def _syllable(character: str) -> str:
    return str(lazy_pinyin(character, errors=list)[0])


@cache
def _all_syllables() -> FrozenSet[str]:
    spoken = (_syllable(chr(code)) for code in range(_FIRST_CHARACTER, _LAST_CHARACTER + 1))
    plain = {syllable for syllable in spoken if syllable.isascii() and syllable.isalpha()}
    return frozenset(plain | set(ALSO_READ))


def syllables(text: str) -> List[str]:
    """Return the toneless pinyin of each Chinese character and of letters that spell pinyin.

    Other characters stand for themselves. Character by character, so one with two readings always has
    its commoner one: a typo has no context to choose by, and segmenting phrases costs 1.8 ms a message where
    this costs 0.02.
    """
    sounds: List[str] = []
    for run in _RUN_OF_LETTERS.findall(text):
        sounds += spelled(run) if len(run) > 1 else [_syllable(run)]
    return sounds


def spelled(letters: str) -> List[str]:
    """Return the syllables that `letters` (lower case, words parted by blanks) spell, or else the letters."""
    sounds: List[str] = []
    for word in letters.split():
        split = spelled_or_nothing(word)
        if not split:
            return list(letters)
        sounds += split
    return sounds


def spelled_or_nothing(word: str) -> List[str]:
    """Return `word` as pinyin syllables, the longest first at each place; empty when it is no pinyin.

    Worked out from the end, so that no string of letters takes more than a few steps a letter.
    """
    end = len(word)
    firsts = [""] * end  # the first syllable from each place on, empty where the rest is no pinyin
    for start in reversed(range(end)):
        for stop in range(min(start + _LONGEST_SYLLABLE, end), start, -1):
            if (stop == end or firsts[stop]) and word[start:stop] in _all_syllables():
                firsts[start] = word[start:stop]
                break
    return _read_off(firsts)


def _read_off(firsts: List[str]) -> List[str]:
    place, sounds = 0, []
    while place < len(firsts) and firsts[place]:
        sounds.append(firsts[place])
        place += len(firsts[place])
    return sounds
