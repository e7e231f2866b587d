"""The console over HTTP, on a real database and a real Redis, with people who are in."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from redis import Redis
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from bot.compose import training
from bot.compose.console import console
from bot.console import tries
from bot.content.checks import Problem
from bot.content.entry import Entry
from bot.redact.span import Kind, Span
from bot.settings import Settings
from bot.staff import passwords
from bot.staff.accounts import Accounts
from bot.staff.roles import Role
from bot.training.known import read_known
from tests.unit.fresh import copied_database

OWN = "a long one of their own"
SITE = "https://console.test"
_CSRF = re.compile(r'name="csrf" value="([^"]+)"')
_known = cache(read_known)


@pytest.fixture(autouse=True)
def cheap_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with less memory and fewer passes than in life."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", cheap)
    monkeypatch.setattr(passwords, "_NOBODY", cheap.hash("nobody"))


@pytest.fixture(autouse=True)
def no_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let people come in as fast as cheap hashing allows."""
    monkeypatch.setattr(tries, "OF_STRANGERS", 1000)


@pytest.fixture(autouse=True)
def phrasings_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read nlu/ and the held-out questions once: no test changes them, and each app would read them anew."""
    monkeypatch.setattr(training, "read_known", _known)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


@pytest.fixture
def engine(settings: Settings, seeded: Path) -> Iterator[Engine]:
    engine = copied_database(seeded, settings.data_dir / "ganwei.sqlite")
    yield engine
    engine.dispose()


class Forbidden:
    """A check that finds one thing wrong with a text that says so, and points out another."""

    def __call__(self, entry: Entry) -> list[Problem]:
        text = entry.model_dump().get("text", "")
        found = [Problem("text", "banned_word", {"word": "坏词", "why": "不好"})] if "坏词" in text else []
        hints = [Problem("text", "maybe_identifier", {"words": "某人"}, True)] if "某人" in text else []
        return found + hints

    def together(self, entries: Sequence[Entry]) -> list[list[Problem]]:
        return [self(entry) for entry in entries]


forbidden = Forbidden()


def names(text: str) -> list[Span]:
    """Find one name."""
    at = text.find("张三")
    return [Span(at, at + 2, Kind.PERSON)] if at >= 0 else []


@pytest.fixture
def app(settings: Settings, engine: Engine, url_of_redis: str) -> ASGIApp:
    with Redis.from_url(url_of_redis) as redis:
        redis.flushall()
    return console(settings, engine, url_of_redis, names, forbidden)


class Browser:
    """Somebody's browser: it keeps cookies, and sends forms with the token of the page they stand on."""

    def __init__(self, app: ASGIApp) -> None:
        self.http = TestClient(app, base_url=SITE, follow_redirects=True, raise_server_exceptions=False)
        self.csrf = ""

    def get(self, path: str, **asked: str) -> str:
        response = self.http.get(path, params=asked or None)
        assert response.status_code < 500, (path, response.status_code)
        found = _CSRF.search(response.text)
        self.csrf = found[1] if found else self.csrf
        return response.text

    def post(self, path: str, status: int = 200, **fields: object) -> str:
        response = self.http.post(path, data={"csrf": self.csrf, **fields})
        assert response.status_code == status, (path, response.status_code, response.text[-2000:])
        return response.text

    def enter(self, name: str, password: str, **more: str) -> str:
        return self.post("/enter", name=name, password=password, **more)


@pytest.fixture
def browser(app: ASGIApp) -> Callable[[], Browser]:
    return lambda: Browser(app)


@pytest.fixture
def enter(browser: Callable[[], Browser], engine: Engine) -> Callable[[str, Role], Browser]:
    """Return what makes an account with a password of its own and lets its owner in."""

    def let_in(name: str, role: Role) -> Browser:
        one = browser()
        password = Accounts(engine, "root").add(name, role)
        one.enter(name, password)
        one.get("/account/password")
        one.post("/account/password", password=password, new=OWN, again=OWN)
        return one

    return let_in


@pytest.fixture
def zhou(enter: Callable[[str, Role], Browser]) -> Browser:
    return enter("周敏", Role.EDITOR)


@pytest.fixture
def chen(enter: Callable[[str, Role], Browser]) -> Browser:
    return enter("陈静", Role.APPROVER)
