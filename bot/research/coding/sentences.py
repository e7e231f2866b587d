"""The labelled sentences: what somebody of an invented persona might write, with its three codes.

A file is one writer's: lines of reluctance, link, topic and text with tabs between, without a heading.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bot.research.coding.failures import BadSentence
from bot.research.columns import SENSITIVE, VALUES

FOLDER = Path(__file__).with_name("sentences")
CLASSES = {name: VALUES[name] for name in SENSITIVE}


class Sentence(NamedTuple):
    """A text, its codes in the order of SENSITIVE, and who wrote it."""

    writer: str
    codes: tuple[str, ...]
    text: str


def read_sentences(files: Iterable[Path]) -> list[Sentence]:
    """Return the sentences of some files, each named by its writer; raise BadSentence."""
    return [
        _sentence(file, number, line)
        for file in files
        for number, line in enumerate(_lines(file), start=1)
        if line.strip()
    ]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSentence(f"{file}: {type(error).__name__}") from None


def own_files() -> list[Path]:
    """Return the files that the model is trained on, in their order."""
    return sorted(FOLDER.glob("*.tsv"))


def _sentence(file: Path, number: int, line: str) -> Sentence:
    *codes, text = line.split("\t")
    if len(codes) != len(SENSITIVE) or not any(sign.isalnum() for sign in text):
        raise BadSentence(
            f"{file}, line {number}: needs {len(SENSITIVE)} codes and a text, with tabs between"
        )
    for name, code in zip(SENSITIVE, codes, strict=True):
        if code not in CLASSES[name]:
            raise BadSentence(f"{file}, line {number}: what stands for {name} is none of its codes")
    return Sentence(file.stem, tuple(codes), text)
