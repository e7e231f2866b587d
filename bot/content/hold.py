"""Take hold of a draft within a transaction, and see whether it can go on."""

import secrets
from typing import Any, cast

from pydantic import ValidationError
from sqlalchemy import CursorResult, Engine, select, update
from sqlalchemy.orm import Session

from bot.content.checks import Check, NotReady, Problem, in_the_way
from bot.content.drafts import BaseMoved, Overtaken, Ref, Seen, State, WrongState, draft_of
from bot.content.entry import Entry
from bot.content.kinds import entry_of
from bot.content.tables import DraftRow, EntryRow
from bot.content.unfinished import found_already

_STAMPS = 2**31 - 1


def new_stamp() -> int:
    """Return a stamp that no draft of this entry has had: a random one, for drafts come and go."""
    return secrets.randbelow(_STAMPS) + 1


def take(session: Session, seen: Seen) -> DraftRow:
    """Return the row, locked for this transaction and under a new stamp; raise Overtaken."""
    at = (DraftRow.kind == seen.ref.kind, DraftRow.key == seen.ref.key)
    renew = update(DraftRow).where(*at, DraftRow.stamp == seen.stamp).values(stamp=new_stamp())
    renewed = cast("CursorResult[Any]", session.execute(renew)).rowcount
    row = session.get(DraftRow, seen.ref, populate_existing=True)
    if renewed != 1 or row is None:
        raise Overtaken(draft_of(row) if row else None)
    return row


def require(row: DraftRow, *states: State) -> None:
    """Raise WrongState unless the draft stands in one of `states`."""
    if row.state not in states:
        raise WrongState


def reopen(row: DraftRow) -> None:
    """Make it a draft again; what was approved or scheduled is so no more."""
    row.state, row.approver, row.publish_on = State.DRAFT, "", ""


def vet(engine: Engine, seen: Seen, check: Check) -> None:
    """Raise NotReady when something is wrong with the draft that was seen.

    Before the transaction, not in it: a check takes its time, and nobody else could write meanwhile.
    What is then taken under the same stamp is what was checked.
    """
    with Session(engine) as session:
        row = session.get(DraftRow, seen.ref)
        body = _whole(row) if row and row.stamp == seen.stamp else None
    if body:
        vetted(seen.ref, body, check)


def vetted(ref: Ref, body: dict[str, Any], check: Check) -> Entry:
    """Return the entry that `body` is; raise NotReady when something is wrong with it."""
    entry = _made(ref.kind, body)
    if problems := in_the_way(check(entry)):
        raise NotReady(problems)
    return entry


def entry_in(session: Session, row: DraftRow) -> Entry:
    """Return the entry that the draft would become; raise BaseMoved or NotReady."""
    if row.base != live_version(session, Ref(row.kind, row.key)):
        raise BaseMoved
    return _made(row.kind, _whole(row))


def _whole(row: DraftRow) -> dict[str, Any]:
    """Return the body of what the draft would become."""
    return {**row.body, "key": row.key, "version": row.base + 1}


def _made(kind: str, body: dict[str, Any]) -> Entry:
    try:
        return entry_of(kind, body)
    except ValidationError as error:
        raise NotReady(problems_of(error)) from None


def live_version(session: Session, ref: Ref) -> int:
    """Return the number of the version that is live, 0 when none is."""
    query = select(EntryRow.version).where(EntryRow.kind == ref.kind, EntryRow.key == ref.key)
    return session.scalar(query) or 0


def problems_of(error: ValidationError) -> list[Problem]:
    """Return what pydantic found: its own codes and gaps."""
    found = error.errors(include_url=False, include_input=False)
    return [
        Problem(
            ".".join(map(str, one["loc"])), one["type"], {k: str(v) for k, v in one.get("ctx", {}).items()}
        )
        for one in found
    ]


def checked(ref: Ref, body: dict[str, Any], check: Check) -> list[Problem]:
    """Return everything that is wrong with a body, hints too, whatever stands in it."""
    whole = {**body, "key": ref.key, "version": 1}
    try:
        return check(entry_of(ref.kind, whole))
    except ValidationError as error:
        return found_already(ref.kind, whole, problems_of(error), check)
