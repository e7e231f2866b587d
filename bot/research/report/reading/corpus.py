"""The released texts as words: labels of masked things, stop words and single characters are left out."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from bot.redact.tokens import words_of
from bot.redact.views import plain

_STOPWORDS, _TERMS = Path(__file__).with_name("stopwords.txt"), Path(__file__).with_name("terms.txt")
_LABEL = re.compile("【[^】]*】")
_WORD = re.compile("[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True)
class Corpus:
    """The rows that have a text, in the order of the release, and the words of each."""

    rows: pd.DataFrame
    words: tuple[tuple[str, ...], ...]

    @property
    def texts(self) -> list[str]:
        """The texts."""
        return list(self.rows["text"])


def corpus_of(frame: pd.DataFrame) -> Corpus:
    """Return the texts of a release; what is null or blank is none."""
    texts = frame[frame["text"].notna()]
    texts = texts[texts["text"].astype("str").str.strip() != ""].reset_index(drop=True)
    return Corpus(texts, tuple(tuple(telling_words(text)) for text in texts["text"]))


def telling_words(text: str) -> list[str]:
    """Return the words of a text that tell something."""
    words = [word for part in _LABEL.split(plain(text)) for word in _joined(words_of(part))]
    return [word for word in words if _WORD.fullmatch(word) and word not in _listed(_STOPWORDS)]


def _joined(words: list[str]) -> list[str]:
    """Return the words with neighbours joined that are one term of the subject, such as 问 and 责."""
    terms, joined, place = _listed(_TERMS), list[str](), 0
    while place < len(words):
        ends = (
            end
            for end in range(min(len(words), place + 4), place + 1, -1)
            if "".join(words[place:end]) in terms
        )
        end = next(ends, place + 1)
        joined.append("".join(words[place:end]))
        place = end
    return joined


@cache
def _listed(file: Path) -> frozenset[str]:
    return frozenset(file.read_text("utf-8").split())
