"""What staff switch, as a phone shows it: the banner above the talk, and a closed service."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bot.switches.switch import Name
from tests.browser.conftest import PHONE, ask, picture
from tests.conftest import Stack
from tests.switching import Staff

TEXT = "新办法出来了，答案正在更新 <b>&"
LONGEST = "答案正在更新，" * 17  # 119 characters


def banner_of(page: Page) -> Locator:
    return page.get_by_role("status").and_(page.locator("#banner"))


def look_again(page: Page) -> None:
    """Let the page believe that somebody comes back to it."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_no_banner_takes_no_room(page: Page) -> None:
    assert page.locator("#banner").bounding_box()["height"] == 0


def test_open_page_shows_and_hides_the_banner_with_the_next_message(page: Page, staff: Staff) -> None:
    staff.switches(Name.BANNER, on=True, notice=TEXT)
    ask(page, "三个区分开来是啥")
    expect(banner_of(page)).to_have_text(TEXT)
    assert page.locator("#banner *").count() == 0, "it is text, not markup"
    picture(page, "banner")
    staff.switches(Name.BANNER, on=False)
    ask(page, "认定流程")
    expect(banner_of(page)).to_be_empty()


def test_banner_is_there_when_the_page_is_opened_and_renewed_when_it_is_looked_at_again(
    page: Page, staff: Staff
) -> None:
    staff.switches(Name.BANNER, on=True, notice=TEXT)
    look_again(page)
    expect(banner_of(page)).to_have_text(TEXT)
    page.reload()
    expect(banner_of(page)).to_have_text(TEXT)
    staff.switches(Name.BANNER, on=False)
    look_again(page)
    expect(banner_of(page)).to_be_empty()


def test_banner_stands_above_the_talk_and_stays_there(page: Page, staff: Staff) -> None:
    staff.switches(Name.BANNER, on=True, notice=LONGEST)
    for text in ("容错认定要走几步", "领导收钱办事往哪儿举报"):
        ask(page, text)
        expect(page.locator(".said").last).to_contain_text("出处")
    banner, talk = banner_of(page).bounding_box(), page.locator("main").bounding_box()
    assert banner["y"] > 0
    assert banner["y"] + banner["height"] == pytest.approx(talk["y"], abs=1)
    assert page.evaluate("document.documentElement.scrollHeight") <= PHONE["height"]


def test_longest_banner_in_large_type_leaves_room_for_the_talk(page: Page, staff: Staff) -> None:
    staff.switches(Name.BANNER, on=True, notice=LONGEST)
    look_again(page)
    expect(banner_of(page)).to_have_text(LONGEST)
    page.get_by_role("button", name="大字").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("main").bounding_box()["height"] > PHONE["height"] / 3
    picture(page, "banner-large")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_banner_can_be_read_by_day_and_night(
    browser: Browser, stack: Stack, staff: Staff, scheme: str
) -> None:
    staff.switches(Name.BANNER, on=True, notice=TEXT)
    context = browser.new_context(viewport=PHONE, color_scheme=scheme, base_url=stack.url)
    page = context.new_page()
    page.goto("/")
    expect(banner_of(page)).to_have_text(TEXT)
    ink, paper = (luminance(page, of) for of in ("color", "backgroundColor"))
    picture(page, f"banner-{scheme}")
    context.close()
    assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 7  # WCAG 2.2, 1.4.6
    assert (paper > ink) == (scheme == "light")


def luminance(page: Page, of: str) -> float:
    """Return the relative luminance (WCAG 2.2) of a colour of the banner."""
    colour = banner_of(page).evaluate(f"line => getComputedStyle(line).{of}")
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_answer_that_does_not_come_from_the_server_leaves_the_banner(page: Page, staff: Staff) -> None:
    staff.switches(Name.BANNER, on=True, notice=TEXT)
    look_again(page)
    expect(banner_of(page)).to_have_text(TEXT)
    page.route("**/webhook", lambda route: route.fulfill(status=502, json=[{"text": "代理出错"}]))
    page.get_by_label("想问什么").fill("认定流程")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("alert")).to_contain_text("代理出错")
    expect(banner_of(page)).to_have_text(TEXT)


def test_closed_service_says_so_with_a_number_to_dial_and_ways_that_go_on(page: Page, staff: Staff) -> None:
    staff.switches(Name.SERVICE, on=False)
    ask(page, "认定流程")
    closed = page.locator(".said").last
    expect(closed).to_contain_text("系统检修，晚上八点恢复")
    expect(closed.locator('a[href="tel:12356"]')).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    picture(page, "closed")
    page.locator(".choices").get_by_role("button", name="知道我什么").click()
    expect(page.locator(".said").last).to_contain_text("没有姓名")


def test_notice_is_not_shown_again_once_the_service_is_open(page: Page, staff: Staff) -> None:
    staff.switches(Name.SERVICE, on=False)
    page.get_by_role("button", name="清除").click()
    expect(page.locator(".said").last).to_contain_text("系统检修")
    staff.switches(Name.SERVICE, on=True)
    page.reload()
    expect(page.locator(".said").first).to_contain_text("不保存")
    expect(page.locator("#talk")).not_to_contain_text("系统检修")
