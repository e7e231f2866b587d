"""What stands in the way of publishing: each problem names a field and a code; the console words it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bot.content.entry import Entry


class Problem(NamedTuple):
    """One thing to mend: the field, what is wrong (a code), and what fills the gaps of its wording."""

    field: str
    code: str
    gaps: Mapping[str, str] = {}
    is_hint: bool = False  # to be looked at; whether it is wrong, a person decides


class NotReady(Exception):
    """The draft cannot go on as it is."""

    def __init__(self, problems: list[Problem]) -> None:
        """Hold the `problems`."""
        super().__init__()
        self.problems = problems


type Check = Callable[[Entry], list[Problem]]
type CheckTogether = Callable[[Sequence[Entry]], list[list[Problem]]]  # of what is published together


def in_the_way(problems: list[Problem]) -> list[Problem]:
    """Return the problems that are more than hints."""
    return [problem for problem in problems if not problem.is_hint]
