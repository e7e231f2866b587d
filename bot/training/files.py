"""The files of models on this machine: found by what they are made from, trained and compared, deleted."""

import asyncio
import json
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.dialogue.model import Added, model_file, rasa_environment, trained, training_command
from bot.dialogue.process import run_in_background
from bot.settings import Settings
from bot.training.data import Pair, documents
from bot.training.known import read_known

PREFIX = "training-"  # of the folder that a training writes into
SECONDS_UNTIL_LEFT_BEHIND = 86_400


class ModelFiles:
    """The models of this machine. One is trained at a time."""

    def __init__(self, settings: Settings) -> None:
        """Keep them where `settings` say."""
        self._settings = settings
        self._training = asyncio.Lock()

    def added(self, holds: Iterable[Pair]) -> Added:
        """Return what is added to the data for a model that holds these phrasings."""
        holds = list(holds)
        return documents(holds, read_known(self._settings.learn_from)) if holds else {}

    def path(self, holds: Iterable[Pair]) -> Path:
        """Return where the model is, or belongs, that holds these phrasings and fits the present data."""
        return model_file(self._settings, self.added(holds))

    def name(self, holds: Iterable[Pair]) -> str:
        """Return the fingerprint of that model."""
        return name_of(self.path(holds))

    async def ensure(self, holds: Iterable[Pair]) -> Path:
        """Return that model, trained in the background when there is none; raise ProcessFailed, OSError."""
        added = await asyncio.to_thread(self.added, holds)
        model = await asyncio.to_thread(model_file, self._settings, added)
        async with self._training:
            if not model.exists():
                await self._train(added, model)
        return model

    async def compare(self, old: Path, new: Path) -> dict[str, Any]:
        """Return what bot/evaluation/moved.py finds; raise ProcessFailed."""
        tool = [str(self._settings.rasa_python), "-m", "bot.evaluation.moved"]
        command = [*tool, str(old), str(new), str(self._settings.learn_from)]
        printed = await run_in_background(command, rasa_environment())
        found: dict[str, Any] = json.loads(printed.splitlines()[-1])
        return found

    def delete(self, names: Iterable[str]) -> None:
        """Delete the models of these names, and what a training left behind that was killed long ago."""
        folder = self._settings.models()
        for name in names:
            (folder / f"{name}.tar.gz").unlink(missing_ok=True)
        for left in folder.glob(f"{PREFIX}*"):
            if left.stat().st_mtime < time.time() - SECONDS_UNTIL_LEFT_BEHIND:
                shutil.rmtree(left, ignore_errors=True)

    async def _train(self, added: Added, model: Path) -> None:
        self._settings.models().mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=PREFIX, dir=self._settings.models()) as name:
            folder = Path(name)
            command = training_command(self._settings, folder, added)
            own = rasa_environment(TMPDIR=name, RASA_CACHE_DIRECTORY=str(folder / "cache"))
            await run_in_background(command, own)
            trained(folder).replace(model)


def name_of(model: Path) -> str:
    """Return the fingerprint in the name of a model's file."""
    return model.name.removesuffix(".tar.gz")
