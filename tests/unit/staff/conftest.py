"""A table of accounts, somebody who keeps it, and a clock."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp
import pytest
from argon2 import PasswordHasher
from cryptography.fernet import Fernet
from redis import Redis
from sqlalchemy.engine import Engine

from bot.audit.search import AuditList, Wanted
from bot.staff import passwords
from bot.staff.accounts import Accounts
from bot.staff.entrance import Entrance
from bot.staff.own_account import OwnAccount
from bot.staff.refusals import Refusals
from bot.staff.roles import Role
from bot.staff.second_factor import new_secret
from tests.unit.fresh import new_database

OWN = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash with less memory and fewer passes than in life, which would take a third of a second each time."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", cheap)
    monkeypatch.setattr(passwords, "_NOBODY", cheap.hash("nobody"))


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = new_database(tmp_path / "staff.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def fernet() -> Fernet:
    return Fernet(Fernet.generate_key())


@pytest.fixture
def accounts(engine: Engine) -> Accounts:
    return Accounts(engine, "root")


@pytest.fixture
def refusals(engine: Engine, url_of_redis: str, clock: Clock) -> Iterator[Refusals]:
    with Redis.from_url(url_of_redis) as redis:
        redis.flushall()
        yield Refusals(engine, redis, lambda: clock().timestamp())


@pytest.fixture
def entrance(engine: Engine, fernet: Fernet, refusals: Refusals, clock: Clock) -> Entrance:
    return Entrance(engine, fernet, refusals, clock)


@pytest.fixture
def own(engine: Engine, fernet: Fernet) -> OwnAccount:
    return OwnAccount(engine, fernet)


@pytest.fixture
def zhou(accounts: Accounts, own: OwnAccount) -> str:
    """Return the name of an editor with a password of her own."""
    own.change_password("周敏", accounts.add("周敏", Role.EDITOR), OWN)
    return "周敏"


@pytest.fixture
def deeds(engine: Engine) -> Callable[[], list[str]]:
    """Return the deeds that the audit list holds."""
    return lambda: [deed.action for deed in AuditList(engine).all(Wanted())]


@pytest.fixture
def set_up(own: OwnAccount, zhou: str) -> Callable[[], str]:
    """Return what sets up the second factor of 周敏 and returns its secret."""

    def give() -> str:
        secret = new_secret()
        own.set_second_factor(zhou, OWN, secret, pyotp.TOTP(secret).now())
        return secret

    return give
