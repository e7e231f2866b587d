"""Every page of the console can be looked at, whatever state things are in."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.audit.record import AuditRow
from bot.staff.roles import Role
from tests.unit.console.conftest import Browser

DRAFT = {"stamp": "0", "title": "奖励", "text": "新的话"}


@pytest.fixture
def busy(zhou: Browser) -> Browser:
    """Return an editor who has left drafts in every state but good."""
    zhou.get("/answers")
    zhou.post("/answer/award/edit", **DRAFT)
    zhou.post("/new/answer", name="新的")
    zhou.post("/new/channel", name="新卡片")
    return zhou


PAGES = (
    *("/answers", "/cards", "/review", "/account", "/account/password", "/account/second-factor"),
    *("/answer/award/edit", "/answer/award/draft", "/answer/award/submit", "/answer/award/history"),
    *("/answer/rc_263/edit", "/answer/rc_263/draft", "/answer/rc_263/history"),
    *(
        "/channel/12388/edit",
        "/channel/12388/history",
        "/channel/card_1/edit",
        "/new/answer",
        "/new/channel",
    ),
    *("/answer/award/compare?a=3&b=draft", "/answers?standing=draft&q=RC-017", "/answers?document=x"),
)


@pytest.mark.parametrize("path", PAGES)
def test_page_can_be_looked_at(busy: Browser, path: str) -> None:
    assert "敢为后台" in busy.get(path)


@pytest.mark.parametrize(
    "path", ["/nothing", "/answer/no_such_key/edit", "/answer/no_such_key/draft", "/foo/award/edit"]
)
def test_page_that_is_not_there_says_so(zhou: Browser, path: str) -> None:
    assert zhou.http.get(path).status_code == 404


def test_audit_and_accounts_can_be_looked_at(enter: Callable[[str, Role], Browser]) -> None:
    admin = enter("管理员", Role.ADMIN)
    assert "staff_add" in admin.get("/audit.csv")
    assert "管理员" in admin.get("/staff")
    assert "没有找到" in admin.get("/audit?q=nothing-at-all&page=99&since=x")


@pytest.mark.parametrize("asked", [{"since": "0001-01-01"}, {"until": "9999-12-31"}], ids=str)
def test_day_at_the_end_of_all_days_leaves_nothing_out(
    enter: Callable[[str, Role], Browser], asked: dict[str, str]
) -> None:
    assert "管理员" in enter("管理员", Role.ADMIN).get("/audit", **asked)


def test_day_of_the_audit_list_is_a_day_of_the_time_zone(
    enter: Callable[[str, Role], Browser], engine: Engine
) -> None:
    with Session(engine) as session, session.begin():
        early, late = "2020-01-01T15:59:59+00:00", "2020-01-01T16:00:00+00:00"
        for at, subject in ((early, "on-the-first"), (late, "on-the-second")):
            session.add(AuditRow(at=at, staff="s", action="enter", subject=subject))
    admin = enter("何平", Role.ADMIN)
    page = admin.get("/audit", since="2020-01-02", until="2020-01-02")
    assert "on-the-second" in page
    assert "2020-01-02 00:00" in page
    assert "on-the-first" not in page
    assert 'name="since" value="2020-01-02"' in page
    exported = admin.http.get("/audit.csv", params={"until": "2020-01-01"}).text
    assert "2020-01-01 23:59:59+08:00" in exported
    assert "on-the-second" not in exported
