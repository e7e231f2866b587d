"""Research releases, put together."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Engine as Database

from bot.compose.coding import coder
from bot.compose.storage import database
from bot.concerns.keys import Keys
from bot.concerns.research import ConcernReader
from bot.local_time import today, use_zone
from bot.questionnaire.release import sheet_counts
from bot.redact.redactor import Redactor
from bot.research.coding.agreement import agreement
from bot.research.coding.codes import codes_of
from bot.research.coding.model import CodingModel
from bot.research.coding.quality import quality
from bot.research.coding.store import code_concerns
from bot.research.counts.ledger import Ledger
from bot.research.engine.duckdb import DuckDBEngine
from bot.research.engine.engine import Engine
from bot.research.from_file import FileSource
from bot.research.from_store import StoreSource
from bot.research.making.work import Parts, Wanted
from bot.research.months import current_month
from bot.research.release import Releaser
from bot.research.shapes.numbering import in_columns
from bot.research.shapes.store import StoredWays, keep_shapes, shapes_of
from bot.research.texts.gate import TextGate
from bot.settings import Settings


def release(
    settings: Settings, wanted: Wanted, out: Path, file: Path | None = None, *, spark: bool = False
) -> dict[str, Any]:
    """Write a release of the store, or of a file, to `out`; return what its risk.json holds."""
    use_zone(settings.time_zone)
    store, model = database(settings), coder(settings)
    made_with = parts(settings, store, model)
    if file:  # whose people are not those of the store: its survey and its coders say nothing of them
        secret = Keys(settings.keys()).lasting("accounts of research")
        source = FileSource(file, secret, StoredWays(store))
        return Releaser(made_with, wanted).release(source, engine(spark), out)
    of_store = {**made_with.coding, "agreement": agreement(store)}
    made_with = made_with._replace(coding=of_store, survey=sheet_counts(store))
    return Releaser(made_with, wanted).release(store_source(settings, store, model), engine(spark), out)


def engine(spark: bool) -> Callable[[Path], Engine]:
    """Return what makes the engine, given a folder for its files."""
    if not spark:
        return DuckDBEngine
    from bot.research.engine.spark import SparkEngine

    return SparkEngine


def store_source(settings: Settings, store: Database, model: CodingModel) -> StoreSource:
    """Return the concerns of the store, those without codes coded first so that the codes stay."""
    keys = Keys(settings.keys())
    code_concerns(store, keys, model)
    shapes = {key: in_columns(shape) for key, shape in shapes_of(store).items()}
    rows = ConcernReader(store, keys, codes_of(store), shapes).rows()
    return StoreSource(rows, partial(keep_shapes, store))


def parts(settings: Settings, store: Database, model: CodingModel) -> Parts:
    """Return what every release is made with."""
    return Parts(
        coder=model,
        coding={"model": quality()},
        gate=TextGate(Redactor().find),
        ledger=Ledger(store, settings.release_budget, Keys(settings.keys()).lasting("figures of research")),
        survey=None,
        current_month=current_month(today()),
    )
