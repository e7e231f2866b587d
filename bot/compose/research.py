"""Research releases, put together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Engine as Database

from bot.compose.coding import code_all, coder
from bot.compose.storage import database
from bot.concerns.keys import Keys
from bot.concerns.research import ConcernReader
from bot.local_time import today, use_zone
from bot.questionnaire.release import awareness
from bot.redact.redactor import Redactor
from bot.research.coding.agreement import agreement
from bot.research.coding.codes import codes_of
from bot.research.coding.quality import quality
from bot.research.counts.ledger import Ledger
from bot.research.engine.duckdb import DuckDBEngine
from bot.research.engine.engine import Engine
from bot.research.making.work import Parts, Wanted
from bot.research.months import current_month
from bot.research.release import Releaser
from bot.research.source import FileSource, Source, StoreSource
from bot.research.texts.gate import TextGate
from bot.settings import Settings


def release(
    settings: Settings, wanted: Wanted, out: Path, file: Path | None = None, *, spark: bool = False
) -> dict[str, Any]:
    """Write a release of the store, or of a file, to `out`; return what its risk.json holds."""
    use_zone(settings.time_zone)
    store = database(settings)
    source: Source = FileSource(file) if file else store_source(settings, store)
    made_with = parts(settings, store, wanted.k)
    if file:  # whose people are not those of the store
        made_with = made_with._replace(survey={}, coding={"model": quality()})
    return Releaser(made_with, wanted).release(source, engine(spark), out)


def engine(spark: bool) -> Callable[[Path], Engine]:
    """Return what makes the engine, given a folder for its files."""
    if not spark:
        return DuckDBEngine
    from bot.research.engine.spark import SparkEngine

    return SparkEngine


def store_source(settings: Settings, store: Database) -> StoreSource:
    """Return the concerns of the store, those without codes coded first so that the codes stay."""
    code_all(settings, store)
    return StoreSource(ConcernReader(store, Keys(settings.keys()), codes_of(store)).rows())


def parts(settings: Settings, store: Database, k: int) -> Parts:
    """Return what a release is made with."""
    return Parts(
        coder=coder(settings),
        coding={"model": quality(), "agreement": agreement(store)},
        gate=TextGate(Redactor().find),
        ledger=Ledger(store, settings.release_budget),
        survey=awareness(store, k),
        current_month=current_month(today()),
    )
