"""Scheduled drafts go live when their day has come: every worker looks, one of them does it."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.content.approving import go_live
from bot.content.checks import Check, NotReady
from bot.content.drafts import BaseMoved, Overtaken, Ref, Seen, State
from bot.content.hold import take, vet
from bot.content.publish import grow
from bot.content.tables import DraftRow, WithdrawnRow
from bot.looking import again_and_again

SECONDS_BETWEEN = 5


class Due:
    """Look for scheduled drafts whose day has come."""

    def __init__(
        self,
        engine: Engine,
        check: Check,
        may_approve: Callable[[str], bool],
        today: Callable[[], date],
    ) -> None:
        """Publish what `check` still finds nothing wrong with and whose approver still may approve.

        What was overtaken, or withdrawn meanwhile, is to be approved anew.
        """
        self._engine = engine
        self._check = check
        self._may_approve = may_approve
        self._today = today

    def run(self) -> int:
        """Publish what is due; return how many."""
        return sum(self._publish(seen) for seen in self._due())

    async def keep_running(self, seconds: float = SECONDS_BETWEEN) -> None:
        """Look every few seconds, until cancelled."""
        await again_and_again(lambda: asyncio.to_thread(self.run), seconds)

    def _due(self) -> list[Seen]:
        due = (DraftRow.state == State.SCHEDULED, DraftRow.publish_on <= self._today().isoformat())
        with Session(self._engine) as session:
            return [
                Seen(Ref(row.kind, row.key), row.stamp)
                for row in session.scalars(select(DraftRow).where(*due))
            ]

    def _publish(self, seen: Seen) -> bool:
        try:
            vet(self._engine, seen, self._check)
            with Session(self._engine) as session, session.begin():
                revision = grow(session)
                row = take(session, seen)
                if session.get(WithdrawnRow, seen.ref) or not self._may_approve(row.approver):
                    raise BaseMoved  # noqa: TRY301 - it is for people to decide again
                note(session, row.approver, "entry_publish", "/".join(seen.ref), row.note)
                go_live(session, row, revision)
        except Overtaken:
            return False  # another worker, or an editor, was first
        except (BaseMoved, NotReady):
            self._ask_again(seen)
            return False
        return True

    def _ask_again(self, seen: Seen) -> None:
        with suppress(Overtaken), Session(self._engine) as session, session.begin():
            row = take(session, seen)
            note(session, row.approver, "entry_not_published", "/".join(seen.ref), row.publish_on)
            row.state, row.approver, row.publish_on = State.SUBMITTED, "", ""
