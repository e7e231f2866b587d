"""Whose work is new in a model: who added or dropped the phrasings in which it parts from the active one."""

from collections.abc import Iterable

from sqlalchemy import Integer, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.audit.record import AuditRow
from bot.database import Base
from bot.training.data import Pair
from bot.training.rows import active, pairs
from bot.training.tables import ModelRow, PhrasingRow


class HandRow(Base):
    """One of the staff who had a hand in a model: somebody else activates it."""

    __tablename__ = "model_hand"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    staff: Mapped[str] = mapped_column(String(60), primary_key=True)


def hands_in(session: Session, number: int) -> tuple[str, ...]:
    """Return who had a hand in a model, by name."""
    query = select(HandRow.staff).where(HandRow.number == number)
    return tuple(session.scalars(query.order_by(HandRow.staff)))


def note_hands(session: Session, number: int, holds: Iterable[Pair], added: Iterable[PhrasingRow]) -> None:
    """Note who had a hand in a model that is asked for now, made of those that were `added`.

    A phrasing and its author may be gone later, even while this is done: so they are not read again.
    """
    before, after = active(session), set(holds)
    new = after - set(pairs(before))
    hands = {row.author for row in added if (row.intent, row.text) in new}
    hands |= _who_dropped(session, before, after)
    session.add_all(HandRow(number=number, staff=name) for name in hands)


def _who_dropped(session: Session, before: ModelRow, after: set[Pair]) -> set[str]:
    """Return who dropped any phrasing of the topics that lose one, since the active model was asked for."""
    intents = {intent for intent, _text in set(pairs(before)) - after}
    since = before.steps[0][1] if before.steps else ""
    query = select(AuditRow).where(AuditRow.action == "phrasing_drop", AuditRow.at >= since)
    return {row.staff for row in session.scalars(query) if row.subject.split(" ")[0] in intents}
