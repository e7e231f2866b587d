"""What an editor does with a draft: save, throw away, submit, take back."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.content.checks import Check
from bot.content.drafts import BaseMoved, Draft, Overtaken, Ref, Seen, State, draft_of
from bot.content.hold import entry_in, live_version, new_stamp, reopen, require, take, vet
from bot.content.tables import DraftRow
from bot.database import now


class Writing:
    """The drafts, as one member of the staff works on them."""

    def __init__(self, engine: Engine, staff: str, check: Check) -> None:
        """Act as `staff`; only what `check` finds nothing wrong with can be submitted."""
        self._engine = engine
        self._staff = staff
        self._check = check

    def save(self, seen: Seen, body: dict[str, Any], base: int | None = None) -> Draft:
        """Store the draft, whatever is in it; raise Overtaken. One that was submitted is a draft again.

        It was made from version `base`, which its writer has seen; None: as before, or from what is live.
        """
        try:
            with Session(self._engine) as session, session.begin():
                return self._save(session, seen, body, base)
        except IntegrityError:
            raise Overtaken(draft_at(self._engine, seen.ref)) from None

    def save_new(self, bodies: Mapping[Ref, dict[str, Any]]) -> None:
        """Store a draft of each entry, or none at all; raise Overtaken when one has a draft already.

        The version in a body is the one that it was made from.
        """
        ref = None
        try:
            with Session(self._engine) as session, session.begin():
                for ref, body in bodies.items():
                    self._save(session, Seen(ref, 0), body, body.get("version"))
        except IntegrityError:
            raise Overtaken(draft_at(self._engine, ref) if ref else None) from None

    def discard(self, seen: Seen) -> None:
        """Throw the draft away; raise Overtaken."""
        with Session(self._engine) as session, session.begin():
            session.delete(take(session, seen))
            note(session, self._staff, "draft_discard", "/".join(seen.ref))

    def submit(self, seen: Seen, changed: str) -> Draft:
        """Hand the draft to an approver with a note on what `changed`.

        Raise Overtaken, WrongState, BaseMoved, or NotReady. Who submits has had a hand in it.
        """
        vet(self._engine, seen, self._check)
        with Session(self._engine) as session, session.begin():
            row = take(session, seen)
            require(row, State.DRAFT)
            entry_in(session, row)
            row.editors = list(dict.fromkeys((*row.editors, self._staff)))
            row.state, row.note, row.returned, row.at = State.SUBMITTED, changed, "", now()
            note(session, self._staff, "draft_submit", "/".join(seen.ref), changed)
            return draft_of(row)

    def take_back(self, seen: Seen) -> Draft:
        """Make a submitted or scheduled draft a draft again; raise Overtaken."""
        with Session(self._engine) as session, session.begin():
            row = take(session, seen)
            reopen(row)
            note(session, self._staff, "draft_take_back", "/".join(seen.ref))
            return draft_of(row)

    def rebase(self, seen: Seen, live: int) -> Draft:
        """Say that version `live` was looked at, and that the draft holds; raise Overtaken, BaseMoved."""
        with Session(self._engine) as session, session.begin():
            row = take(session, seen)
            if live_version(session, seen.ref) != live:
                raise BaseMoved
            reopen(row)
            row.base = live
            note(session, self._staff, "draft_rebase", "/".join(seen.ref))
            return draft_of(row)

    def _save(self, session: Session, seen: Seen, body: dict[str, Any], base: int | None) -> Draft:
        row = take(session, seen) if seen.stamp else _new(session, seen.ref, base)
        reopen(row)
        row.body, row.at = body, now()
        row.base = row.base if base is None else base
        row.editors = [*(name for name in row.editors if name != self._staff), self._staff]
        note(session, self._staff, "draft_save", "/".join(seen.ref))
        session.flush()
        return draft_of(row)


def draft_at(engine: Engine, ref: Ref) -> Draft | None:
    """Return the draft of an entry, or None."""
    with Session(engine) as session:
        row = session.get(DraftRow, (ref.kind, ref.key))
        return draft_of(row) if row else None


def drafts(engine: Engine) -> list[Draft]:
    """Return all drafts, those that changed last first."""
    with Session(engine) as session:
        return [draft_of(row) for row in session.scalars(select(DraftRow).order_by(DraftRow.at.desc()))]


def _new(session: Session, ref: Ref, base: int | None) -> DraftRow:
    base = live_version(session, ref) if base is None else base
    row = DraftRow(kind=ref.kind, key=ref.key, stamp=new_stamp(), base=base, body={}, editors=[])
    session.add(row)
    return row
