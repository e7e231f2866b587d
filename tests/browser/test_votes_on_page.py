"""有用 and 没用 under an answer in real Chromium at phone size."""

import json

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, ask, picture
from tests.conftest import Stack

LEAST = 44  # pixels: what a thumb can hit


def answered(page: Page, question: str = "容错认定要走几步") -> Locator:
    """Ask, and return the answer."""
    ask(page, question)
    expect(page.locator(".said").last).to_contain_text("出处")
    return page.locator(".said").nth(page.locator(".said").count() - 1)


def test_topic_can_be_marked_and_greeting_cannot(page: Page) -> None:
    answer = answered(page)
    group = answer.get_by_role("group", name="这条回答有没有用")
    assert [button.inner_text() for button in group.get_by_role("button").all()] == ["有用", "没用"]
    assert page.locator(".votes").count() == 1
    picture(page, "votes")


def test_tap_is_thanked_for_in_place_and_both_buttons_are_gone(page: Page) -> None:
    answer = answered(page)
    bubbles = page.locator(".said").count()
    with page.expect_request("**/webhooks/rest/webhook") as sent:
        answer.get_by_role("button", name="有用").click()
    expect(answer).to_contain_text("谢谢")
    expect(answer.locator(".votes")).to_have_count(0)
    assert page.locator(".said").count() == bubbles
    assert json.loads(sent.value.post_data)["message"].startswith("/useful procedure ")
    picture(page, "voted")


def test_who_found_no_use_is_told_what_to_do_and_can_do_it(page: Page) -> None:
    answer = answered(page)
    answer.get_by_role("button", name="没用").click()
    expect(answer).to_contain_text("换个问法")
    way = answer.locator(".choices").get_by_role("button", name="找真人")
    expect(way).to_be_in_viewport(ratio=0.9)
    picture(page, "voted-useless")
    way.click()
    expect(page.locator(".said").last).to_contain_text("没有人工坐席")
    expect(answer.locator(".choices")).to_have_count(0)
    expect(answer).to_contain_text("换个问法")


def test_thumb_hits_either_button_and_the_page_stays_as_wide_as_the_phone(page: Page) -> None:
    answer = answered(page)
    for large in (False, True):
        if large:
            page.get_by_role("button", name="大字").click()
        useful, useless = (button.bounding_box() for button in answer.locator(".votes button").all())
        for box in (useful, useless):
            assert (box["height"] >= LEAST, box["width"] >= LEAST) == (True, True)
        assert useful["x"] + useful["width"] <= useless["x"]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_keyboard_marks_and_goes_on_from_the_thanks(page: Page) -> None:
    answer = answered(page)
    answer.get_by_role("button", name="有用").focus()
    page.keyboard.press("Tab")
    expect(answer.get_by_role("button", name="没用")).to_be_focused()
    page.keyboard.press("Enter")
    expect(answer.locator(".thanks")).to_be_focused()
    page.keyboard.press("Tab")
    expect(answer.locator(".choices button").first).to_be_focused()


def test_thanks_stand_where_a_screen_reader_speaks_them(page: Page) -> None:
    answer = answered(page)
    answer.get_by_role("button", name="有用").click()
    live = page.get_by_role("log", name="对话")
    expect(live.locator(".thanks")).to_have_count(1)
    assert live.get_attribute("aria-live") == "polite"


def test_marked_answer_comes_back_without_its_buttons_and_others_with_theirs(page: Page) -> None:
    answered(page, "三个区分开来是啥")
    answered(page).get_by_role("button", name="没用").click()
    expect(page.locator(".thanks")).to_have_count(1)
    page.reload()
    expect(page.locator(".said.mine")).to_have_count(2)
    expect(page.locator(".votes")).to_have_count(1)


def test_mark_does_not_disturb_what_is_being_typed_nor_the_offered_replies(page: Page) -> None:
    answer = answered(page)
    page.get_by_label("想问什么").fill("还没写完")
    choices = page.locator("#talk > .choices button").count()
    answer.get_by_role("button", name="有用").click()
    expect(page.locator(".thanks")).to_have_count(1)
    assert page.get_by_label("想问什么").input_value() == "还没写完"
    assert page.locator("#talk > .choices button").count() == choices > 0
    expect(page.locator(".said.mine")).to_have_count(1)


def test_mark_that_does_not_arrive_is_said_and_can_be_given_again(page: Page) -> None:
    answer = answered(page)
    page.context.set_offline(True)
    answer.get_by_role("button", name="有用").click()
    expect(page.get_by_role("alert")).to_contain_text("网络断开")
    page.context.set_offline(False)
    answer.get_by_role("button", name="有用").click()
    expect(answer).to_contain_text("谢谢")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_dark_page_shows_the_buttons_clearly(browser: Browser, stack: Stack) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme="dark", base_url=stack.url)
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".said").first).to_be_visible()
    answer = answered(page)
    picture(page, "votes-dark")
    levels = "(element, name) => getComputedStyle(element)[name].match(/\\d+/g).slice(0, 3).map(Number)"
    ink = answer.get_by_role("button", name="有用").evaluate(f"element => ({levels})(element, 'color')")
    paper = answer.evaluate(f"element => ({levels})(element, 'backgroundColor')")
    assert contrast(ink, paper) >= 4.5  # WCAG 2.2, 1.4.3
    context.close()


def contrast(one: list[int], other: list[int]) -> float:
    """Return the contrast of two colours as WCAG defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: list[int]) -> float:
    shares = [level / 255 for level in colour]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
