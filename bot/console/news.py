"""What every page tells whoever is in."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.staff.accounts import Member
from bot.switches.switch import Switch


class News(NamedTuple):
    """What staff have switched off, and how many drafts wait for somebody's approval."""

    closed: Sequence[Switch] = ()
    waiting: int = 0


NOTHING = News()

type NewsFor = Callable[[Member], News]
