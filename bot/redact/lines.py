"""The form of `ganwei redact`: JSON lines with a text in, the same with its spans out."""

import json
from collections.abc import Callable, Iterable, Iterator

from bot.redact.span import Span


class BadLine(Exception):
    """A line is no JSON object with "id" and "text"; the message gives its number and nothing of it."""


def redact_lines(find: Callable[[str], list[Span]], lines: Iterable[str]) -> Iterator[str]:
    """Yield for each line {"id", "text"} the line {"id", "text", "spans": [{"start", "end", "type"}]}.

    Offsets count characters of the text (Unicode code points), the end is exclusive. Raise BadLine.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            given = _object(line, number)
            spans = [{"start": s.start, "end": s.end, "type": s.kind} for s in find(given["text"])]
            yield json.dumps({**given, "spans": spans}, ensure_ascii=False)


def _object(line: str, number: int) -> dict[str, str]:
    try:
        given = json.loads(line)
        return {"id": given["id"], "text": given["text"] + ""}
    except (ValueError, KeyError, TypeError):
        raise BadLine(f'line {number} is no JSON object with "id" and a string "text"') from None
