"""A model as staff see it, and why something cannot be done with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from bot.training.tables import AT_WORK, Fault, ModelRow, State


class NothingNew(Exception):
    """The active model holds all that a new one would."""


class UnderWay(Exception):
    """Another model waits or is being made."""

    def __init__(self, number: int) -> None:
        """Name it by its number."""
        super().__init__(number)
        self.number = number


class CannotBeActivated(Exception):
    """`state` says where the model stands; None: there is none of that number."""

    def __init__(self, state: State | None) -> None:
        """Say where it stands."""
        super().__init__(state)
        self.state = state


class ReasonNeeded(Exception):
    """Questions that were right are wrong with this model: somebody must say why it is used all the same."""


class OwnPhrasings(Exception):
    """Nobody activates a model in which they had a hand."""


class NothingBefore(Exception):
    """No model was active before the present one."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("no model was active before the present one")


class Step(NamedTuple):
    """A state that a training reached, and when (ISO 8601, UTC)."""

    state: State
    at: str


class Moved(NamedTuple):
    """A held-out question that is answered otherwise now; `before` and `after` are intents.

    `nlu_fallback` alone says that candidates are offered.
    """

    set: str
    wanted: tuple[str, ...]  # two when the message asks two questions
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    was_right: bool
    is_right: bool


@dataclass(frozen=True)
class Model:
    """A model, and how far its training is. Number 1 is the repository's own, without an author."""

    number: int
    state: State
    fault: Fault | None
    author: str
    held: int  # phrasings of staff
    steps: tuple[Step, ...]
    against: int | None  # the number of the model that it was measured against
    figures: dict[
        str, dict[str, float]
    ]  # "before" and "after": shares by the names of bot/evaluation/moved.py
    asked: int  # held-out questions
    moved: int  # those that are answered otherwise
    regressions: int  # questions that were right and are wrong
    distress_lost: int  # messages of distress among them
    activated_by: str
    activated_at: str
    reason: str
    serves_since: str  # when the first process had it in use; empty until then
    is_previous: bool  # this is where going back leads
    hands: tuple[str, ...]  # whose work is new in it: somebody else activates it


def model_of(row: ModelRow, before: ModelRow | None, hands: tuple[str, ...] = ()) -> Model:
    """Return what staff see of `row`; `before` is the row that was active before the present one."""
    return Model(
        **{name: getattr(row, name) for name in _SAME},
        state=State(row.state),
        fault=Fault(row.fault) if row.fault else None,
        steps=tuple(Step(State(state), at) for state, at in row.steps),
        is_previous=before is not None and before.number == row.number,
        hands=hands,
    )


_SAME = (
    *("number", "author", "held", "against", "figures", "asked", "moved", "regressions", "distress_lost"),
    *("activated_by", "activated_at", "reason", "serves_since"),
)


def seconds_of(steps: Iterable[Step]) -> dict[State, int]:
    """Return how long each state lasted in which work was done."""
    return {
        step.state: int((datetime.fromisoformat(then.at) - datetime.fromisoformat(step.at)).total_seconds())
        for step, then in pairwise(steps)
        if step.state in AT_WORK
    }
