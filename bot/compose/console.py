"""The console, put together."""

import base64
from threading import Lock

from cryptography.fernet import Fernet
from redis import Redis
from sqlalchemy.engine import Engine
from starlette.types import ASGIApp

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.checking.case import Live
from bot.checking.checklist import Checklist
from bot.checking.facts import read_facts
from bot.checking.identifiers import Finder
from bot.checking.words import read_banned
from bot.compose.training import teaching
from bot.concerns.keys import Keys
from bot.concerns.staff import StaffDesk
from bot.console.app import Pages, console_app
from bot.console.catalogue import Catalogue
from bot.console.devices import Devices
from bot.console.doorkeeper import Doorkeeper
from bot.console.gate import Gate
from bot.console.pages.account import AccountPages
from bot.console.pages.audit import AuditPages
from bot.console.pages.concerns import ConcernPages
from bot.console.pages.contents import ContentsPages
from bot.console.pages.counts import CountPages
from bot.console.pages.edit import EditPages
from bot.console.pages.enter import EnterPages
from bot.console.pages.history import HistoryPages
from bot.console.pages.models import ModelPages
from bot.console.pages.phrasings import PhrasingPages
from bot.console.pages.review import ReviewPages
from bot.console.pages.staff import StaffPages
from bot.console.pages.switches import SwitchPages
from bot.console.pages.workbook import WorkbookPages
from bot.console.sessions import Sessions
from bot.console.tries import Tries
from bot.content.approving import Approving
from bot.content.checks import Check
from bot.content.store import ContentStore
from bot.content.writing import Writing
from bot.local_time import today
from bot.redact.redactor import Redactor
from bot.redact.span import Span
from bot.settings import ROOT, Settings
from bot.staff.accounts import Accounts
from bot.staff.entrance import Entrance
from bot.staff.own_account import OwnAccount
from bot.staff.refusals import Refusals
from bot.switches.switches import Switches
from bot.usage.reader import Usage

SECONDS_FOR_REDIS = 2
SECONDS_A_MINUTE = 60


def finder() -> Finder:
    """Return the redactor's finder, for several threads."""
    return one_at_a_time(Redactor().find)


def checklist(engine: Engine, find: Finder) -> Check:
    """Return the check before publishing."""
    store = ContentStore(engine)
    wanted = read_facts(ROOT / "answers" / "facts.json")
    banned = read_banned(ROOT / "answers" / "banned.txt")
    return Checklist(lambda: Live(store.all(Answer), store.all(Channel)), find, wanted, banned, today)


def one_at_a_time(find: Finder) -> Finder:
    """Return a finder that lets one thread in after the other: the recogniser is not made for more."""
    lock = Lock()

    def found(text: str) -> list[Span]:
        with lock:
            return find(text)

    return found


def console(settings: Settings, engine: Engine, redis_url: str, find: Finder, check: Check) -> ASGIApp:
    """Return the app of the console; `find` and `check` may be asked from several threads."""
    redis = Redis.from_url(redis_url, socket_timeout=SECONDS_FOR_REDIS)
    sessions, tries = _sessions(settings, redis), Tries(redis)
    keys = Keys(settings.keys())
    secrets = Fernet(base64.urlsafe_b64encode(keys.lasting("second factor")))
    everybody = Accounts(engine, by="")
    taught = teaching(settings, engine, find)
    catalogue, usage, switches = Catalogue(engine, today), Usage(engine), Switches(engine, find)

    def writing(staff: str) -> Writing:
        return Writing(engine, staff, check)

    def approving(staff: str) -> Approving:
        return Approving(engine, staff, check)

    def desk(staff: str) -> StaffDesk:
        return StaffDesk(engine, keys, staff, days_kept=settings.days_kept)

    pages = Pages(
        enter=EnterPages(
            Entrance(engine, secrets, Refusals(engine, redis)),
            sessions,
            tries,
            Devices(keys.lasting("known browsers")),
        ),
        account=AccountPages(OwnAccount(engine, secrets), sessions, tries),
        contents=ContentsPages(catalogue, usage.totals),
        counts=CountPages(usage, catalogue),
        edit=EditPages(catalogue, writing, check),
        review=ReviewPages(catalogue, writing, approving, check, find),
        history=HistoryPages(catalogue, approving),
        phrasings=PhrasingPages(taught.phrasings, catalogue),
        models=ModelPages(taught.models),
        concerns=ConcernPages(desk, catalogue, find),
        workbook=WorkbookPages(catalogue, writing, redis),
        switches=SwitchPages(switches),
        audit=AuditPages(engine, everybody.all),
        staff=StaffPages(lambda staff: Accounts(engine, by=staff)),
    )
    return console_app(Gate(sessions, everybody.get, switches.closed), pages)


def doorkeeper(settings: Settings, engine: Engine, redis_url: str) -> Doorkeeper:
    """Return what tells the audit list of sessions that ran out and of floods."""
    redis = Redis.from_url(redis_url, socket_timeout=SECONDS_FOR_REDIS)
    return Doorkeeper(engine, _sessions(settings, redis), Refusals(engine, redis))


def _sessions(settings: Settings, redis: Redis) -> Sessions:
    return Sessions(redis, settings.console_idle_minutes * SECONDS_A_MINUTE)
