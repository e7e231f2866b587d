"""The gate: who gets to which page, and what does not get through."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest
from redis import Redis
from sqlalchemy.engine import Engine
from starlette.types import ASGIApp

from bot.compose.console import console
from bot.console.gate import Gate
from bot.console.sessions import LONGEST, Sessions
from bot.console.visit import COOKIE
from bot.content.drafts import Ref
from bot.content.writing import draft_at
from bot.settings import Settings
from bot.staff.accounts import Accounts
from bot.staff.entrance import FAILURES
from bot.staff.roles import Role
from tests.unit.console.conftest import OWN, Browser, forbidden, names

AWARD = Ref("answer", "award")
DRAFT = {"stamp": "0", "title": "奖励", "text": "新的话"}


def test_order_of_the_steps() -> None:
    assert [step.__name__ for step in Gate(None, None, None).steps] == [
        "refuse_other_sites",
        "find_session",
        "require_session",
        "hear_the_news",
        "require_own_password",
        "require_right",
    ]
    assert [step.__name__ for step in Gate(None, None, None).steps_with_form] == [
        "find_session",
        "require_session",
        "require_own_password",
        "require_right",
        "require_token",
    ]


CLOSED = ("/", "/answers", "/cards", "/review", "/audit", "/audit.csv", "/staff", "/account")


@pytest.mark.parametrize("path", CLOSED)
def test_who_is_not_in_is_led_to_the_entrance_and_back(browser: Callable[[], Browser], path: str) -> None:
    response = browser().http.get(path, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (
        303,
        f"/enter?next={path.replace('/', '%2F')}",
    )


def test_who_comes_in_gets_to_the_page_they_wanted(browser: Callable[[], Browser], zhou: Browser) -> None:
    assert "渠道卡片" in browser().enter("周敏", OWN, next="/cards")


ELSEWHERE = ("https://evil.test/", "//evil.test/", "/\\evil.test", "javascript:alert(1)", "\t//evil.test", "")


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nobody_is_led_to_another_site(browser: Callable[[], Browser], zhou: Browser, path: str) -> None:
    one = browser()
    entered = {"name": "周敏", "password": OWN, "next": path}
    response = one.http.post("/enter", data=entered, follow_redirects=False)
    assert response.headers["location"] == "/"


def test_form_without_the_token_of_the_session_does_nothing(zhou: Browser, engine: Engine) -> None:
    zhou.csrf = "guessed"
    assert "这一页放得太久了" in zhou.post("/answer/award/edit", 403, **DRAFT)
    assert draft_at(engine, AWARD) is None


def test_token_of_another_session_does_nothing(zhou: Browser, chen: Browser, engine: Engine) -> None:
    chen.get("/answers")
    zhou.csrf = chen.csrf
    zhou.post("/answer/award/edit", 403, **DRAFT)
    assert draft_at(engine, AWARD) is None


FOREIGN = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://evil.test"},
    {"origin": "null"},
)


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_form_that_another_site_sends_does_nothing(zhou: Browser, engine: Engine, headers: dict) -> None:
    zhou.get("/answers")
    fields = {"csrf": zhou.csrf, **DRAFT}
    assert zhou.http.post("/answer/award/edit", data=fields, headers=headers).status_code == 403
    assert draft_at(engine, AWARD) is None


def test_other_site_cannot_log_somebody_in_as_another(browser: Callable[[], Browser], zhou: Browser) -> None:
    fields = {"name": "周敏", "password": OWN}
    response = browser().http.post("/enter", data=fields, headers={"sec-fetch-site": "cross-site"})
    assert (response.status_code, "set-cookie" in response.headers) == (403, False)


@pytest.mark.parametrize("deed", ["approve", "send-back", "bring-back", "restore"])
def test_editor_cannot_do_what_approvers_do(zhou: Browser, deed: str) -> None:
    zhou.get("/answers")
    assert "您的角色不能做这件事" in zhou.post(f"/answer/award/{deed}", 403, stamp="1", reason="r")


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.RESEARCHER])
def test_only_an_admin_makes_accounts(
    enter: Callable[[str, Role], Browser], engine: Engine, role: Role
) -> None:
    one = enter("某某", role)
    one.get("/account")
    one.post("/staff", 403, name="新的人", role="admin")
    assert Accounts(engine, "t").get("新的人") is None


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.ADMIN])
def test_who_does_not_write_cannot_save_a_draft(
    enter: Callable[[str, Role], Browser], engine: Engine, role: Role
) -> None:
    one = enter("某某", role)
    one.get("/account")
    one.post("/answer/award/edit", 403, **DRAFT)
    assert draft_at(engine, AWARD) is None


def test_one_time_password_opens_only_the_page_that_changes_it(
    browser: Callable[[], Browser], engine: Engine
) -> None:
    one = browser()
    one.enter("新来的", Accounts(engine, "root").add("新来的", Role.APPROVER))
    for path in ("/answers", "/audit", "/account"):
        assert "请先换成自己的" in one.get(path)
    assert "改口令" in one.post("/answer/award/edit", **DRAFT)
    assert draft_at(engine, AWARD) is None


def test_session_ends_at_once_when_the_account_is_shut(zhou: Browser, engine: Engine) -> None:
    Accounts(engine, "root").set_active("周敏", active=False)
    assert "登录" in zhou.get("/answers")


def test_session_ends_at_once_when_the_role_changes(zhou: Browser, engine: Engine) -> None:
    Accounts(engine, "root").set_role("周敏", Role.RESEARCHER)
    assert "登录" in zhou.get("/answers")


def test_new_password_ends_the_sessions_elsewhere(browser: Callable[[], Browser], zhou: Browser) -> None:
    elsewhere = browser()
    elsewhere.enter("周敏", OWN)
    zhou.get("/account/password")
    zhou.post("/account/password", password=OWN, new="quite another one", again="quite another one")
    assert "我的账户" in zhou.get("/account")
    assert "没有默认的账户和口令" in elsewhere.get("/account")


def test_token_changes_when_somebody_comes_in(browser: Callable[[], Browser], zhou: Browser) -> None:
    one = browser()
    one.enter("周敏", OWN)
    first = dict(one.http.cookies)
    one.get("/account/password")
    one.enter("周敏", OWN)
    assert dict(one.http.cookies) != first


def test_fifth_wrong_password_locks_the_account(browser: Callable[[], Browser], zhou: Browser) -> None:
    one = browser()
    for _ in range(FAILURES):
        one.post("/enter", 403, name="周敏", password="wrong")
    assert "账户锁着" in one.post("/enter", 403, name="周敏", password=OWN)


@pytest.fixture
def sessions(url_of_redis: str) -> Sessions:
    with Redis.from_url(url_of_redis) as redis:
        redis.flushall()
        yield Sessions(redis, idle=1800, clock=lambda: Moving.now)


class Moving:
    """The time of the sessions."""

    now = datetime(2026, 11, 26, tzinfo=UTC).timestamp()


def test_session_that_is_not_used_is_forgotten(url_of_redis: str) -> None:
    with Redis.from_url(url_of_redis) as redis:
        token = Sessions(redis, idle=1).begin("周敏", 0)
        time.sleep(1.5)
        assert Sessions(redis, idle=1).find(token) is None


def test_session_that_is_used_stays_but_not_longer_than_a_day_of_work(sessions: Sessions) -> None:
    token = sessions.begin("周敏", 0)
    assert sessions.find(token).name == "周敏"
    Moving.now += LONGEST + 1
    assert sessions.find(token) is None


def test_session_is_kept_by_use_and_not_by_being_looked_up(url_of_redis: str) -> None:
    with Redis.from_url(url_of_redis) as redis:
        redis.flushall()
        sessions = Sessions(redis, idle=1800)
        token = sessions.begin("周敏", 0)
        [key] = redis.keys("ganwei:staff:session:*")
        redis.expire(key, 100)
        session = sessions.find(token)
        assert redis.ttl(key) <= 100
        sessions.use(token, session)
        assert redis.ttl(key) > 100


def test_redis_holds_no_token_that_would_let_somebody_in(sessions: Sessions, url_of_redis: str) -> None:
    token = sessions.begin("周敏", 0)
    with Redis.from_url(url_of_redis) as redis:
        everything = b"".join(key + (redis.dump(key) or b"") for key in redis.keys("*"))
    assert token.encode() not in everything


def test_form_that_is_too_large_is_refused(zhou: Browser) -> None:
    zhou.get("/answers")
    assert "内容太大了" in zhou.post("/answer/award/edit", 413, text="字" * 300_000)


async def status_of_upload(
    app: ASGIApp, size: int, headers: dict[str, str], last: Callable[[], object] | None = None
) -> tuple[int, int]:
    """Stream a form of `size` bytes to the import; return the status and how many pieces were taken in.

    With `last` the first piece is the last one, and comes when that has been done.
    """
    pieces, statuses = [], []
    kind = "multipart/form-data; boundary=x"
    sent = {"host": "console.test", "content-type": kind, "content-length": str(size), **headers}
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/workbook",
        "raw_path": b"/workbook",
        "query_string": b"",
        "scheme": "https",
        "server": ("console.test", 443),
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
    }

    async def receive() -> dict[str, object]:
        pieces.append(1)
        if last:
            last()
            return {"type": "http.request", "body": b"--x--\r\n", "more_body": False}
        return {"type": "http.request", "body": b"x" * 65536, "more_body": True}

    async def send(message: dict[str, object]) -> None:
        statuses.append(message.get("status"))

    await app(scope, receive, send)
    return statuses[0], len(pieces)


BIG = 10 * 1024 * 1024


async def test_upload_of_somebody_who_is_not_in_is_refused_before_it_is_read(app: ASGIApp) -> None:
    assert await status_of_upload(app, BIG, {"hx-request": "true"}) == (401, 0)


async def test_upload_of_who_may_not_write_is_refused_before_it_is_read(
    app: ASGIApp, enter: Callable[[str, Role], Browser]
) -> None:
    token = enter("研究员", Role.RESEARCHER).http.cookies[COOKIE]
    assert await status_of_upload(app, BIG, {"cookie": f"{COOKIE}={token}"}) == (403, 0)


async def test_form_of_whom_the_door_was_shut_while_they_sent_it_does_nothing(
    app: ASGIApp, zhou: Browser, engine: Engine
) -> None:
    zhou.get("/workbook")
    headers = {"cookie": f"{COOKIE}={zhou.http.cookies[COOKIE]}", "x-csrf": zhou.csrf, "hx-request": "true"}
    shut = partial(Accounts(engine, "root").set_active, "周敏", active=False)
    assert await status_of_upload(app, 7, headers, shut) == (401, 1)


@pytest.mark.parametrize(("size", "status"), [("99999999", 413), ("", 411)])
async def test_upload_that_is_too_large_or_does_not_say_is_refused_before_it_is_read(
    app: ASGIApp, zhou: Browser, size: str, status: int
) -> None:
    cookie = f"{COOKIE}={zhou.http.cookies[COOKIE]}"
    assert await status_of_upload(app, 0, {"content-length": size, "cookie": cookie}) == (status, 0)


async def test_upload_that_another_site_sends_is_refused_before_it_is_read(
    app: ASGIApp, zhou: Browser
) -> None:
    headers = {"cookie": f"{COOKIE}={zhou.http.cookies[COOKIE]}", "sec-fetch-site": "cross-site"}
    assert await status_of_upload(app, BIG, headers) == (403, 0)


def test_every_page_carries_the_policy_that_lets_no_foreign_script_in(browser: Callable[[], Browser]) -> None:
    headers = browser().http.get("/enter").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["cache-control"] == "no-store"


def test_redis_that_is_away_is_said_in_plain_words(settings: Settings, engine: Engine) -> None:
    app = console(settings, engine, "redis://127.0.0.1:1", names, forbidden)
    assert "系统正在恢复" in Browser(app).post("/enter", 503, name="周敏", password=OWN)


def test_database_that_another_writer_keeps_is_said_in_plain_words(
    zhou: Browser, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    zhou.get("/answers")
    monkeypatch.setattr("bot.database.SECONDS_TO_WAIT", 0)
    engine.dispose()
    with engine.connect() as writer:
        writer.exec_driver_sql("BEGIN IMMEDIATE")
        assert "系统正在恢复，没有执行" in zhou.post("/answer/award/edit", 503, **DRAFT)
        writer.exec_driver_sql("ROLLBACK")


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}\"'"


SHOWN = ("/answer/new_one/edit", "/answer/new_one/draft", "/review", "/answers?standing=draft")


@pytest.mark.parametrize("path", SHOWN)
def test_what_staff_type_is_shown_and_never_run(zhou: Browser, path: str) -> None:
    zhou.get("/answers")
    fields = dict.fromkeys(("title", "text", "detail", "plain", "document", "section"), HOSTILE)
    zhou.post("/answer/new_one/edit", stamp="0", **fields)
    page = zhou.get(path)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "49" not in page.split("alert(1)")[1][:40]


def test_what_is_searched_for_is_shown_and_never_run(zhou: Browser) -> None:
    assert "<script>alert" not in zhou.get("/answers", q=HOSTILE)
