"""Annotated sentences: text with [words](KIND) in it, as Rasa writes entities."""

import re
from pathlib import Path
from typing import NamedTuple

from bot.redact.span import Kind, Span

_ANNOTATION = re.compile(r"\[([^\[\]]+)\]\(([A-Z_]+)\)")


class Sentence(NamedTuple):
    """A text and the spans that a person marked in it."""

    text: str
    spans: list[Span]


class BadAnnotation(ValueError):
    """A line of annotated sentences cannot be read; the message says which."""


def read_sentences(file: Path) -> list[Sentence]:
    """Return the sentences of a file, one a line; raise BadAnnotation."""
    sentences = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            sentences.append(parse(line))
        except ValueError as error:
            raise BadAnnotation(f"{file.name}:{number}: {error}") from error
    return sentences


def parse(line: str) -> Sentence:
    """Return the sentence that an annotated line stands for; raise ValueError for an unknown kind."""
    text, spans, end = "", list[Span](), 0
    for match in _ANNOTATION.finditer(line):
        text += line[end : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1]), Kind(match[2])))
        text += match[1]
        end = match.end()
    return Sentence(text + line[end:], spans)
