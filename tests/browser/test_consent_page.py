"""Consent in real Chromium at phone size: a question that is not known, and the two taps."""

from playwright.sync_api import Page, expect

from bot.compose.misses import miss_desk
from bot.compose.storage import database
from bot.settings import Settings
from tests.browser.conftest import ask, picture
from tests.conftest import Stack

QUESTION, NAME = "问食堂一顿饭要交多少钱", "郜梓涵"


def tap(page: Page, title: str) -> None:
    before = page.locator(".said").count()
    page.locator(".choices").get_by_role("button", name=title, exact=True).click()
    expect(page.locator(".said").nth(before + 1)).to_be_visible()


def kept(stack: Stack) -> set[str]:
    """Return the examples that staff would see; settling, which needs Redis, is not tried."""
    settings = Settings(data_dir=stack.data_dir)
    desk = miss_desk(settings, database(settings), None, "周敏")
    return {example.text for group in desk.groups() for example in group.examples}


def test_two_taps_keep_the_sentence_that_was_shown(page: Page, stack: Stack, outside: list[str]) -> None:
    ask(page, NAME + QUESTION)
    button = page.locator(".choices").get_by_role("button", name="用这句改进")
    expect(button).to_be_visible()
    picture(page, "consent-offer")
    tap(page, "用这句改进")
    expect(page.locator(".said").last).to_contain_text(f"【姓名】{QUESTION}")
    expect(page.locator(".said").last).not_to_contain_text(NAME)
    for title in ("可以用", "算了"):
        expect(page.locator(".choices").get_by_role("button", name=title)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, "consent-shown")
    assert f"【姓名】{QUESTION}" not in kept(stack)
    tap(page, "可以用")
    expect(page.locator(".said").last).to_contain_text("谢谢")
    assert f"【姓名】{QUESTION}" in kept(stack)
    assert outside == []


def test_no_keeps_nothing_and_the_talk_goes_on(page: Page, stack: Stack) -> None:
    ask(page, "高铁票怎么改签")
    tap(page, "用这句改进")
    tap(page, "算了")
    expect(page.locator(".said").last).to_contain_text("不留")
    assert "高铁票怎么改签" not in kept(stack)
    ask(page, "容错认定要走几步")
    expect(page.locator(".said").last).to_contain_text("研究决定")


def test_an_offer_is_gone_with_the_next_question(page: Page) -> None:
    ask(page, "高铁票怎么改签")
    expect(page.locator(".choices").get_by_role("button", name="用这句改进")).to_be_visible()
    ask(page, "容错认定要走几步")
    expect(page.locator(".said").last).to_contain_text("研究决定")
    expect(page.get_by_role("button", name="用这句改进")).to_have_count(0)
