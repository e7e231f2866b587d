"""The composition root: the only place that chooses real parts and puts them together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from redis.asyncio import Redis
from starlette.types import ASGIApp

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.files import read_folder
from bot.content.live import LiveContent
from bot.content.store import ContentStore, open_database
from bot.conversation.path import MessagePath
from bot.dialogue.client import RasaClient
from bot.dialogue.supervisor import RasaSupervisor, RasaWorker
from bot.ephemeral.limits import RateLimiter
from bot.ephemeral.pseudonyms import RotatingPseudonyms
from bot.ephemeral.talks import Talks
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
        path = MessagePath(
            LiveContent(store),
            pseudonyms,
            RateLimiter(redis, settings.messages_per_second),
            RasaClient(http, rasa.ready_urls, settings.answer_timeout),
        )
        chat = ChatEndpoints(path, pseudonyms, Talks(redis), Door(settings.turns_at_once))
        yield public_app(chat, Readiness(redis, rasa.ready_urls), settings.exit_url)
