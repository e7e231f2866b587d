"""Bring the model into use that staff activated, in this process: it looks every half second."""

import asyncio
import logging
from pathlib import Path

from bot.dialogue.process import ProcessFailed
from bot.dialogue.supervisor import DidNotComeUp, RasaSupervisor
from bot.looking import again_and_again
from bot.training.data import Pair
from bot.training.files import ModelFiles, name_of
from bot.training.in_use import InUse

log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.5


class Swapper:
    """Keep the Rasa workers of this process on the active model."""

    def __init__(
        self, in_use: InUse, files: ModelFiles, rasa: RasaSupervisor, model: Path, holds: list[Pair]
    ) -> None:
        """The workers of `rasa` are on `model` now, which holds these phrasings of staff."""
        self._in_use = in_use
        self._files = files
        self._rasa = rasa
        self._model = model
        self._holds = holds
        self._number: int | None = None  # of the model that was brought last

    async def keep_running(self) -> None:
        """Look until cancelled."""
        await again_and_again(self.look, SECONDS_BETWEEN_LOOKS)

    async def look(self) -> None:
        """Bring the active model if another one is in use here; when it does not come up, go back."""
        if await asyncio.to_thread(self._in_use.number) == (self._number, True):
            return
        number, holds = await asyncio.to_thread(self._in_use.active)
        try:
            if set(holds) != set(self._holds) and not await self._swap(number, holds):
                return
        except (DidNotComeUp, ProcessFailed, OSError):
            log.warning("model %d did not come up; the one before goes on", number)
            await asyncio.to_thread(self._in_use.failed, number)
            return
        self._number = number
        await asyncio.to_thread(self._in_use.serves, number, name_of(self._model))
        self._files.delete(await asyncio.to_thread(self._in_use.unneeded))

    async def _swap(self, number: int, holds: list[Pair]) -> bool:
        """Say whether it was done: not, when another model has been activated meanwhile."""

        async def is_still_wanted() -> bool:
            return (await asyncio.to_thread(self._in_use.number))[0] == number

        model = await self._files.ensure(holds)
        if not await self._rasa.swap(model, is_still_wanted):
            return False
        self._model, self._holds = model, holds
        return True
