"""Make lexicon.xz from jieba's dictionary; only run to make it anew.

`python -m bot.redact.lexicon_build dict.txt`

The dictionary is jieba's dict.txt (version 0.42.1, MIT licence, see lexicon.LICENSE): a word, how often it
was seen in the corpora behind it, and its part of speech. Rare words, mostly names and noise, are left out.
The dictionary takes some everyday words for names (秋收, 岳父): those that an input method knows as words
(bot/understanding/words.npz) are made nouns.
"""

import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bot.redact.lexicon import LEXICON, LONGEST_WORD

RAREST = 10  # times seen; 105,000 words


EVERYDAY_WORDS = Path(__file__).parent.parent / "understanding" / "words.npz"
NAME, NOUN = "nr", "n"


def build(dictionary: Path) -> Iterator[str]:
    """Yield the lines of the lexicon: word, count, part of speech."""
    with np.load(EVERYDAY_WORDS) as file:
        everyday = set(str(file["words"]).split("\n"))
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, part = line.split()
        if int(count) >= RAREST and len(word) <= LONGEST_WORD:
            yield f"{word} {count} {NOUN if part.startswith(NAME) and word in everyday else part}"


if __name__ == "__main__":
    LEXICON.write_bytes(lzma.compress("\n".join(build(Path(sys.argv[1]))).encode()))
