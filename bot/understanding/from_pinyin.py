"""Characters for a message that was typed in letters: rongcuo jizhi shi sha means 容错机制是啥.

The likeliest words are found as an input method finds them: the path of the least cost through the syllables
(Viterbi), a word costing the negative logarithm of its frequency. The frequencies are those of words.npz
(words_build.py), averaged with those of the phrasings in nlu/ (field_words_build.py). Figures:
docs/understanding.md.
"""

import math
import re
from functools import cache
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Tuple

from pypinyin import lazy_pinyin

from bot.understanding.pinyin import ALSO_READ, spelled_or_nothing
from bot.understanding.words import LONGEST_WORD, known_words

FIELD_WORDS = Path(__file__).with_name("field_words.tsv")
COMMON = 1e-4  # the frequency of a common word
UNKNOWN = 30.0  # the cost of a syllable that no word begins with: dearer than any word
FEWEST = 2  # syllables: one alone may be anything (a, he)
_LETTERS = re.compile(r"[a-z]+(?: [a-z]+)*")
Syllables = Tuple[str, ...]


class Word(NamedTuple):
    """The commonest word of a sound, and what it costs."""

    characters: str
    cost: float


@cache
def words_by_sound() -> Dict[Syllables, Word]:
    """Return for each sequence of syllables its commonest word."""
    frequencies: Dict[str, float] = {}
    for source in (general_frequencies(), field_frequencies()):
        for word, frequency in source.items():
            frequencies[word] = frequencies.get(word, 0.0) + frequency / 2
    by_sound: Dict[Syllables, Word] = {
        (sound,): Word(word, -math.log(COMMON)) for sound, word in ALSO_READ.items()
    }
    for characters, frequency in sorted(frequencies.items(), key=lambda entry: -entry[1]):
        if len(characters) <= LONGEST_WORD:
            by_sound.setdefault(tuple(lazy_pinyin(characters)), Word(characters, -math.log(frequency)))
    return by_sound


def general_frequencies() -> Dict[str, float]:
    """Return how often the known words are said anywhere, as shares."""
    words = known_words()
    return dict(zip(words.rows, words.frequencies.tolist(), strict=True))


def field_frequencies() -> Dict[str, float]:
    """Return how often words are said here, as shares."""
    lines = FIELD_WORDS.read_text("utf-8").splitlines()
    counts = {word: int(count) for word, count in (line.split("\t") for line in lines)}
    total = sum(counts.values())
    return {word: count / total for word, count in counts.items()}


def from_pinyin(text: str) -> str:
    """Return `text`, normalised so far, with letters that spell two syllables or more as characters."""
    return _LETTERS.sub(lambda run: " ".join(_parts(run[0].split())), text)


def _parts(tokens: List[str]) -> Iterator[str]:
    """Yield the tokens, those in a row that are pinyin joined and turned into characters."""
    pending: List[str] = []
    for token in [*tokens, ""]:
        if token and spelled_or_nothing(token):
            pending.append(token)
            continue
        if pending:
            yield _turned(pending)
        if token:
            yield token
        pending = []


def _turned(tokens: List[str]) -> str:
    syllables = [syllable for token in tokens for syllable in spelled_or_nothing(token)]
    return characters(syllables) if len(syllables) >= FEWEST else " ".join(tokens)


def characters(syllables: List[str]) -> str:
    """Return the likeliest characters for `syllables`; one that no word has stays as it is."""
    costs = [0.0] + [math.inf] * len(syllables)
    steps: List[Tuple[int, str]] = [(0, "")] * (len(syllables) + 1)
    for start in range(len(syllables)):
        for word, end in _words_from(syllables, start):
            if costs[start] + word.cost < costs[end]:
                costs[end], steps[end] = costs[start] + word.cost, (start, word.characters)
    return _read_back(steps)


def _words_from(syllables: List[str], start: int) -> Iterator[Tuple[Word, int]]:
    yield Word(syllables[start], UNKNOWN), start + 1
    for end in range(start + 1, min(start + LONGEST_WORD, len(syllables)) + 1):
        word = words_by_sound().get(tuple(syllables[start:end]))
        if word:
            yield word, end


def _read_back(steps: List[Tuple[int, str]]) -> str:
    end, words = len(steps) - 1, []
    while end:
        end, word = steps[end]
        words.append(word)
    return "".join(reversed(words))
