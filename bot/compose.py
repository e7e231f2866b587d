"""The composition root: the only place that chooses real parts and puts them together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from redis.asyncio import Redis
from starlette.types import ASGIApp

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.concerns.desk import ReceiptDesk
from bot.concerns.form import ConcernForm
from bot.concerns.keys import Keys
from bot.concerns.news import News
from bot.concerns.retention import Retention, rotate_key
from bot.concerns.store import ConcernStore
from bot.content.files import read_folder
from bot.content.live import LiveContent
from bot.content.store import ContentStore
from bot.conversation.about_me import AboutMe
from bot.conversation.beside import BesideTheDialogue
from bot.conversation.listening import Listening
from bot.conversation.path import MessagePath
from bot.conversation.private import Limits, PrivateTalk
from bot.database import open_database
from bot.dialogue.client import RasaClient
from bot.dialogue.supervisor import RasaSupervisor, RasaWorker
from bot.ephemeral.drafts import Drafts
from bot.ephemeral.held import Held
from bot.ephemeral.limits import RECEIPTS, SUBMISSIONS, RateLimiter, SharedLimit
from bot.ephemeral.news_page import NewsPage
from bot.ephemeral.pseudonyms import RotatingPseudonyms
from bot.settings import ROOT, Settings
from bot.web.app import public_app
from bot.web.chat import ChatEndpoints
from bot.web.health import Readiness
from bot.web.limits import Door

SECONDS_FOR_REDIS = 2


def content_store(settings: Settings) -> ContentStore:
    """Return the store of answers and channel cards, in the database that the settings name."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return ContentStore(open_database(settings.database()))


def seed_content(store: ContentStore, root: Path = ROOT) -> list[str]:
    """Bring new and newer content files into the store; return the keys that changed."""
    return store.seed([*read_folder(root / "answers", Answer), *read_folder(root / "channels", Channel)])


def rasa_supervisor(settings: Settings, model: Path, redis_url: str, actions_url: str) -> RasaSupervisor:
    """Return the keeper of the Rasa workers."""
    return RasaSupervisor(
        lambda: RasaWorker(settings, model, redis_url, actions_url), count=settings.rasa_workers
    )


def concern_store(settings: Settings) -> ConcernStore:
    """Return the store of concerns, in the same database; its keys lie in a file beside it."""
    engine, keys = open_database(settings.database()), Keys(settings.keys())
    return ConcernStore(engine, keys, days_kept=settings.days_kept)


def retention(settings: Settings) -> Retention:
    """Return what destroys the texts that have been kept long enough."""
    return Retention(open_database(settings.database()), settings.days_kept)


def rotate_concern_key(settings: Settings) -> int:
    """Encrypt all concerns with a new key; return how many texts."""
    return rotate_key(open_database(settings.database()), Keys(settings.keys()))


def news_page(settings: Settings, redis: Redis) -> NewsPage:
    """Return the page that lists the tags of concerns with something new."""
    return NewsPage(redis, News(open_database(settings.database()), Keys(settings.keys())))


def private_talk(
    settings: Settings, content: LiveContent, redis: Redis, understander: RasaClient
) -> BesideTheDialogue:
    """Return what is answered beside the dialogue: the form of concerns, the receipt desk, 知道我什么."""
    from bot.redact.redactor import Redactor  # spaCy takes seconds to import; other commands do not need it

    store, drafts = concern_store(settings), Drafts(redis, Keys(settings.keys()))
    form = ConcernForm(Redactor(), store)
    desk = ReceiptDesk(store, form.redacted)
    limits = Limits(SharedLimit(redis, RECEIPTS), SharedLimit(redis, SUBMISSIONS))
    held = Held(redis)
    talk = PrivateTalk(content, drafts, (form, desk), limits, Listening(understander, held))
    return BesideTheDialogue(AboutMe(content, held), talk)


@asynccontextmanager
async def web_app(
    settings: Settings, store: ContentStore, redis_url: str, rasa: RasaSupervisor
) -> AsyncIterator[ASGIApp]:
    """Yield the public app with its connections open."""
    limits = httpx.Limits(max_connections=settings.turns_at_once)
    async with (
        Redis.from_url(redis_url, socket_timeout=SECONDS_FOR_REDIS) as redis,
        httpx.AsyncClient(limits=limits, timeout=settings.answer_timeout) as http,
    ):
        pseudonyms = RotatingPseudonyms(redis)
        content = LiveContent(store)
        understander = RasaClient(http, rasa.ready_urls, settings.answer_timeout)
        path = MessagePath(
            content,
            pseudonyms,
            RateLimiter(redis, settings.messages_per_second),
            private_talk(settings, content, redis, understander),
            understander,
        )
        chat = ChatEndpoints(path, pseudonyms, Held(redis), Door(settings.turns_at_once))
        yield public_app(
            chat, Readiness(redis, rasa.ready_urls), news_page(settings, redis), settings.exit_url
        )
