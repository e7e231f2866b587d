"""Real Chromium at phone size, and the page in it."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import ARTEFACTS, Stack

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


def ask(page: Page, text: str) -> None:
    page.get_by_label("想问什么").fill(text)
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".said.mine").last).to_contain_text(text)


def picture(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")
