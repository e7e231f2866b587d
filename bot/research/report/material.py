"""What a report is made from: a finished release and what was measured on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pandas as pd

from bot.research.promise import LEAST_ALIKE


class NoSurvey(StrEnum):
    """Why a report has no figures of the questionnaire; also the key of its sentence in words.yml."""

    NONE = "none"
    UNPAID = "unpaid"
    SPENT = "spent"


@dataclass(frozen=True)
class Material:
    """A release as the report reads it.

    Attributes:
        released: the rows, by the columns of `bot.research.columns.RELEASED`; one that is not
            there counts as hidden.
        counts: noisy totals of all concerns, suppressed ones included: {table: {value: count}}; may be {}.
        noise: half the width of the 95 % interval of each table of `counts`.
        risk: the figures of risk.json, by their keys; nested ones are shown too.
        survey: noisy counts {"awareness": {answer: count}, "quiz": {question: (right, not right)}}, or None.
        survey_scales: the scale of the noise of each of its tables.
        no_survey: why there is none.
        methods: titles with their texts or values, versions included.
        seed: what layouts and themes begin from.
        k: how many rows or texts must stand behind what is shown as a cell, a word or a pair.
    """

    released: pd.DataFrame
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    noise: Mapping[str, float] = field(default_factory=dict)
    risk: Mapping[str, Any] = field(default_factory=dict)
    survey: Mapping[str, Mapping[str, Any]] | None = None
    survey_scales: Mapping[str, float] = field(default_factory=dict)
    no_survey: NoSurvey = NoSurvey.NONE
    methods: Sequence[tuple[str, Any]] = ()
    seed: int = 0
    k: int = LEAST_ALIKE
