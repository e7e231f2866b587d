"""A group of questions as staff see it."""

from dataclasses import dataclass

from bot.concerns.masking import mark_of
from bot.misses.reason import Reason


@dataclass(frozen=True)
class Example:
    """One question as it was asked, or as its writer agreed to its being kept."""

    text: str
    reason: Reason
    week: str
    is_consented: bool


@dataclass(frozen=True)
class Group:
    """Questions that are alike. `senders` and `weeks` are rounded down to multiples of k; 0: fewer than k.

    The first of `weeks` counts those before it too. A group that is not open has consented examples only.
    `answer` is the key of the answer that staff have begun to write for it, or empty.
    """

    id: str
    reason: Reason
    is_open: bool
    senders: int
    weeks: tuple[tuple[str, int], ...]
    examples: tuple[Example, ...]
    answer: str

    @property
    def mark(self) -> str:
        """Return what tells these examples from others: nobody settles what they have not seen."""
        return mark_of("\n".join(example.text for example in self.examples))
