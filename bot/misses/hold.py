"""Hold a group while it changes: no text may be kept under one that staff settle in this moment."""

from typing import Any, cast

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from bot.misses.tables import GroupRow, State

WAITING = (State.OPEN, State.CONSENTED)


def hold(session: Session, key: bytes) -> GroupRow | None:
    """Return a group as it is now, locked for this transaction; None when it is settled or was never."""
    waits = (GroupRow.key == key, GroupRow.state.in_(WAITING))
    same = update(GroupRow).where(*waits).values(state=GroupRow.state)
    done = session.execute(same, execution_options={"synchronize_session": False})
    if not cast("CursorResult[Any]", done).rowcount:
        return None
    row = session.get_one(GroupRow, key)
    session.expire(row)  # what was read before the lock may be outdated
    return row
