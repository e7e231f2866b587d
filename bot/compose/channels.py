"""What faces people, put together: page, Telegram, the private talk, the keeper of Rasa."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

import httpx
from redis.asyncio import Redis
from sqlalchemy.engine import Engine
from starlette.types import ASGIApp

from bot.compose.beside import Ballots, Means, beside_the_dialogue
from bot.concerns.keys import Keys
from bot.concerns.news import News
from bot.content.live import LiveContent
from bot.content.store import ContentStore
from bot.conversation.closing import Closing
from bot.conversation.door import Door
from bot.conversation.gates import Gates
from bot.conversation.intake import Intake
from bot.conversation.path import MessagePath
from bot.dialogue.client import RasaClient
from bot.dialogue.supervisor import RasaSupervisor
from bot.dialogue.worker import RasaWorker
from bot.ephemeral.banners import ShownBanners
from bot.ephemeral.drafts import Drafts
from bot.ephemeral.held import Held
from bot.ephemeral.limits import CLOSED, RateLimiter, SharedLimit
from bot.ephemeral.messages import Messages
from bot.ephemeral.news_page import NewsPage
from bot.ephemeral.once import Once
from bot.ephemeral.pseudonyms import RotatingPseudonyms
from bot.ephemeral.unsure import Unsure
from bot.questionnaire.ledger import Ledger as SheetLedger
from bot.questionnaire.tally import Tally as SheetTally
from bot.revisions import Revisions
from bot.settings import Settings
from bot.switches.live import LiveSwitches
from bot.telegram.announce import Announcements
from bot.telegram.app import Parts, application
from bot.telegram.hints import ASIDE, UNREAD, Hints
from bot.telegram.service import TelegramService
from bot.telegram.webhook import Webhook
from bot.usage.flushing import flushing
from bot.usage.ledger import Ledger
from bot.usage.observer import Observer
from bot.usage.tally import Tally
from bot.web.app import public_app
from bot.web.chat import ChatEndpoints
from bot.web.health import Readiness

SECONDS_FOR_REDIS = 2


def rasa_supervisor(settings: Settings, model: Path, redis_url: str, actions_url: str) -> RasaSupervisor:
    """Return the keeper of the Rasa workers, which begin on `model`."""
    return RasaSupervisor(
        lambda model: RasaWorker(settings, model, redis_url, actions_url),
        settings.rasa_workers,
        model,
        seconds_to_drain=settings.answer_timeout,  # no turn waits longer
    )


class Channels(NamedTuple):
    """What faces people: the public app, and the chat on Telegram if there is a token for it."""

    app: ASGIApp
    telegram: TelegramService | None


@asynccontextmanager
async def channels(
    settings: Settings, engine: Engine, redis_url: str, rasa: RasaSupervisor
) -> AsyncIterator[Channels]:
    """Yield the channels with their connections open."""
    limits = httpx.Limits(max_connections=settings.turns_at_once)
    keys = Keys(settings.keys())
    async with (
        Redis.from_url(redis_url, socket_timeout=SECONDS_FOR_REDIS) as redis,
        httpx.AsyncClient(limits=limits, timeout=settings.answer_timeout) as http,
    ):
        pseudonyms = RotatingPseudonyms(redis)
        revisions = Revisions(engine)
        switches = LiveSwitches(engine, revisions)  # read first: content that cannot be read closes nothing
        content = LiveContent(ContentStore(engine), revisions)
        understander = RasaClient(http, rasa.ready_urls, settings.answer_timeout)
        observer = Observer(content, tally := Tally())
        ballots = Ballots(observer, sheets := SheetTally())
        means = Means(settings, engine, redis, content, switches)
        private = beside_the_dialogue(means, understander, ballots)
        gates = Gates(
            RateLimiter(redis, settings.messages_per_second),
            Closing(content, switches, private),
            Intake(switches, Drafts(redis, keys)),
        )
        path = MessagePath(content, pseudonyms, gates, private, understander)
        door = Door(path, settings.turns_at_once, observer.saw)
        telegram, routes = None, []
        if settings.has_telegram():
            app = application(settings, telegram_parts(door, content, redis, keys, switches))
            telegram = TelegramService(app, settings, content, is_ready=lambda: bool(rasa.ready_urls()))
            routes = [Webhook(app, settings).route()] if settings.telegram_webhook_url else []
        chat = ChatEndpoints(door, pseudonyms, Held(redis), lambda: switches.banner().text)
        news = NewsPage(redis, News(engine, keys))
        of_page = partial(page_settings, settings, switches)
        page = public_app(chat, Readiness(redis, rasa.ready_urls), news, of_page, routes)
        with (
            flushing(tally, Ledger(engine).add, settings.count_seconds),
            flushing(sheets, SheetLedger(engine).add, settings.count_seconds),
        ):
            yield Channels(page, telegram)


def page_settings(settings: Settings, switches: LiveSwitches) -> dict[str, str]:
    """Return what the page asks for when it is opened or looked at again."""
    return {"exit_url": settings.exit_url, "banner": switches.banner().text}


def telegram_parts(
    door: Door, content: LiveContent, redis: Redis, keys: Keys, switches: LiveSwitches
) -> Parts:
    """Return what the chat on Telegram needs of the rest."""
    pseudonyms = RotatingPseudonyms(redis)
    once, unsure = Once(redis, pseudonyms), Unsure(redis, keys)
    hints = Hints(pseudonyms, SharedLimit(redis, ASIDE), SharedLimit(redis, UNREAD))
    announcements = Announcements(switches, ShownBanners(redis), SharedLimit(redis, CLOSED))
    return Parts(door, content, Messages(redis), once, hints, unsure, announcements)
