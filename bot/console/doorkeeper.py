"""What the audit list is told a little later: sessions that ran out, and refusals that came in floods."""

import asyncio

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.console.sessions import Sessions
from bot.looking import again_and_again
from bot.staff.refusals import Refusals

SECONDS_BETWEEN = 30


class Doorkeeper:
    """Look after the door of the console."""

    def __init__(self, engine: Engine, sessions: Sessions, refusals: Refusals) -> None:
        """Write into the audit list behind `engine`."""
        self._engine = engine
        self._sessions = sessions
        self._refusals = refusals

    def run(self) -> None:
        """Note what is due."""
        for over in self._sessions.take_over():
            try:
                with Session(self._engine) as session, session.begin():
                    note(session, over.name, "session_ended", over.name)
            except SQLAlchemyError:
                self._sessions.put_back(over)
                raise
        self._refusals.settle()

    async def keep_running(self, seconds: float = SECONDS_BETWEEN) -> None:
        """Note what is due now and every half minute, until cancelled."""
        await again_and_again(lambda: asyncio.to_thread(self.run), seconds)
