"""Real Chromium at phone size, and the page in it."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.compose.storage import accounts
from bot.settings import Settings
from bot.staff.accounts import NameTaken
from bot.staff.roles import Role
from tests.conftest import ARTEFACTS, Stack

LAPTOP = {"width": 1366, "height": 768}
OWN_PASSWORD = "a long one of their own"
PHONE = {"width": 360, "height": 740}
# Without these Chromium asks the outside network for updates, which no test may do.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]

expect.set_options(timeout=30_000)  # a shared machine may stall for seconds; no test here is about speed


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def outside() -> list[str]:
    """Collect the addresses that the page asks for beyond its own server."""
    return []


@pytest.fixture
def page(browser: Browser, stack: Stack, outside: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, has_touch=True, locale="zh-CN", base_url=stack.url)
    opened = context.new_page()
    opened.on("request", lambda r: None if r.url.startswith(stack.url) else outside.append(r.url))
    opened.goto("/")
    expect(opened.locator(".said").first).to_be_visible()
    yield opened
    context.close()


@pytest.fixture
def console(browser: Browser, stack: Stack) -> Iterator[Callable[..., Page]]:
    """Return a maker of browsers at the console; errors of scripts and of the policy fail the test."""
    contexts, broken = [], []

    def at_entrance(size: dict[str, int] = LAPTOP) -> Page:
        contexts.append(browser.new_context(viewport=size, locale="zh-CN", base_url=stack.console))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/")
        return page

    yield at_entrance
    for context in contexts:
        context.close()
    assert [line for line in broken if "status of 4" not in line] == []  # a refusal is an answer


@pytest.fixture
def enter(console: Callable[..., Page], stack: Stack) -> Callable[..., Page]:
    """Return what lets somebody in, whose account is made when there is none."""
    book = accounts(Settings(data_dir=stack.data_dir))

    def let_in(name: str, role: Role, size: dict[str, int] = LAPTOP) -> Page:
        page = console(size)
        try:
            password = book.add(name, role)
        except NameTaken:
            sign_in(page, name, OWN_PASSWORD)
        else:
            sign_in(page, name, password)
            page.get_by_label("现在的口令").fill(password)
            page.get_by_label("新口令（").fill(OWN_PASSWORD)
            page.get_by_label("新口令再写一遍").fill(OWN_PASSWORD)
            page.get_by_role("button", name="改口令").click()
        expect(page.get_by_text(name, exact=False).first).to_be_visible()
        return page

    return let_in


def sign_in(page: Page, name: str, password: str) -> None:
    page.get_by_label("姓名").fill(name)
    page.get_by_label("口令").fill(password)
    page.get_by_role("button", name="登录").click()


def ask(page: Page, text: str) -> None:
    page.get_by_label("想问什么").fill(text)
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".said.mine").last).to_contain_text(text)


def picture(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
