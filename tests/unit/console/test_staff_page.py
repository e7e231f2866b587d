"""Keeping accounts: what was done is said, and a locked account shows how to open it."""

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.staff.accounts import Accounts
from bot.staff.entrance import FAILURES
from bot.staff.roles import Role
from tests.unit.console.conftest import Browser


@pytest.fixture
def admin(enter: Callable[[str, Role], Browser], engine: Engine) -> Browser:
    Accounts(engine, "root").add("李强", Role.EDITOR)
    admin = enter("管理员", Role.ADMIN)
    admin.get("/staff")
    return admin


DONE = {"shut": "已停用李强的账户", "researcher": "已改好李强的角色", "reset": "已重置李强的口令"}


@pytest.mark.parametrize(("deed", "said"), DONE.items(), ids=DONE.keys())
def test_what_was_done_is_said(admin: Browser, deed: str, said: str) -> None:
    assert said in admin.post("/staff/change", name="李强", deed=deed)


def test_what_was_done_before_is_not_said_above_a_one_time_password(admin: Browser) -> None:
    admin.post("/staff/change", name="李强", deed="shut")
    page = admin.post("/staff?done=staff_shut&name=李强", name="新同事", role="editor")
    assert "已给新同事开好账户" in page
    assert "已停用" not in page


def test_locked_account_is_opened_by_what_says_so(
    admin: Browser, browser: Callable[[], Browser], engine: Engine
) -> None:
    stranger = browser()
    for _ in range(FAILURES):
        stranger.post("/enter", 403, name="李强", password="wrong")
    assert "启用（解锁）" in admin.get("/staff")
    assert "锁着的也解开了" in admin.post("/staff/change", name="李强", deed="open")
    assert not Accounts(engine, "t").get("李强").is_locked
