"""A switch: its name, its state, and whether people are shown the notice that staff wrote for it."""

from dataclasses import dataclass
from enum import StrEnum

CHANNEL = "channel:"  # before the name of a chat channel


class Name(StrEnum):
    """The switches. A chat channel has one of its own, by the name that stands in its turns."""

    SERVICE = "service"
    WEB = "channel:web"
    TELEGRAM = "channel:telegram"
    CONCERNS = "concerns"
    QUESTIONNAIRE = "questionnaire"
    BANNER = "banner"


@dataclass(frozen=True)
class Switch:
    """One switch as it is now. `since` is ISO 8601 in UTC, empty for one that was never touched."""

    name: Name
    is_on: bool
    notice: str = ""  # what people see
    reason: str = ""  # what staff see
    staff: str = ""
    since: str = ""
    number: int = 0  # of its switchings: tells one banner from the next


def at_rest(name: Name) -> Switch:
    """Return the state of a switch that nobody has touched: all is open, and nothing is announced."""
    return Switch(name, is_on=name is not Name.BANNER)


def shows_notice(name: Name, *, is_on: bool) -> bool:
    """Say whether people are shown the notice: of a banner while it is on, of what is closed while off."""
    return is_on if name is Name.BANNER else not is_on and name not in (Name.CONCERNS, Name.QUESTIONNAIRE)
