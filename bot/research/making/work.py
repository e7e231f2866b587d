"""What the steps of a release hand on to each other."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from bot.research.counts.ledger import Figures, Ledger
from bot.research.engine.engine import Engine
from bot.research.promise import LEAST_ALIKE
from bot.research.report.material import NoSurvey
from bot.research.shapes.way import Way
from bot.research.source import Source
from bot.research.staging import Coder, Staged
from bot.research.survey import Survey
from bot.research.texts.choosing import Chosen
from bot.research.texts.gate import TextGate


class Wanted(NamedTuple):
    """What whoever releases may choose."""

    k: int = LEAST_ALIKE  # rows in a class, at least
    l: int = 2  # noqa: E741 — values of each sensitive column in a class, at least
    seed: int = 1
    epsilon: float = 0.5  # spent on the counts of all concerns; 0: they are not published
    texts: int = 2000  # at most


class Parts(NamedTuple):
    """What a release is made with."""

    coder: Coder
    coding: dict[str, Any]  # how well the coder does on held-out sentences, and how coders agree
    gate: TextGate
    ledger: Ledger
    survey: Survey | None  # None: there is no questionnaire, or it is not of these concerns
    current_month: str


@dataclass
class Work:
    """A release while it is made. Later steps fill what earlier ones left empty."""

    parts: Parts
    wanted: Wanted
    source: Source
    engine: Engine
    folder: Path  # becomes the release
    temp: Path  # holds codes, never texts
    staged: Staged = field(init=False)
    classes: pd.DataFrame = field(init=False)
    way: Way = field(init=False)
    mapping: pd.DataFrame = field(init=False)  # of each class, what it is released as, and whether it is kept
    ordered: Path = field(init=False)
    lines: pd.DataFrame = field(init=False)  # released rows that are alike, and how many
    chosen: Chosen = field(init=False)
    figures: Figures | None = None
    survey: Figures | None = None
    no_survey: NoSurvey = NoSurvey.NONE
    risk: dict[str, Any] = field(default_factory=dict)
