"""The list that every entry goes through before it is published."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.checking.case import Case, Live
from bot.checking.dates import dates
from bot.checking.facts import Facts, facts
from bot.checking.gaps import gaps
from bot.checking.identifiers import Finder, identifiers
from bot.checking.leads import leads
from bot.checking.links import links
from bot.checking.source import source
from bot.checking.words import Banned, words
from bot.content.checks import Problem
from bot.content.entry import Entry


class Checklist:
    """Find what is wrong with an entry that is about to be published."""

    def __init__(
        self,
        live: Callable[[], Live],
        find: Finder,
        wanted: Facts,
        banned: Banned,
        today: Callable[[], date],
    ) -> None:
        """Compare with what is `live`; `find` is the redactor's, `wanted` and `banned` come from answers/."""
        self._live = live
        self._today = today
        self._steps: list[Callable[[Case], list[Problem]]] = [
            lambda case: facts(case, wanted),
            source,
            dates,
            leads,
            links,
            gaps,
            lambda case: identifiers(case, find),
            lambda case: words(case, banned),
        ]

    def __call__(self, entry: Entry) -> list[Problem]:
        """Return all problems and hints."""
        [found] = self.together([entry])
        return found

    def together(self, entries: Sequence[Entry]) -> list[list[Problem]]:
        """Return the problems and hints of each of `entries`, which are to be published all of them."""
        now, today = self._live(), self._today()
        live = now.once(entries)
        cases = [Case(entry, now, live, today) for entry in entries]
        return [[problem for step in self._steps for problem in step(case)] for case in cases]
