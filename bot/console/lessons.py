"""Lines that an editor teaches: which topics there are to choose from, and what became of each line."""

from typing import NamedTuple

from bot.console.catalogue import Catalogue
from bot.training.phrasing import Refused, Why
from bot.training.phrasings import Phrasings, tidy


class Topic(NamedTuple):
    """A topic that phrasings may be added to; `missing` of them before a model learns it."""

    intent: str
    title: str
    missing: int


class NotTaken(NamedTuple):
    """A line that was not taken, and why."""

    line: str
    why: Why
    gaps: dict[str, str]


class Lessons:
    """Offer topics and add lines to them."""

    def __init__(self, phrasings: Phrasings, catalogue: Catalogue) -> None:
        """Keep lines in `phrasings`; name topics as `catalogue` does."""
        self._phrasings = phrasings
        self._catalogue = catalogue

    def topics(self) -> list[Topic]:
        """Return the topics by title, those that are no answers last."""
        titles = self.titles()
        intents = [(each not in titles, titles.get(each, each), each) for each in self._phrasings.intents()]
        return [Topic(intent, title, self._phrasings.missing(intent)) for _, title, intent in sorted(intents)]

    def titles(self) -> dict[str, str]:
        """Return the titles of the live answers, by key."""
        return {key: answer.title for key, answer in self._catalogue.answers().items()}

    def add(self, staff: str, intent: str, lines: list[str]) -> list[NotTaken]:
        """Add those of the lines that can be taken; return the others. Lines without a word do not count."""
        return [found for line in lines if line.strip() and (found := self._added(staff, intent, line))]

    def _added(self, staff: str, intent: str, line: str) -> NotTaken | None:
        """Add a line; return why it was not taken, or None. It may be there for this topic already."""
        try:
            self._phrasings.add(staff, intent, line)
        except Refused as refused:
            if refused.why is Why.ADDED and refused.intent == intent:
                return None
            words = "、".join(tidy(line)[span.start : span.end] for span in refused.spans)
            title = self.titles().get(refused.intent, refused.intent)
            return NotTaken(line, refused.why, {"words": words, "intent": title})
        return None
