"""What pydantic says of a row, as problems with columns: its own types of errors are the codes."""

from collections.abc import Collection, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.workbook.columns import Column
from bot.workbook.problem import Problem, Unread, quoted


def problems_of(error: ValidationError, columns: Collection[Column]) -> Iterator[Problem]:
    """Yield a problem for each thing that a model says is wrong with a row."""
    for details in error.errors(include_url=False):
        column = _column(details["loc"], columns)
        path = ".".join(column.path) if column else ""
        yield Problem(_code(details), _gaps(details), column=column.heading if column else "", path=path)


def _column(place: tuple[int | str, ...], columns: Collection[Column]) -> Column | None:
    """Return the column of a field; of a field in several columns, the one that is meant, or the first."""
    fitting = [column for column in columns if column.path[0] in place[:1]]
    meant = [column for column in fitting if column.path == place[: len(column.path)]]
    return next(iter([*meant, *fitting]), None)


def _code(details: ErrorDetails) -> str:
    value = details["input"]
    if isinstance(value, Unread):
        return value.code
    return "missing_half" if details["type"] == "missing" and len(details["loc"]) > 1 else details["type"]


def _gaps(details: ErrorDetails) -> dict[str, str | int]:
    value, context = details["input"], details.get("ctx", {})
    gaps: dict[str, str | int] = {name: str(said) for name, said in context.items()}
    if "max_length" in context and isinstance(value, str | tuple):
        gaps["over"] = len(value) - context["max_length"]
    return {**gaps, "value": quoted(value)}
