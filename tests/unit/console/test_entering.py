"""Coming in and going out: who waits in a flood of tries, who does not, and what the audit list tells."""

from collections.abc import Callable, Iterator

import pytest
from redis import Redis
from sqlalchemy.engine import Engine
from starlette.types import ASGIApp

from bot.audit.search import AuditList, Wanted
from bot.compose.console import doorkeeper
from bot.console.devices import COOKIE, Devices
from bot.console.doorkeeper import Doorkeeper
from bot.console.sessions import LONGEST, Sessions
from bot.console.tries import OF_A_DEVICE, OF_STRANGERS, SECONDS_OF_TRIES, Tries
from bot.settings import Settings
from bot.staff.accounts import Accounts
from bot.staff.entrance import FAILURES
from bot.staff.refusals import Refusals
from bot.staff.roles import Role
from tests.unit.console.conftest import OWN, Browser


class Moving:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Moving:
    return Moving()


@pytest.fixture
def empty(url_of_redis: str) -> Iterator[Redis]:
    with Redis.from_url(url_of_redis) as redis:
        redis.flushall()
        yield redis


@pytest.fixture
def flood(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let strangers have used up their pace, whatever the clock says."""
    monkeypatch.setattr(Tries, "of_stranger", lambda _: False)


@pytest.fixture
def listed(engine: Engine) -> Callable[[], list[tuple[str, str]]]:
    return lambda: [(deed.action, deed.subject) for deed in AuditList(engine).all(Wanted())]


def test_strangers_share_a_pace_and_the_next_second_is_open_again(
    empty: Redis, clock: Moving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.console.tries.OF_STRANGERS", OF_STRANGERS)
    tries = Tries(empty, clock)
    assert [tries.of_stranger() for _ in range(OF_STRANGERS + 1)] == [True] * OF_STRANGERS + [False]
    clock.now += 1
    assert tries.of_stranger()


def test_known_browser_has_tries_of_its_own(empty: Redis, clock: Moving) -> None:
    tries = Tries(empty, clock)
    assert [tries.of_device("one") for _ in range(OF_A_DEVICE + 1)] == [True] * OF_A_DEVICE + [False]
    assert tries.of_device("another")
    clock.now += SECONDS_OF_TRIES
    assert tries.of_device("one")


def test_flood_of_strangers_keeps_nobody_out_where_they_were_in_before(zhou: Browser, flood: None) -> None:
    zhou.get("/account")
    zhou.post("/leave")
    assert "渠道卡片" in zhou.enter("周敏", OWN, next="/cards")


def test_stranger_in_a_flood_is_asked_to_try_again_and_the_account_is_not_locked(
    browser: Callable[[], Browser], zhou: Browser, engine: Engine, flood: None
) -> None:
    one = browser()
    for _ in range(FAILURES + 1):
        assert "请过几秒再点一次" in one.post("/enter", 429, name="周敏", password="wrong")
    assert not Accounts(engine, "t").get("周敏").is_locked


def test_account_that_strangers_locked_opens_where_its_owner_was_in_before(
    browser: Callable[[], Browser], zhou: Browser
) -> None:
    stranger = browser()
    for _ in range(FAILURES):
        stranger.post("/enter", 403, name="周敏", password="wrong")
    assert "账户锁着" in stranger.post("/enter", 403, name="周敏", password=OWN)
    zhou.get("/account")
    zhou.post("/leave")
    assert "渠道卡片" in zhou.enter("周敏", OWN, next="/cards")


def test_known_browser_cannot_guess_without_end(zhou: Browser) -> None:
    zhou.get("/account")
    zhou.post("/leave")
    for _ in range(OF_A_DEVICE - 1):  # one was used to come in the first time
        zhou.post("/enter", 403, name="周敏", password="wrong")
    zhou.http.post("/enter", data={"name": "周敏", "password": "wrong"})
    assert "试得太多了" in zhou.post("/enter", 429, name="周敏", password=OWN)


FORGED = ("", ".", "x", "x.y", "周敏.周敏")


@pytest.mark.parametrize("mark", FORGED)
def test_mark_of_a_browser_cannot_be_made_up(mark: str) -> None:
    assert not Devices(b"key").knows("周敏", mark)


def test_mark_is_for_one_name(browser: Callable[[], Browser], zhou: Browser) -> None:
    mark = zhou.http.cookies[COOKIE]
    assert "周敏" not in mark
    devices = Devices(b"another key")
    assert not devices.knows("周敏", mark)


def test_mark_of_one_does_not_help_against_another(zhou: Browser, chen: Browser, flood: None) -> None:
    zhou.get("/account")
    zhou.post("/leave")
    zhou.post("/enter", 429, name="陈静", password="guess")


def test_flood_is_noted_in_one_line_and_names_nobody(
    browser: Callable[[], Browser], zhou: Browser, flood: None, listed: Callable
) -> None:
    one = browser()
    for _ in range(3):
        one.post("/enter", 429, name="my secret password", password="x")
    assert [deed for deed in listed() if deed[0] == "enter_turned_away"] == [("enter_turned_away", "")]


def test_going_out_is_noted(zhou: Browser, listed: Callable) -> None:
    zhou.get("/account")
    zhou.post("/leave")
    assert listed()[-1] == ("leave", "周敏")


@pytest.fixture
def keeper(settings: Settings, engine: Engine, app: ASGIApp, url_of_redis: str) -> Doorkeeper:
    return doorkeeper(settings, engine, url_of_redis)


def test_session_of_an_account_that_was_shut_ends_and_is_noted(
    zhou: Browser, engine: Engine, keeper: Doorkeeper, listed: Callable
) -> None:
    Accounts(engine, "root").set_active("周敏", active=False)
    zhou.get("/answers")
    keeper.run()
    assert listed()[-1] == ("session_cut", "周敏")


CHANGES = {
    "reset": lambda accounts: accounts.reset("周敏"),
    "another role": lambda accounts: accounts.set_role("周敏", Role.APPROVER),
    "shut": lambda accounts: accounts.set_active("周敏", active=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_session_that_a_change_ended_is_noted_once_and_the_browser_is_told(
    zhou: Browser, engine: Engine, keeper: Doorkeeper, listed: Callable, change: Callable
) -> None:
    change(Accounts(engine, "root"))
    keeper.run()
    assert "您的账户刚刚改过" in zhou.get("/answers")
    keeper.run()
    assert [deed for deed in listed() if deed[0].startswith("session")] == [("session_cut", "周敏")]


def test_session_that_a_change_ended_is_told_to_nobody_else(
    zhou: Browser, browser: Callable[[], Browser], engine: Engine
) -> None:
    Accounts(engine, "root").reset("周敏")
    assert "您的账户刚刚改过" not in browser().get("/answers")


def test_who_comes_in_anew_is_noted_to_have_left(zhou: Browser, keeper: Doorkeeper, listed: Callable) -> None:
    zhou.get("/account")
    zhou.enter("周敏", OWN)
    keeper.run()
    assert listed()[-2:] == [("enter", "周敏"), ("leave", "周敏")]


def test_session_that_goes_on_is_not_noted_as_ended(
    zhou: Browser, keeper: Doorkeeper, listed: Callable
) -> None:
    keeper.run()
    assert "session_ended" not in dict(listed())


def test_session_that_was_ended_by_going_out_is_not_noted_twice(
    zhou: Browser, keeper: Doorkeeper, listed: Callable
) -> None:
    zhou.get("/account")
    zhou.post("/leave")
    keeper.run()
    assert "session_ended" not in dict(listed())


@pytest.mark.parametrize("seconds", [1801, LONGEST + 1], ids=["not used", "too long"])
def test_session_that_runs_out_is_noted_once(
    engine: Engine, empty: Redis, clock: Moving, listed: Callable, seconds: int
) -> None:
    sessions = Sessions(empty, idle=1800, clock=clock)
    Accounts(engine, "root").add("周敏", Role.EDITOR)
    sessions.begin("周敏", 0)
    keeper = Doorkeeper(engine, sessions, Refusals(engine, empty, clock), Accounts(engine, "").all)
    clock.now += seconds
    keeper.run()
    keeper.run()
    assert listed().count(("session_ended", "周敏")) == 1


def test_session_that_is_used_after_the_longest_day_is_noted_once(
    engine: Engine, empty: Redis, clock: Moving, listed: Callable
) -> None:
    sessions = Sessions(empty, idle=LONGEST, clock=clock)
    Accounts(engine, "root").add("周敏", Role.EDITOR)
    token = sessions.begin("周敏", 0)
    keeper = Doorkeeper(engine, sessions, Refusals(engine, empty, clock), Accounts(engine, "").all)
    clock.now += LONGEST + 1
    keeper.run()
    assert sessions.find(token) is None
    keeper.run()
    assert listed().count(("session_ended", "周敏")) == 1


def test_session_that_has_ended_is_not_begun_again_by_a_change(empty: Redis, clock: Moving) -> None:
    sessions = Sessions(empty, idle=1800, clock=clock)
    token = sessions.begin("周敏", 0)
    session = sessions.find(token)
    sessions.end(token)
    sessions.change(token, session, pending="secret")
    assert sessions.find(token) is None


def test_use_puts_the_end_of_a_session_off(
    engine: Engine, empty: Redis, clock: Moving, listed: Callable
) -> None:
    sessions = Sessions(empty, idle=1800, clock=clock)
    Accounts(engine, "root").add("周敏", Role.EDITOR)
    token = sessions.begin("周敏", 0)
    clock.now += 1700
    sessions.use(token, sessions.find(token))
    clock.now += 1700
    Doorkeeper(engine, sessions, Refusals(engine, empty, clock), Accounts(engine, "").all).run()
    assert "session_ended" not in dict(listed())


def test_new_account_comes_in_without_a_mark(enter: Callable[[str, Role], Browser]) -> None:
    assert "我的账户" in enter("新来的", Role.EDITOR).get("/account")
