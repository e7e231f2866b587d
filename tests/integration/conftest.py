"""A running service whose Telegram is the stand-in, with a Redis and files that tests can search."""

import hashlib
import hmac
import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis import Redis

from bot.compose.research import release
from bot.ephemeral.server import redis_url
from bot.research.making.work import Wanted
from bot.research.synth.concerns import write_concerns
from bot.research.synth.sentences import read_sentences
from bot.settings import Settings
from tests.conftest import Stack, start_stack
from tests.redis_search import everything_held
from tests.standin.bot_api import BotApi
from tests.standin.faults import Status
from tests.standin.phone import Phone
from tests.standin.running import running

TOKEN = "7711:AAmarked-token"
PAGE = "https://ganwei.example/"
DOWN = {"getMe": [Status(502)], "setMyCommands": [Status(500)], "deleteWebhook": [Status(503)]}
_chats = itertools.count(900719925474)


@dataclass
class Telegram:
    """The stand-in, and the service that talks to it."""

    api: BotApi
    stack: Stack
    redis: Redis

    def phone(self) -> Phone:
        return Phone(self.api, next(_chats))

    def keys_of(self, phone: Phone) -> list[bytes]:
        """Return the keys of Redis that name a person, by any pseudonym that they have."""
        text = f"telegram\0{phone.chat}".encode()
        of_days = [self.redis.get(key) for key in self.redis.keys("ganwei:pseudonym-key:*")]
        names = [hmac.new(key, text, hashlib.sha256).hexdigest()[:32].encode() for key in of_days]
        return [key for key in self.redis.keys() if any(name in key for name in names)]

    def everything_held(self) -> bytes:
        """Return all that is held anywhere."""
        return everything_held(self.stack, self.redis)


@pytest.fixture(scope="session")
def start_telegram(
    trained_data_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Telegram]]:
    """Return what starts the service with Telegram; all are stopped at the end, cleanly."""
    started: list[Telegram] = []
    servers = ExitStack()

    def start(faults: dict[str, list] | None = None, **settings: str) -> Telegram:
        data_dir = tmp_path_factory.mktemp("telegram")
        (data_dir / "models").symlink_to((trained_data_dir / "models").resolve())
        api = BotApi(TOKEN)
        for method, what in (faults or {}).items():
            api.faults[method].extend(what)
        url = servers.enter_context(redis_url(""))
        stack = start_stack(
            data_dir,
            tmp_path_factory.mktemp("output") / "output.log",
            GANWEI_REDIS_URL=url,
            GANWEI_TELEGRAM_TOKEN=TOKEN,
            GANWEI_TELEGRAM_API_URL=servers.enter_context(running(api)),
            **settings,
        )
        started.append(Telegram(api, stack, Redis.from_url(url)))
        stack.wait_until_ready()
        return started[-1]

    with servers:
        yield start
        stacks = [each.stack for each in started if each.stack.process.poll() is None]
        assert {stack.stop() for stack in stacks} <= {0}, [stack.output.read_text() for stack in stacks]


@pytest.fixture(scope="session")
def telegram(start_telegram: Callable[..., Telegram]) -> Telegram:
    """Return a service that polls, and that began while Telegram was down."""
    return start_telegram(DOWN, GANWEI_PAGE_URL=PAGE)


@pytest.fixture
def phone(telegram: Telegram) -> Phone:
    """Return a phone that the service has not seen before."""
    return telegram.phone()


@pytest.fixture(scope="module")
def own_redis() -> Iterator[Redis]:
    """Return a Redis that the tests of a module can look into."""
    with redis_url("") as url, Redis.from_url(url) as redis:
        redis.url = url
        yield redis


@pytest.fixture(scope="module")
def own_stack(
    trained_data_dir: Path, tmp_path_factory: pytest.TempPathFactory, own_redis: Redis
) -> Iterator[Stack]:
    """Return a service of a module's own, so that all it holds can be searched."""
    data_dir = tmp_path_factory.mktemp("own")
    (data_dir / "models").symlink_to((trained_data_dir / "models").resolve())
    output = tmp_path_factory.mktemp("output") / "output.log"
    running = start_stack(data_dir, output, GANWEI_REDIS_URL=own_redis.url)
    running.wait_until_ready()
    yield running
    assert running.stop() == 0, running.output.read_text()


@pytest.fixture(scope="session")
def make_release(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[Path, dict]]:
    """Return what makes a release of synthetic concerns: its folder and its risk.json."""
    place = tmp_path_factory.mktemp("made")
    numbers = itertools.count()

    def make(rows: int, **wanted: object) -> tuple[Path, dict]:
        folder = place / str(next(numbers))
        write_concerns(rows, 3, folder / "concerns.parquet", read_sentences())
        settings = Settings(data_dir=place / "data")
        risk = release(
            settings, Wanted(**{"texts": 200} | wanted), folder / "release", folder / "concerns.parquet"
        )
        return folder / "release", risk

    return make
