"""The check before publishing, put together."""

from threading import Lock

from sqlalchemy.engine import Engine

from bot.checking.checklist import Checklist
from bot.checking.facts import read_facts
from bot.checking.identifiers import Finder
from bot.checking.live import live_in
from bot.checking.words import read_banned
from bot.content.remembering import RememberingStore
from bot.local_time import today
from bot.redact.redactor import Redactor
from bot.redact.span import Span
from bot.settings import ROOT


def finder() -> Finder:
    """Return the redactor's finder, for several threads."""
    return one_at_a_time(Redactor().find)


def checklist(engine: Engine, find: Finder) -> Checklist:
    """Return the check before publishing."""
    store = RememberingStore(engine)
    wanted = read_facts(ROOT / "answers" / "facts.json")
    banned = read_banned(ROOT / "answers" / "banned.txt")
    return Checklist(lambda: live_in(store), find, wanted, banned, today)


def one_at_a_time(find: Finder) -> Finder:
    """Return a finder that lets one thread in after the other: the recogniser is not made for more."""
    lock = Lock()

    def found(text: str) -> list[Span]:
        with lock:
            return find(text)

    return found
