"""The switches as a worker obeys them: a copy in memory, renewed within half a second of a switching."""

from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.revisions import Revisions
from bot.switches.switch import CHANNEL, Name, Switch, at_rest
from bot.switches.table import REVISION, states


class Closed(NamedTuple):
    """What is said while something is closed: the answer with this key, the notice in its gap."""

    key: str
    notice: str


class Banner(NamedTuple):
    """What staff announce, empty for nothing, and a number that no other banner has."""

    text: str
    number: int


class LiveSwitches:
    """What is open, closed and announced now. A database that does not answer changes nothing."""

    def __init__(self, engine: Engine, revisions: Revisions) -> None:
        """Read the table behind `engine` whenever `revisions` sees that it has changed."""
        self._engine = engine
        self._revisions = revisions
        self._states: dict[str, Switch] = {name: at_rest(name) for name in Name}
        revisions.follow(REVISION, self._read)

    def closed(self, channel: str) -> Closed | None:
        """Return what to say in a closed channel, the closing of the whole service first; None where open."""
        states = self._now()
        service, own = states[Name.SERVICE], states.get(CHANNEL + channel)
        if not service.is_on:
            return Closed("service_closed", service.notice)
        return Closed("channel_closed", own.notice) if own and not own.is_on else None

    def takes_concerns(self) -> bool:
        """Say whether somebody may begin to give a concern."""
        return self._now()[Name.CONCERNS].is_on

    def takes_questionnaires(self) -> bool:
        """Say whether somebody may begin to fill in a questionnaire."""
        return self._now()[Name.QUESTIONNAIRE].is_on

    def banner(self) -> Banner:
        """Return what is announced now."""
        banner = self._now()[Name.BANNER]
        return Banner(banner.notice, banner.number)

    def _now(self) -> dict[str, Switch]:
        self._revisions.look()
        return self._states

    def _read(self) -> None:
        with Session(self._engine) as session:
            self._states = states(session)
