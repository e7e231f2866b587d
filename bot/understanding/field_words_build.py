"""Make field_words.tsv from the phrasings in nlu/: how often each word is said here.

`python -m bot.understanding.field_words_build`: to be run when nlu/ has grown much; nothing breaks where it
is not. jieba cuts the words; a word said by chance (under FEWEST times) says nothing.
"""

from collections import Counter
from pathlib import Path
from typing import Iterator

import jieba

from bot.understanding.from_pinyin import FIELD_WORDS
from bot.understanding.importer import read_all
from bot.understanding.text import normalise
from bot.understanding.words import LONGEST_WORD

FEWEST = 3
_NLU = Path(__file__).resolve().parents[2] / "nlu"


def words_of(examples: str) -> Iterator[str]:
    """Yield the words of phrasings (one a line, after a dash) that are Chinese throughout."""
    for line in examples.splitlines():
        for word in jieba.lcut(normalise(line)):
            if len(word) <= LONGEST_WORD and all("一" <= character <= "鿿" for character in word):
                yield word


def main() -> None:
    """Count all phrasings and write the file, the commonest word first."""
    items = read_all(map(str, sorted(_NLU.glob("*.yml"))), ["nlu"])["nlu"]
    counts = Counter(word for item in items for word in words_of(item.get("examples", "")))
    often = [(word, count) for word, count in counts.items() if count >= FEWEST]
    lines = [f"{word}\t{count}\n" for word, count in sorted(often, key=lambda entry: (-entry[1], entry[0]))]
    FIELD_WORDS.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
