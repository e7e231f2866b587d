"""What faces people, put together: page, Telegram, the private talk, the keeper of Rasa."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
from redis.asyncio import Redis
from sqlalchemy.engine import Engine
from starlette.types import ASGIApp

from bot.concerns.desk import ReceiptDesk
from bot.concerns.form import ConcernForm
from bot.concerns.keys import Keys
from bot.concerns.news import News
from bot.concerns.store import ConcernStore
from bot.content.live import LiveContent
from bot.content.store import ContentStore
from bot.conversation.about_me import AboutMe
from bot.conversation.beside import BesideTheDialogue
from bot.conversation.door import Door
from bot.conversation.listening import Listening
from bot.conversation.notices import Notices
from bot.conversation.path import MessagePath
from bot.conversation.private import Limits, PrivateTalk
from bot.dialogue.client import RasaClient
from bot.dialogue.supervisor import RasaSupervisor
from bot.dialogue.worker import RasaWorker
from bot.ephemeral.drafts import Drafts
from bot.ephemeral.held import Held
from bot.ephemeral.limits import RECEIPTS, SUBMISSIONS, RateLimiter, SharedLimit
from bot.ephemeral.messages import Messages
from bot.ephemeral.news_page import NewsPage
from bot.ephemeral.once import Once
from bot.ephemeral.pseudonyms import RotatingPseudonyms
from bot.ephemeral.unsure import Unsure
from bot.redact.redactor import Redactor
from bot.settings import Settings
from bot.telegram.app import Parts, application
from bot.telegram.hints import ASIDE, UNREAD, Hints
from bot.telegram.service import TelegramService
from bot.telegram.webhook import Webhook
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


def private_talk(
    redis: Redis, content: LiveContent, store: ConcernStore, keys: Keys, understander: RasaClient
) -> BesideTheDialogue:
    """Return what is answered beside the dialogue: the form of concerns, the receipt desk, 知道我什么."""
    form = ConcernForm(Redactor(), store)
    parts = (form, ReceiptDesk(store, form.redacted))
    limits = Limits(SharedLimit(redis, RECEIPTS), SharedLimit(redis, SUBMISSIONS))
    held = Held(redis)
    talk = PrivateTalk(content, Drafts(redis, keys), parts, limits, Listening(understander, held))
    return BesideTheDialogue(AboutMe(content, held), Notices(content), talk)


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
        content = LiveContent(ContentStore(engine))
        understander = RasaClient(http, rasa.ready_urls, settings.answer_timeout)
        concerns = ConcernStore(engine, keys, days_kept=settings.days_kept)
        path = MessagePath(
            content,
            pseudonyms,
            RateLimiter(redis, settings.messages_per_second),
            private_talk(redis, content, concerns, keys, understander),
            understander,
        )
        door = Door(path, settings.turns_at_once)
        telegram, routes = None, []
        if settings.has_telegram():
            app = application(settings, telegram_parts(door, content, redis, keys, pseudonyms))
            telegram = TelegramService(app, settings, content, is_ready=lambda: bool(rasa.ready_urls()))
            routes = [Webhook(app, settings).route()] if settings.telegram_webhook_url else []
        chat = ChatEndpoints(door, pseudonyms, Held(redis))
        news = NewsPage(redis, News(engine, keys))
        page = public_app(chat, Readiness(redis, rasa.ready_urls), news, settings.exit_url, routes)
        yield Channels(page, telegram)


def telegram_parts(
    door: Door, content: LiveContent, redis: Redis, keys: Keys, pseudonyms: RotatingPseudonyms
) -> Parts:
    """Return what the chat on Telegram needs of the rest."""
    once, unsure = Once(redis, pseudonyms), Unsure(redis, keys)
    hints = Hints(pseudonyms, SharedLimit(redis, ASIDE), SharedLimit(redis, UNREAD))
    return Parts(door, content, Messages(redis), once, hints, unsure)
