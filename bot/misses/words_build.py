"""Make words.xz from the phrasings in nlu/; only run to make it anew.

`python -m bot.misses.words_build`

How often a word stands there need not be exact: new phrasings do not make the file wrong.
"""

import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.misses.words import KNOWN, words_of
from bot.settings import ROOT

RAREST = 5  # phrasings; 6,100 words
_PHRASING = re.compile(r"^ +- (?!intent:)(.+)$", re.MULTILINE)


def build() -> Iterator[str]:
    """Yield the lines of the file: a word and in how many phrasings it stands."""
    counts: Counter[str] = Counter()
    for file in (ROOT / "nlu").glob("*.yml"):
        for phrasing in phrasings(file):
            counts.update(words_of(phrasing))
    yield from (f"{word} {count}" for word, count in sorted(counts.items()) if count >= RAREST)


def phrasings(file: Path) -> list[str]:
    """Return the phrasings of a file of training data."""
    return _PHRASING.findall(file.read_text("utf-8"))


if __name__ == "__main__":
    KNOWN.write_bytes(lzma.compress("\n".join(build()).encode(), preset=9))
