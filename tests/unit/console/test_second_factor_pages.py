"""Turning the second factor on and coming in with it: what is said is true and says what to do."""

import re

import pyotp
import pytest
from sqlalchemy.engine import Engine

from bot.staff.accounts import Accounts
from tests.unit.console.conftest import OWN, Browser

PATH = "/account/second-factor"
RIGHT, WRONG = "口令对了", "进不去"


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


def test_password_alone_is_said_to_be_right_and_asks_for_both(zhou: Browser, turned_on: str) -> None:
    zhou.get("/account")
    zhou.post("/leave")
    page = zhou.enter("周敏", OWN)
    assert RIGHT in page
    assert WRONG not in page
    assert 'name="code"' in page


def test_refusal_does_not_say_that_the_password_was_right(zhou: Browser, turned_on: str) -> None:
    zhou.get("/account")
    zhou.post("/leave")
    page = zhou.post("/enter", 403, name="周敏", password=OWN, code="000000")
    assert WRONG in page
    assert RIGHT not in page
    assert 'name="code"' in page
