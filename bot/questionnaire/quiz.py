"""The statements of the quiz: which are true, in the order of the pool, and the lot that chooses among them.

Their wording is content: `questionnaire_quiz_<name>` says the statement, `questionnaire_why_<name>` why.
Whoever turns a statement round there turns it here too; a test holds both beside each other.
"""

import secrets
from typing import NamedTuple

from bot.questionnaire.codes import Mark, Verdict

ASKED = 4  # of each sheet
_lot = secrets.SystemRandom()


class Statement(NamedTuple):
    """A statement: its name, and whether the paper bears it out."""

    name: str
    is_true: bool

    @property
    def key(self) -> str:
        """Return the key of its wording."""
        return f"questionnaire_quiz_{self.name}"

    @property
    def why(self) -> str:
        """Return the key of the sentence that says why."""
        return f"questionnaire_why_{self.name}"

    def mark(self, verdict: str) -> Mark:
        """Return what a verdict is worth."""
        if verdict == Verdict.UNSURE:
            return Mark.UNSURE
        return Mark.RIGHT if (verdict == Verdict.TRUE) == self.is_true else Mark.WRONG


POOL = tuple(
    Statement(name, is_true=is_true)
    for name, is_true in (
        ("distinctions", True),
        ("gain", False),
        ("forbidden", False),
        ("decides", True),
        ("when", False),
        ("correct", True),
        ("public", True),
        ("appraisal", False),
        ("more", False),
        ("accused", True),
    )
)
BY_NAME = {statement.name: statement for statement in POOL}


def drawn() -> list[str]:
    """Return the names of the statements for one sheet: drawn by lot, asked in the order of the pool.

    No count of how many have begun is needed for that, and so none is kept.
    """
    chosen = set(_lot.sample(range(len(POOL)), ASKED))
    return [statement.name for place, statement in enumerate(POOL) if place in chosen]
