"""What the audit list is told a little later: sessions that ended, and refusals that came in floods."""

import asyncio
from collections.abc import Callable

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.console.sessions import Sessions
from bot.looking import again_and_again
from bot.staff.accounts import Member
from bot.staff.refusals import Refusals

SECONDS_BETWEEN = 30


class Doorkeeper:
    """Look after the door of the console."""

    def __init__(
        self, engine: Engine, sessions: Sessions, refusals: Refusals, staff: Callable[[], list[Member]]
    ) -> None:
        """Write into the audit list behind `engine`; `staff` are the accounts as they are now."""
        self._engine = engine
        self._staff = staff
        self._sessions = sessions
        self._refusals = refusals

    def run(self) -> None:
        """Note what is due."""
        for over in self._sessions.take_over(self._epochs):
            action = "session_cut" if over.is_cut else "session_ended"
            try:
                with Session(self._engine) as session, session.begin():
                    note(session, over.name, action, over.name)
            except SQLAlchemyError:
                self._sessions.put_back(over)
                raise
        self._refusals.settle()

    def _epochs(self) -> dict[str, int]:
        return {member.name: member.epoch for member in self._staff() if member.active}

    async def keep_running(self, seconds: float = SECONDS_BETWEEN) -> None:
        """Note what is due now and every half minute, until cancelled."""
        await again_and_again(lambda: asyncio.to_thread(self.run), seconds)
