"""What the form says: the key of an answer, what stands in its gaps, and what can be tapped."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Said:
    """One message of the form; the wording is the answer's, which staff edit."""

    key: str
    gaps: dict[str, str] = field(default_factory=dict, repr=False)
    choices: tuple[str, ...] = ()  # of a question: buttons that choose
    offers: tuple[str, ...] = ()  # keys of answers whose buttons stand behind its own
    tap: tuple[str, ...] = field(default=(), repr=False)  # pieces of the text; tapping one masks it
    receipt: str = field(default="", repr=False)  # to be copied
    seed: str = field(default="", repr=False)  # for the page of news
