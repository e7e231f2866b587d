"""The columns of a kind of entry: they follow the fields of its model."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.content.entry import Entry
from bot.content.labels import labels
from bot.workbook.forms import CODE, COUNT, DATE, KEYS, LINES, PAIRS, TEXT, WHOLE, YES_NO, Form
from bot.workbook.words import words

COUNTED = "text"  # the field whose characters a formula counts
OF_KEYS = ("follow_ups", "channels")  # whose values are keys of entries
LOCKED = ("key", "version", "number")  # what nobody is to change in the workbook
_FORMS: dict[object, Form] = {int: WHOLE, bool: YES_NO, date: DATE, dict: PAIRS, tuple: LINES}


@dataclass(frozen=True)
class Column:
    """A column: the path of its field, how it stands in a cell, its heading, how long it may be."""

    path: tuple[str, ...]
    form: Form
    heading: str
    longest: int | None = None

    def value(self, entry: Entry) -> Any:
        """Return the value of the field, or None: it has none."""
        value: Any = entry
        for name in self.path:
            value = getattr(value, name, None)
        return value

    def is_locked(self) -> bool:
        """Say whether nobody is to change it."""
        return self.form is COUNT or self.path[0] in LOCKED


@cache
def columns(kind: type[Entry]) -> tuple[Column, ...]:
    """Return the columns of a kind, in the order of its fields."""
    return tuple(_columns(kind))


def _columns(kind: type[Entry]) -> Iterator[Column]:
    for name, field in kind.model_fields.items():
        inner = _plain_type(field)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            for part, its_field in inner.model_fields.items():
                yield _column((name, part), its_field)
        else:
            yield _column((name,), field)
        if name == COUNTED:
            yield Column((name,), COUNT, labels()[name] + words().marks["count"])


def _column(path: tuple[str, ...], field: FieldInfo) -> Column:
    limits = [limit for data in field.metadata if (limit := getattr(data, "max_length", None))]
    form = _form(path[-1], field)
    return Column(path, form, heading(path), next(iter(limits), None))


def _form(name: str, field: FieldInfo) -> Form:
    if name in OF_KEYS:
        return KEYS
    if any(getattr(data, "pattern", None) for data in field.metadata):
        return CODE
    return _FORMS.get(_plain_type(field), TEXT)


def _plain_type(field: FieldInfo) -> object:
    """Return the type of a field without "or nothing" and without what it holds."""
    given = field.annotation
    choices = [choice for choice in get_args(given) if choice is not NoneType]
    if len(choices) == 1 and len(get_args(given)) > 1 and get_origin(given) is not tuple:
        given = choices[0]
    return get_origin(given) or given


def heading(path: tuple[str, ...]) -> str:
    """Return the heading of a field; one without a word has its own name."""
    name = ".".join(path)
    return labels().get(name, name) + (words().marks["locked"] if path[0] in LOCKED else "")
