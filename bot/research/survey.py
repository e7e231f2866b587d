"""What a release needs to know of the questionnaire."""

from collections.abc import Mapping
from typing import Any, Protocol

from bot.research.counts.ledger import Tables


class Survey(Protocol):
    """The true counts of all sheets."""

    @property
    def tables(self) -> Tables:
        """Return a count for every answer that may be given, by table and code."""

    @property
    def sensitivities(self) -> Mapping[str, int]:
        """Return by how much one sheet changes the counts of a table in all, where it is not 1."""

    def told(self, counts: Tables) -> Mapping[str, Mapping[str, Any]]:
        """Return noisy counts of the tables as `Material.survey` of the report has them."""
