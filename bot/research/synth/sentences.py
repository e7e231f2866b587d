"""The labelled sentences: what a concern of given codes may say, cut into clauses."""

import re
from pathlib import Path
from typing import NamedTuple

from bot.concerns.codes import Link, Reluctance
from bot.research.topics import Topic

FOLDER = Path(__file__).parent.parent / "coding" / "sentences"
_CODES = (frozenset(Reluctance), frozenset(Link), frozenset(Topic))
_ENDS = re.compile(r"[，。！？；…!?;\s]+")


class BadSentences(Exception):
    """There are no labelled sentences, or one does not fit; the message names the file and the line."""


class Sentence(NamedTuple):
    """One line of a file: the codes that it was given, and its clauses without the marks between them."""

    codes: tuple[str, str, str]  # reluctance, link, topic
    clauses: tuple[str, ...]


def read_sentences(folder: Path = FOLDER) -> list[Sentence]:
    """Return the sentences of every .tsv file in the order of names and lines; raise BadSentences."""
    files = sorted(folder.glob("*.tsv"))
    sentences = [sentence for file in files for sentence in _of_file(file)]
    if not sentences:
        raise BadSentences(f"{folder}: there are no labelled sentences")
    return sentences


def _of_file(file: Path) -> list[Sentence]:
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSentences(f"{file.name}: {type(error).__name__}") from None
    return [_sentence(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _sentence(file: Path, number: int, line: str) -> Sentence:
    parts = line.rstrip("\r").split("\t")
    fits = len(parts) == len(_CODES) + 1
    if not fits or any(code not in known for code, known in zip(parts, _CODES, strict=False)):
        raise BadSentences(f"{file.name}, line {number}: not the three codes and a text with tabs between")
    reluctance, link, topic, text = parts
    clauses = tuple(clause for clause in _ENDS.split(text) if clause)
    if not clauses:
        raise BadSentences(f"{file.name}, line {number}: there is no text")
    return Sentence((reluctance, link, topic), clauses)
