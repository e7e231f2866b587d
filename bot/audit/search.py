"""Read the list: searched, page by page, or whole for an export."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, Engine, Select, func, or_, select
from sqlalchemy.orm import Session

from bot.audit.record import AuditRow

PAGE = 50  # rows


class Deed(NamedTuple):
    """One row of the list."""

    number: int
    at: str
    staff: str
    action: str
    subject: str
    reason: str


@dataclass(frozen=True)
class Word:
    """A word that is looked for, and what rows hold in the place of wordings that contain it."""

    text: str
    staff: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()  # subjects before the number at their end: "fear " of "fear 12"
    reasons: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wanted:
    """What is looked for; empty: everything. Times as in the table: `since` is included, `until` is not."""

    words: tuple[Word, ...] = ()  # all of them must be found
    staff: str = ""
    action: str = ""
    since: str = ""
    until: str = ""


class AuditList:
    """Look into the list."""

    def __init__(self, engine: Engine) -> None:
        """Look into the table behind `engine`."""
        self._engine = engine

    def page(self, wanted: Wanted, number: int = 1) -> tuple[list[Deed], int]:
        """Return one page of what is wanted, the latest first, and how many rows there are in all."""
        query = _select(wanted)
        newest_first = query.order_by(AuditRow.number.desc()).limit(PAGE).offset(PAGE * (number - 1))
        with Session(self._engine) as session:
            total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
            return [_deed(row) for row in session.scalars(newest_first)], total

    def all(self, wanted: Wanted) -> Iterator[Deed]:
        """Yield everything that is wanted, the oldest first."""
        with Session(self._engine) as session:
            for row in session.scalars(_select(wanted).order_by(AuditRow.number)).yield_per(1000):
                yield _deed(row)

    def actions(self) -> list[str]:
        """Return the kinds of deeds that the list holds."""
        with Session(self._engine) as session:
            return sorted(session.scalars(select(AuditRow.action).distinct()))


def _select(wanted: Wanted) -> Select[AuditRow]:
    return select(AuditRow).where(*_conditions(wanted))


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    yield from (or_(*_places(word)) for word in wanted.words)
    if wanted.staff:
        yield AuditRow.staff == wanted.staff
    if wanted.action:
        yield AuditRow.action == wanted.action
    if wanted.since:
        yield AuditRow.at >= wanted.since
    if wanted.until:
        yield AuditRow.at < wanted.until


def _places(word: Word) -> Iterator[ColumnElement[bool]]:
    columns = (AuditRow.staff, AuditRow.action, AuditRow.subject, AuditRow.reason)
    yield from (column.contains(word.text, autoescape=True) for column in columns)
    codes = (word.staff, word.actions, word.subjects, word.reasons)
    yield from (column.in_(meant) for column, meant in zip(columns, codes, strict=True) if meant)
    if word.stems:
        yield func.rtrim(AuditRow.subject, "0123456789").in_(word.stems)


def _deed(row: AuditRow) -> Deed:
    return Deed(row.number, row.at, row.staff, row.action, row.subject, row.reason)
