"""The labelled sentences as synthetic concerns are made of them: cut into clauses."""

import re
from pathlib import Path
from typing import NamedTuple

from bot.research.coding import sentences as labelled
from bot.research.coding.failures import BadSentence

_ENDS = re.compile(r"[，。！？；…!?;\s]+")


class Sentence(NamedTuple):
    """One line of a file: the codes that it was given, and its clauses without the marks between them."""

    codes: tuple[str, ...]  # in the order of SENSITIVE
    clauses: tuple[str, ...]


def read_sentences(folder: Path = labelled.FOLDER) -> list[Sentence]:
    """Return the sentences of every .tsv file in the order of names and lines; raise BadSentence."""
    found = labelled.read_sentences(sorted(folder.glob("*.tsv")))
    if not found:
        raise BadSentence(f"{folder}: there are no labelled sentences")
    return [Sentence(one.codes, _clauses(one.text)) for one in found]


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(clause for clause in _ENDS.split(text) if clause)
