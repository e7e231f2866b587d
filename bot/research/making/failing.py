"""Why a release is not written."""

from typing import NamedTuple

from bot.research.failures import Refusal


class NothingToRelease(Refusal):
    """No row is left that may be released: `none` were read, all are `waiting`, `uncoded` or `rare`."""


class Reason(NamedTuple):
    """A promise that is broken: its code, and the figures that fill the gaps of its words."""

    code: str
    figures: dict[str, object]


class ReleaseFails(Exception):
    """What was made does not hold what is promised."""

    def __init__(self, reasons: list[Reason]) -> None:
        """Keep each promise that is broken."""
        super().__init__(reasons)
        self.reasons = reasons
