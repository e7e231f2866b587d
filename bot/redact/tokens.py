"""Text as the trained component reads it: its likeliest words, with what word lists know about them.

A token's attributes are put to use as follows. NORM: the word, all numbers alike; PREFIX and SUFFIX: its
first and its last character; TAG: its part of speech and length; DEP: whether it begins with a surname;
LEMMA: which ending of a unit, post, address or project comes next, and how far off, so that the first word
knows the last.
"""

import re
from functools import cache
from pathlib import Path

from spacy.attrs import SUFFIX  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from bot.redact.lexicon import lexicon, segment
from bot.redact.views import plain

SURNAMES = Path(__file__).with_name("surnames.txt")
ENDINGS = Path(__file__).with_name("endings.txt")
FARTHEST = 12  # words between the beginning of a name and its ending
_LONGEST_ENDING = 6
_RUNS = re.compile(r"[0-9]+|[A-Za-z]+|[^0-9A-Za-z]+")


@cache
def surnames() -> frozenset[str]:
    """Return the surnames, of one and of two characters."""
    return frozenset(SURNAMES.read_text("utf-8").split())


@cache
def endings() -> dict[str, str]:
    """Return for each ending the initials of what it may end: O, T, A, P."""
    kinds: dict[str, str] = {}
    for line in ENDINGS.read_text("utf-8").splitlines():
        kind, *parts = line.split()
        for part in dict.fromkeys(parts):
            kinds[part] = kinds.get(part, "") + kind[0]
    return kinds


def words_of(text: str) -> list[str]:
    """Return the words of `text`, which together are `text`; a run of digits or of Latin letters is one."""
    runs = _RUNS.findall(text)
    return [
        word for run in runs for word in ([run] if run[0].isascii() and run[0].isalnum() else segment(run))
    ]


def shape(word: str) -> str:
    """Return the word as the embedding sees it: all numbers alike, all Latin words alike."""
    return "0" if word[0].isdigit() else "a" if word[0].isascii() and word[0].isalpha() else word


def surname_sign(word: str, following: str) -> str:
    """Return how long the surname is that the word, perhaps with the next one, begins with: 0, 1 or 2."""
    two = word[:2] if len(word) > 1 else word + following[:1]
    return "2" if two in surnames() else "1" if word[0] in surnames() else "0"


def ending_of(word: str) -> str:
    """Return the kinds that a word may end, by the longest ending of it."""
    lengths = range(min(_LONGEST_ENDING, len(word)), 0, -1)
    return next((endings()[word[-n:]] for n in lengths if word[-n:] in endings()), "")


def coming_endings(words: list[str]) -> list[str]:
    """Return for each word the kinds of the next ending, and its distance in steps of one, two, four…"""
    signs, kinds, last = [""] * len(words), "", 0
    for place in range(len(words) - 1, -1, -1):
        if not words[place][0].isalnum():
            kinds = ""
        if found := ending_of(words[place]):
            kinds, last = found, place
        distance = last - place
        signs[place] = f"{kinds}{distance.bit_length()}" if kinds and distance <= FARTHEST else ""
    return signs


def as_doc(vocab: Vocab, words: list[str]) -> Doc:
    """Return the words with what the lists know about each."""
    known = [lexicon().get(word) for word in words]
    tags = [
        f"{entry.part if entry else '?'}{min(len(word), 4)}" for word, entry in zip(words, known, strict=True)
    ]
    endings = ["e" + ending for ending in coming_endings(words)]
    doc = Doc(vocab, words=words, spaces=[False] * len(words), tags=tags, lemmas=endings)
    for token, word, following in zip(doc, words, [*words[1:], "。"], strict=False):
        token.norm_, token.dep_ = shape(word), "s" + surname_sign(word, following)
    return doc


class Words:
    """The tokenizer."""

    def __init__(self, vocab: Vocab) -> None:
        """Take the vocabulary that the tokens' strings go to."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return `text` as its words; no character is left out, so that offsets stay."""
        return as_doc(self.vocab, words_of(plain(text)))

    def to_disk(self, _path: Path, **_kwargs: object) -> None:
        """Write nothing: the tokenizer holds nothing of its own."""

    def from_disk(self, _path: Path, **_kwargs: object) -> "Words":
        """Return itself."""
        return self


@registry.tokenizers("ganwei.Words.v1")
def tokenizer() -> "object":
    """Return the maker of the tokenizer, as spaCy's configuration asks for it."""

    def make(nlp: Language) -> Words:
        nlp.vocab.lex_attr_getters[SUFFIX] = lambda word: word[-1:]  # type: ignore[attr-defined]
        return Words(nlp.vocab)

    return make
