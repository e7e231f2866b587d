"""What staff teach the bot, put together: the model to start with, the trainer, the swap. Light to import."""

from collections.abc import Coroutine
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.engine import Engine

from bot.dialogue.model import TrainingFailed, ensure_model
from bot.dialogue.supervisor import RasaSupervisor
from bot.settings import Settings
from bot.training.data import Pair
from bot.training.files import ModelFiles
from bot.training.in_use import InUse
from bot.training.known import read_known
from bot.training.ledger import Ledger
from bot.training.models import Models
from bot.training.phrasings import Find, Phrasings
from bot.training.swapper import Swapper
from bot.training.trainer import Trainer


class Started(NamedTuple):
    """The model that a process starts with, and the phrasings of staff that it holds."""

    model: Path
    holds: list[Pair]


def model_to_start_with(settings: Settings, engine: Engine) -> Started:
    """Return the active model, fitting the data as it is now: trained if need be, its output shown.

    When no training succeeds with what staff added, the model before is active again; raise TrainingFailed
    when the repository's own data cannot be learnt.
    """
    in_use, files = InUse(engine), ModelFiles(settings)
    while True:
        number, holds = in_use.active()
        try:
            return Started(ensure_model(settings, files.added(holds)), holds)
        except TrainingFailed:
            if not in_use.failed(number):
                raise


class Teaching(NamedTuple):
    """What staff teach with; it needs the database and the repository's files, and no Rasa."""

    phrasings: Phrasings
    models: Models


def teaching(settings: Settings, engine: Engine, find: Find) -> Teaching:
    """Return it; `find` finds what identifies somebody."""
    known = read_known(settings.learn_from)
    return Teaching(Phrasings(engine, known, find), Models(engine, known))


def learning(
    settings: Settings, engine: Engine, rasa: RasaSupervisor, started: Started
) -> list[Coroutine[None, None, None]]:
    """Return what runs beside the channels: the trainer, and what brings an activated model into use."""
    in_use, files = InUse(engine), ModelFiles(settings)
    trainer = Trainer(Ledger(engine), in_use, files)
    swapper = Swapper(in_use, files, rasa, started.model, started.holds)
    return [trainer.keep_running(), swapper.keep_running()]
