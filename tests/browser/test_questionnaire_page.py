"""The questionnaire in real Chromium at phone size: filled in with taps, and not remembered in the tab."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import ask, picture

CHOSEN = ("有些了解，具体内容不太清楚", "害怕为", "没有", "乡镇")


def tap(page: Page, title: str) -> None:
    before = page.locator(".said").count()
    page.locator(".choices").get_by_role("button", name=title, exact=True).click()
    expect(page.locator(".said").nth(before + 1)).to_be_visible()


def test_it_is_filled_in_with_taps_and_the_tab_remembers_no_choice(page: Page, outside: list[str]) -> None:
    ask(page, "填问卷")
    tap(page, "开始填")
    for title in (*CHOSEN, *["不确定"] * 4):
        expect(page.locator(".choices").get_by_role("button", name="不答了")).to_be_in_viewport()
        tap(page, title)
    expect(page.locator(".said").last).to_contain_text("还没有交")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, "questionnaire")
    tap(page, "交卷")
    expect(page.locator(".said").last).to_contain_text("交上了")
    stored = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])")
    assert [choice for choice in CHOSEN if choice in stored and choice != "没有"] == []  # greeted with, too
    assert outside == []


def test_way_to_the_topic_stands_below_the_reason_and_the_form_goes_on(page: Page) -> None:
    ask(page, "填问卷")
    for title in ("开始填", *["跳过"] * 4, "不确定"):
        tap(page, title)
    page.locator(".choices").first.get_by_role("button").first.click()
    expect(page.locator(".said").last).to_contain_text("对不对")
    expect(page.locator(".said").nth(-2)).to_contain_text("出处")
