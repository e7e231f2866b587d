"""Make the models that staff ask for: train and measure, one at a time, while people are being answered."""

import asyncio
import logging
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from bot.faults import name_and_place
from bot.looking import again_and_again
from bot.training.files import ModelFiles, name_of
from bot.training.in_use import InUse
from bot.training.ledger import Job, Ledger, Lost
from bot.training.tables import Fault

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_BETWEEN_BEATS = 5.0


class Trainer:
    """Look for models to make, and make them."""

    def __init__(self, ledger: Ledger, in_use: InUse, files: ModelFiles) -> None:
        """Find work in `ledger`; `in_use` says which files are needed no more."""
        self._ledger = ledger
        self._in_use = in_use
        self._files = files
        self._has_looked = False

    async def keep_running(self) -> None:
        """Look every second until cancelled."""
        await again_and_again(self.look, SECONDS_BETWEEN_LOOKS)

    async def look(self) -> None:
        """Make the model that waits, if there is one; the first time, what fits the data no more fails."""
        if not self._has_looked:
            await asyncio.to_thread(self._in_use.outdate, self._files.name)
            self._has_looked = True
        if job := await asyncio.to_thread(self._ledger.claim):
            await self._carry_out(job)

    async def _carry_out(self, job: Job) -> None:
        """Make one model, saying all the while that this process is at work."""
        making = asyncio.create_task(self._make(job))
        beating = asyncio.create_task(self._keep_beating(job.number))
        try:
            await asyncio.wait({making, beating}, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            with suppress(SQLAlchemyError, Lost):  # first this: nobody waits long for who is being stopped
                self._ledger.let_go(job.number)
            raise
        finally:
            for task in (making, beating):
                task.cancel()
            await asyncio.gather(making, beating, return_exceptions=True)

    async def _keep_beating(self, number: int) -> None:
        """Say that this process is at work, until another has taken the work over."""
        with suppress(Lost):
            while True:
                await asyncio.sleep(SECONDS_BETWEEN_BEATS)
                with suppress(SQLAlchemyError):
                    await asyncio.to_thread(self._ledger.beat, number)

    async def _make(self, job: Job) -> None:
        fault = Fault.TRAINING
        try:
            new = await self._files.ensure(job.holds)
            against = await asyncio.to_thread(self._ledger.trained, job.number, name_of(new))
            fault = Fault.MEASURING
            old = await self._files.ensure(against.holds)
            found = await self._files.compare(old, new)
            await asyncio.to_thread(self._ledger.measured, job.number, found)
            self._files.delete(await asyncio.to_thread(self._in_use.unneeded))
        except Lost:
            return
        except Exception as error:  # noqa: BLE001 - whatever happens, the model does not stay under way
            log.error("a model could not be made: %s", name_and_place(error))  # noqa: TRY400 - no text of it
            with suppress(Lost):
                await asyncio.to_thread(self._ledger.failed, job.number, fault)
