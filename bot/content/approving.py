"""What an approver does: let drafts go live, now or on a day, send them back; withdraw, restore."""

from datetime import date

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.content.checks import Check
from bot.content.drafts import BaseMoved, Draft, NoSuchEntry, OwnWork, Ref, Seen, State, draft_of
from bot.content.history import History
from bot.content.hold import entry_in, live_version, reopen, require, take, vet, vetted
from bot.content.publish import How, Origin, grow, publish
from bot.content.tables import DraftRow, EntryRow, WithdrawnRow
from bot.database import now


class Approving:
    """What is live, as one member of the staff answers for it."""

    def __init__(self, engine: Engine, staff: str, check: Check) -> None:
        """Act as `staff`; only what `check` finds nothing wrong with goes live."""
        self._engine = engine
        self._staff = staff
        self._check = check

    def approve(self, seen: Seen) -> int:
        """Bring a submitted draft live; return its version.

        Raise Overtaken, WrongState, OwnWork, BaseMoved, or NotReady.
        """
        vet(self._engine, seen, self._check)
        with Session(self._engine) as session, session.begin():
            revision = grow(session)
            row = self._approved(session, seen)
            note(session, self._staff, "entry_publish", "/".join(seen.ref), row.note)
            return go_live(session, row, revision)

    def schedule(self, seen: Seen, day: date) -> Draft:
        """Let a submitted draft go live on a day; raises what `approve` raises."""
        vet(self._engine, seen, self._check)
        with Session(self._engine) as session, session.begin():
            row = self._approved(session, seen)
            entry_in(session, row)
            row.state, row.publish_on = State.SCHEDULED, day.isoformat()
            note(session, self._staff, "entry_schedule", "/".join(seen.ref), row.publish_on)
            return draft_of(row)

    def send_back(self, seen: Seen, reason: str) -> Draft:
        """Give a submitted or scheduled draft back to its editors; raise Overtaken or WrongState."""
        with Session(self._engine) as session, session.begin():
            row = take(session, seen)
            require(row, State.SUBMITTED, State.SCHEDULED)
            reopen(row)
            row.returned = reason
            note(session, self._staff, "draft_send_back", "/".join(seen.ref), reason)
            return draft_of(row)

    def bring_back(self, ref: Ref, number: int, live: int, told: str, reason: str = "") -> int:
        """Make version `number` live again as a new version, and return that; `live` is what was seen live.

        `told` is what people read who ask for changes; `reason` is for the audit list alone.
        Raise NoSuchEntry, NotReady when it does not pass today, BaseMoved when another is live by now.
        """
        former = History(self._engine).version(ref, number)
        entry = vetted(ref, {**former.body, "version": live + 1}, self._check)
        with Session(self._engine) as session, session.begin():
            revision = grow(session)
            if live_version(session, ref) != live:
                raise BaseMoved
            publish(session, entry, revision, How(Origin.BACK, told, former.author, self._staff))
            show_again(session, ref)
            note(session, self._staff, "entry_back", "/".join(ref), reason)
        return entry.version

    def withdraw(self, ref: Ref, reason: str) -> None:
        """Show an entry no more, at once; raise NoSuchEntry. Done twice, it stays as it was done first."""
        with Session(self._engine) as session, session.begin():
            grow(session)
            if session.get(EntryRow, ref) is None:
                raise NoSuchEntry
            if session.get(WithdrawnRow, ref) is None:
                session.add(WithdrawnRow(**ref._asdict(), reason=reason, staff=self._staff, at=now()))
                note(session, self._staff, "entry_withdraw", "/".join(ref), reason)

    def restore(self, ref: Ref, reason: str) -> None:
        """Show an entry again that was withdrawn."""
        with Session(self._engine) as session, session.begin():
            grow(session)
            if show_again(session, ref):
                note(session, self._staff, "entry_restore", "/".join(ref), reason)

    def _approved(self, session: Session, seen: Seen) -> DraftRow:
        row = take(session, seen)
        require(row, State.SUBMITTED)
        if self._staff in row.editors:
            raise OwnWork
        row.approver = self._staff
        return row


def go_live(session: Session, row: DraftRow, revision: int) -> int:
    """Publish what an approved draft holds, in place of the draft; return the version. Raise BaseMoved."""
    entry = entry_in(session, row)
    publish(session, entry, revision, How(Origin.CONSOLE, row.note, row.editors[-1], row.approver))
    show_again(session, Ref(row.kind, row.key))
    session.delete(row)
    return entry.version


def show_again(session: Session, ref: Ref) -> bool:
    """Take back a withdrawal, if there is one; say whether there was."""
    row = session.get(WithdrawnRow, ref)
    if row:
        session.delete(row)
    return row is not None
