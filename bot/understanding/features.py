"""What the classifier sees of a message: four views of its normalised text, and what its words are like.

docs/understanding.md has the table of what was tried, and what each view brought.
"""

import logging
from typing import Any, Callable, List

import jieba
import jieba.posseg
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, make_union

from bot.understanding.pinyin import syllables
from bot.understanding.words import WordMeaning

jieba.setLogLevel(logging.WARNING)  # it announces its dictionary on stderr
_TAGS = jieba.posseg.dt.word_tag_tab  # of each word in jieba's dictionary its tag
_NAMES = ("nr", "ns", "nt", "nz")  # the tags of people, places, bodies and other names
_NUMBER, _LETTERS, _TIME = "m", "eng", "t"


def framed(text: str) -> str:
    """Return `text` with marks for its beginning and its end, where much of a question's meaning is."""
    return f"^{text}$"


def typed(text: str) -> List[str]:
    """Return the characters, with each name, number and foreign word replaced by its kind."""
    tokens: List[str] = []
    for word in jieba.lcut(text):
        kind = kind_of(word)
        tokens += [f"<{kind}>"] if kind else list(word)
    return tokens


def kind_of(word: str) -> str:
    """Return the kind of a name, number or foreign word, empty for any other.

    A look-up: jieba's own tagger also guesses the tags of words that its dictionary lacks. That made no
    difference to what was understood and cost more than all other views together.
    """
    tag = str(_TAGS.get(word, ""))
    if tag[:2] in _NAMES:
        return tag[:2]
    if tag in (_NUMBER, _TIME):
        return tag
    if word.isascii() and word.isalnum():
        return _NUMBER if word.isdigit() else _LETTERS
    return ""


class Pairs:
    """Pairs of characters a little apart: what is said with a word between (怎么认定, 怎么来认定)."""

    def __init__(self, furthest: int) -> None:
        """Pair each character with those from two to `furthest` places on."""
        self._furthest = furthest

    def __call__(self, text: str) -> List[str]:
        """Return the pairs of `text`, blanks left out."""
        text = text.replace(" ", "")
        return [
            f"{first}_{second}"
            for place, first in enumerate(text)
            for second in text[place + 2 : place + 1 + self._furthest]
        ]


def tokens(split: Callable[[str], List[str]], longest: int) -> TfidfVectorizer:
    """Return an unfitted vectoriser of runs of 1 to `longest` tokens, as `split` gives them."""
    return weighted(tokenizer=split, token_pattern=None, ngram_range=(1, longest))


def weighted(**options: Any) -> TfidfVectorizer:
    """Return an unfitted vectoriser with this project's weighting; single precision halves the memory."""
    return TfidfVectorizer(sublinear_tf=True, lowercase=False, dtype=np.float32, **options)


def ngram_features(longest_characters: int, longest_syllables: int, furthest_pair: int) -> FeatureUnion:
    """Return an unfitted vectoriser of normalised texts: characters, sounds, pairs, kinds, meaning."""
    return make_union(
        weighted(analyzer="char", preprocessor=framed, ngram_range=(1, longest_characters)),
        tokens(syllables, longest_syllables),
        tokens(Pairs(furthest_pair), 1),
        tokens(typed, longest_characters),
        WordMeaning(),
    )
