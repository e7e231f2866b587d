"""Turning the second factor on and coming in with it: what is said is true and says what to do."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from redis import Redis
from sqlalchemy.engine import Engine

from bot.console.proofs import CODES, SECONDS, Proofs
from bot.staff.accounts import Accounts
from bot.staff.roles import Role
from tests.unit.console.conftest import OWN, Browser

PATH = "/account/second-factor"
WRONG = "进不去"


def secret_on(page: str) -> str:
    """Return the secret that a page shows."""
    found = re.search(r'class="secret">([A-Z2-7]+)<', page)
    assert found
    return found[1]


@pytest.fixture
def secret(zhou: Browser) -> str:
    """Return the secret that 周敏's page shows."""
    return secret_on(zhou.get(PATH))


@pytest.fixture
def turned_on(zhou: Browser, secret: str) -> str:
    """Return the secret that 周敏 has set up."""
    assert "验证码已启用" in zhou.post(PATH, password=OWN, code=pyotp.TOTP(secret).now())
    return secret


def has_totp(engine: Engine) -> bool:
    return Accounts(engine, "t").get("周敏").has_totp


def test_wrong_code_is_told_from_a_wrong_password_and_keeps_the_picture(
    zhou: Browser, secret: str, engine: Engine
) -> None:
    page = zhou.post(PATH, 403, password=OWN, code="000000")
    assert "验证码不对，还没有启用" in page
    assert secret_on(page) == secret
    assert not has_totp(engine)


def test_wrong_password_is_said_and_the_code_not_blamed(zhou: Browser, secret: str, engine: Engine) -> None:
    page = zhou.post(PATH, 403, password="wrong", code=pyotp.TOTP(secret).now())
    assert "现在的口令不对" in page
    assert "验证码不对" not in page
    assert not has_totp(engine)


def test_form_that_is_sent_twice_says_that_it_is_on(zhou: Browser, turned_on: str) -> None:
    assert "验证码已启用" in zhou.post(PATH, password=OWN, code=pyotp.TOTP(turned_on).now())


def test_form_without_a_secret_behind_it_gets_a_new_picture(zhou: Browser, engine: Engine) -> None:
    zhou.get("/account")
    page = zhou.post(PATH, 409, password=OWN, code="123456")
    assert "换了一张新图" in page
    assert secret_on(page)
    assert not has_totp(engine)


@pytest.fixture
def asked(zhou: Browser, turned_on: str) -> str:
    """Return the page that asks 周敏 for her code."""
    zhou.get("/account")
    zhou.post("/leave")
    return zhou.enter("周敏", OWN, next="/cards")


def proved_on(page: str) -> str:
    found = re.search(r'name="proved" value="([^"]+)"', page)
    assert found
    return found[1]


def later(secret: str) -> str:
    """Return the code after the one that was used to set up."""
    return pyotp.TOTP(secret).at(datetime.now(UTC) + timedelta(seconds=30))


def test_right_password_is_followed_by_the_code_alone(asked: str) -> None:
    assert "验证器 App 里的六位验证码" in asked
    assert WRONG not in asked
    assert 'name="password"' not in asked


def test_code_lets_in_to_where_somebody_wanted_to_go(zhou: Browser, asked: str, turned_on: str) -> None:
    page = zhou.post("/enter", proved=proved_on(asked), next="/cards", code=later(turned_on))
    assert "渠道卡片" in page


def test_wrong_code_asks_for_another_and_the_right_one_lets_in(
    zhou: Browser, asked: str, turned_on: str
) -> None:
    again = zhou.post("/enter", 403, proved=proved_on(asked), code="000000")
    assert "验证码不对" in again
    assert "我的账户" in zhou.post("/enter", proved=proved_on(again), next="/account", code=later(turned_on))


def test_password_counts_for_a_few_codes_only(zhou: Browser, asked: str) -> None:
    for _ in range(CODES - 1):
        asked = zhou.post("/enter", 403, proved=proved_on(asked), code="000000")
    last = zhou.post("/enter", 403, proved=proved_on(asked), code="000000")
    assert WRONG in last
    assert 'name="password"' in last


@pytest.mark.parametrize("proved", ["", "made up"])
def test_code_without_a_password_before_it_is_refused(
    zhou: Browser, asked: str, turned_on: str, proved: str
) -> None:
    page = zhou.post("/enter", 403, proved=proved, name="周敏", code=later(turned_on))
    assert "请重新填姓名和口令" in page


def test_what_was_proved_counts_once(zhou: Browser, asked: str) -> None:
    zhou.post("/enter", 403, proved=proved_on(asked), code="000000")
    assert "请重新填姓名和口令" in zhou.post("/enter", 403, proved=proved_on(asked), code="000000")


def test_what_was_proved_ends_with_a_change_of_the_account(
    zhou: Browser, asked: str, turned_on: str, engine: Engine
) -> None:
    Accounts(engine, "t").set_role("周敏", Role.APPROVER)
    assert WRONG in zhou.post("/enter", 403, proved=proved_on(asked), code=later(turned_on))


def test_what_was_proved_is_forgotten_after_some_minutes_and_holds_no_token(url_of_redis: str) -> None:
    now = [1000.0]
    with Redis.from_url(url_of_redis) as redis:
        redis.flushall()
        proofs = Proofs(redis, lambda: now[0])
        token = proofs.keep("周敏", 0)
        [key] = redis.keys()
        assert token not in key.decode()
        assert 0 < redis.ttl(key) <= SECONDS
        now[0] += SECONDS
        assert proofs.take(token) is None
