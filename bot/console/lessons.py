"""Lines that an editor teaches: which topics there are to choose from, and what became of each line."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.console.catalogue import Catalogue
from bot.console.forms.choices import Choices, by_name
from bot.training.phrasing import Refused, Why
from bot.training.phrasings import Phrasings, tidy


class NotTaken(NamedTuple):
    """A line that was not taken, and why."""

    line: str
    why: str
    gaps: dict[str, str]


class Taught(NamedTuple):
    """What became of the lines: how many were taken, and those that were not."""

    taken: int = 0
    refused: Sequence[NotTaken] = ()


NOTHING = Taught()


class Topics(NamedTuple):
    """The topics that lines may be added to, and how staff name them.

    `unheard` are those that nobody can ask for in words, with the number of lines that each still needs.
    """

    keys: list[str]
    unheard: dict[str, int]
    choices: Choices


class Lessons:
    """Offer topics and add lines to them."""

    def __init__(self, phrasings: Phrasings, catalogue: Catalogue) -> None:
        """Keep lines in `phrasings`; name topics as `catalogue` does."""
        self._phrasings = phrasings
        self._catalogue = catalogue

    def topics(self) -> Topics:
        """Return the topics: by title, those that rest on a source first."""
        answers, intents = by_name(self._catalogue.answers()), set(self._phrasings.intents())
        keys = sorted((key for key in answers if key in intents), key=lambda key: not answers[key].source)
        return Topics(keys, self._phrasings.unheard(keys), Choices(answers))

    def choices(self) -> Choices:
        """Return how staff name answers."""
        return self._catalogue.choices()

    def has(self, intent: str) -> bool:
        """Say whether lines may be added to it."""
        return intent in self._phrasings.intents()

    def add(self, staff: str, intent: str, lines: list[str]) -> Taught:
        """Add those of the lines that can be taken. Lines without a word do not count."""
        said = [line for line in lines if line.strip()]
        choices = self.choices()
        refused = [found for line in said if (found := self._added(staff, intent, line, choices))]
        return Taught(len(said) - len(refused), refused)

    def _added(self, staff: str, intent: str, line: str, choices: Choices) -> NotTaken | None:
        """Add a line; return why it was not taken, or None. It may be there for this topic already."""
        try:
            self._phrasings.add(staff, intent, line)
        except Refused as refused:
            if (refused.why, refused.intent) == (Why.ADDED, intent):
                return None
            words = "、".join(tidy(line)[span.start : span.end] for span in refused.spans)
            why = f"{refused.why}_elsewhere" if refused.intent not in ("", intent) else str(refused.why)
            return NotTaken(line, why, {"words": words, "intent": choices.label(refused.intent)})
        return None
