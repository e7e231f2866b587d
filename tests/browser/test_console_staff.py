"""Getting in and staying out: forced change, second factor, roles, the audit list, accounts."""

import re
from collections.abc import Callable

import pyotp
import pytest
from playwright.sync_api import Page, expect

from bot.compose.storage import accounts
from bot.settings import Settings
from bot.staff.roles import Role
from tests.browser.conftest import OWN_PASSWORD, picture, sign_in
from tests.conftest import Stack

TABLET = {"width": 820, "height": 1180}


def test_one_time_password_opens_nothing_but_the_page_to_change_it(
    console: Callable[..., Page], stack: Stack
) -> None:
    password = accounts(Settings(data_dir=stack.data_dir)).add("新来的", Role.EDITOR)
    page = console()
    sign_in(page, "新来的", password)
    expect(page.get_by_text("您用的是一次性口令。")).to_be_visible()
    page.goto("/answers")
    expect(page).to_have_url(re.compile("/account/password$"))
    picture(page, "console-first-time")


def test_wrong_password_is_refused_without_saying_what_was_wrong(console: Callable[..., Page]) -> None:
    page = console()
    sign_in(page, "没有这个人", "whatever it is")
    expect(page.get_by_role("alert")).to_contain_text("进不去：姓名、口令或验证码不对，或者账户锁着。")
    picture(page, "console-enter")


def test_second_factor_is_set_up_and_asked_for(
    enter: Callable[..., Page], console: Callable[..., Page]
) -> None:
    page = enter("用验证码的", Role.EDITOR)
    page.goto("/account/second-factor")
    secret = page.locator("code.secret").inner_text()
    page.get_by_label("现在的口令").fill(OWN_PASSWORD)
    page.get_by_label("六位验证码").fill(pyotp.TOTP(secret).now())
    picture(page, "console-second-factor")
    page.get_by_role("button", name="启用").click()
    expect(page.get_by_text("验证码已启用。")).to_be_visible()
    page.get_by_role("button", name="退出").click()

    again = console()
    sign_in(again, "用验证码的", OWN_PASSWORD)
    expect(again.get_by_text("再填验证器 App 里的六位验证码")).to_be_visible()
    again.get_by_label("六位验证码").fill("000000")
    again.get_by_role("button", name="登录").click()
    expect(again.get_by_role("alert")).to_contain_text("验证码不对")


def test_leaving_ends_the_session_even_for_a_copied_cookie(enter: Callable[..., Page]) -> None:
    page = enter("周敏", Role.EDITOR)
    cookies = page.context.cookies()
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_text("已退出。")).to_be_visible()
    page.context.add_cookies(cookies)
    page.goto("/answers")
    expect(page).to_have_url(re.compile("/enter"))


def test_cookies_are_for_this_host_only_and_hidden_from_scripts(enter: Callable[..., Page]) -> None:
    page = enter("周敏", Role.EDITOR)
    cookies = page.context.cookies()
    assert {cookie["name"] for cookie in cookies} == {"__Host-ganwei-staff", "__Host-ganwei-device"}
    for cookie in cookies:
        assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (True, True, "Lax")
    assert page.evaluate("document.cookie") == ""


WRITERS = {
    *("/answers", "/cards", "/review", "/phrasings", "/misses", "/concerns", "/counts", "/workbook"),
}
MAY = {
    Role.EDITOR: WRITERS,
    Role.APPROVER: WRITERS | {"/switches", "/audit"},
    Role.RESEARCHER: {"/counts", "/releases"},
    Role.ADMIN: {"/counts", "/switches", "/audit", "/staff"},
}
PAGES = {path for paths in MAY.values() for path in paths}


@pytest.mark.parametrize("role", Role)
def test_role_sees_its_pages_and_no_others(enter: Callable[..., Page], role: Role) -> None:
    page = enter(f"角色{role}", role)
    shown = {path: page.goto(path).status for path in PAGES}
    assert {path for path, status in shown.items() if status == 200} == MAY[role]
    assert {status for path, status in shown.items() if path not in MAY[role]} <= {403}
    links = {link.get_attribute("href") for link in page.locator("header nav a").all()}
    assert links == MAY[role]


def test_admin_makes_an_account_and_the_audit_list_says_so(enter: Callable[..., Page]) -> None:
    page = enter("管理员", Role.ADMIN)
    page.goto("/staff")
    page.get_by_label("姓名").fill("新同事")
    page.get_by_label(re.compile("编辑：写草稿")).check()
    picture(page, "console-staff")
    page.get_by_role("button", name="加账户").click()
    assert re.fullmatch(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", page.locator("code.secret").inner_text())
    page.get_by_role("link", name="记下了").click()
    row = page.get_by_role("row", name=re.compile("^新同事"))
    expect(row).to_contain_text("还没换口令")
    row.get_by_role("combobox").select_option("shut")
    row.get_by_role("button", name="执行").click()
    expect(page.get_by_role("row", name=re.compile("^新同事"))).to_contain_text("已停用")

    page.get_by_role("link", name="审计").click()
    page.get_by_label("找", exact=True).fill("新同事")
    page.get_by_role("button", name="找").click()
    expect(page.get_by_text("共 2 条")).to_be_visible()
    picture(page, "console-audit")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出表格").click()
    exported = download.value.path().read_text("utf-8-sig")
    assert [line.split(",")[3:5] for line in exported.splitlines()[1:]] == [
        ["加账户", "新同事"],
        ["停用账户", "新同事"],
    ]


@pytest.mark.parametrize("path", ["/answers", "/answer/what_is/edit", "/answer/what_is/history", "/review"])
def test_page_fits_a_tablet(enter: Callable[..., Page], path: str) -> None:
    page = enter("周敏", Role.EDITOR, TABLET)
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"]
    picture(page, f"console-tablet{path.replace('/', '-')}")
