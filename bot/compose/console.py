"""The console, put together."""

import base64
from functools import partial

from cryptography.fernet import Fernet
from redis import Redis
from sqlalchemy.engine import Engine
from starlette.types import ASGIApp

from bot.checking.checklist import Checklist
from bot.checking.identifiers import Finder
from bot.compose.misses import miss_desk
from bot.compose.training import teaching
from bot.concerns.keys import Keys
from bot.concerns.staff import StaffDesk
from bot.console.app import Pages, console_app
from bot.console.catalogue import Catalogue
from bot.console.devices import Devices
from bot.console.doorkeeper import Doorkeeper
from bot.console.errand import Errand
from bot.console.gate import Gate
from bot.console.lessons import Lessons
from bot.console.news import News
from bot.console.own_process import folder_of, own_process
from bot.console.pages.account import AccountPages
from bot.console.pages.audit import AuditPages
from bot.console.pages.concerns import ConcernPages
from bot.console.pages.contents import ContentsPages
from bot.console.pages.counts import CountPages
from bot.console.pages.edit import EditPages
from bot.console.pages.enter import EnterPages
from bot.console.pages.history import HistoryPages
from bot.console.pages.misses import MissPages
from bot.console.pages.models import ModelPages
from bot.console.pages.new import NewPages
from bot.console.pages.phrasings import PhrasingPages
from bot.console.pages.releases import ReleasePages
from bot.console.pages.review import ReviewPages
from bot.console.pages.staff import StaffPages
from bot.console.pages.switches import SwitchPages
from bot.console.pages.workbook import WorkbookPages
from bot.console.proofs import Proofs
from bot.console.sessions import Sessions
from bot.console.tries import Tries
from bot.console.uploads import Uploads
from bot.content.approving import Approving
from bot.content.waiting import waiting_for
from bot.content.writing import Writing
from bot.local_time import today
from bot.research.counts.budget import Budget
from bot.research.shelf import Shelf
from bot.settings import Settings
from bot.staff.accounts import Accounts, Member
from bot.staff.entrance import Entrance
from bot.staff.own_account import OwnAccount
from bot.staff.refusals import Refusals
from bot.staff.roles import Right
from bot.switches.switches import Switches
from bot.usage.reader import Usage

SECONDS_FOR_REDIS = 2
SECONDS_A_MINUTE = 60


def console(settings: Settings, engine: Engine, redis_url: str, find: Finder, check: Checklist) -> ASGIApp:
    """Return the app of the console; `find` and `check` may be asked from several threads."""
    redis = Redis.from_url(redis_url, socket_timeout=SECONDS_FOR_REDIS)
    sessions, tries = _sessions(settings, redis), Tries(redis)
    keys = Keys(settings.keys())
    secrets = Fernet(base64.urlsafe_b64encode(keys.lasting("second factor")))
    everybody = Accounts(engine, by="")
    taught = teaching(settings, engine, find)
    catalogue, usage = Catalogue(engine, today, taught.phrasings.unheard), Usage(engine)
    switches = Switches(engine, find)
    lessons = Lessons(taught.phrasings, catalogue)

    def writing(staff: str) -> Writing:
        return Writing(engine, staff, check)

    def approving(staff: str) -> Approving:
        return Approving(engine, staff, check)

    def news(member: Member) -> News:
        waiting = waiting_for(engine, member.name) if member.may(Right.APPROVE) else 0
        return News(switches.closed(), waiting)

    def desk(staff: str) -> StaffDesk:
        return StaffDesk(engine, keys, staff, days_kept=settings.days_kept)

    pages = Pages(
        enter=EnterPages(
            Entrance(engine, secrets, Refusals(engine, redis)),
            sessions,
            tries,
            Devices(keys.lasting("known browsers")),
            Proofs(redis),
        ),
        account=AccountPages(OwnAccount(engine, secrets), sessions, tries),
        contents=ContentsPages(catalogue, usage.totals),
        counts=CountPages(usage, catalogue),
        edit=EditPages(catalogue, writing, check),
        new=NewPages(catalogue, writing),
        review=ReviewPages(catalogue, writing, approving, check, find),
        history=HistoryPages(catalogue, approving),
        phrasings=PhrasingPages(taught.phrasings, lessons),
        models=ModelPages(taught.models, catalogue),
        misses=MissPages(partial(miss_desk, settings, engine, redis), catalogue, lessons, writing),
        releases=ReleasePages(
            engine,
            Shelf(folder_of(settings)),
            Errand(engine, redis, own_process(settings)),
            Budget(engine, settings.release_budget),
        ),
        concerns=ConcernPages(desk, catalogue, find),
        workbook=WorkbookPages(engine, catalogue, writing, Uploads(redis), check.together),
        switches=SwitchPages(switches),
        audit=AuditPages(engine, everybody.all, catalogue),
        staff=StaffPages(lambda staff: Accounts(engine, by=staff)),
    )
    return console_app(Gate(sessions, everybody.get, news), pages)


def doorkeeper(settings: Settings, engine: Engine, redis_url: str) -> Doorkeeper:
    """Return what tells the audit list of sessions that ran out and of floods."""
    redis = Redis.from_url(redis_url, socket_timeout=SECONDS_FOR_REDIS)
    sessions, refusals = _sessions(settings, redis), Refusals(engine, redis)
    return Doorkeeper(engine, sessions, refusals, Accounts(engine, by="").all)


def _sessions(settings: Settings, redis: Redis) -> Sessions:
    return Sessions(redis, settings.console_idle_minutes * SECONDS_A_MINUTE)
