"""The chat page in real Chromium at phone size, as a cadre uses it."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PHONE, ask, picture
from tests.conftest import Stack


def test_greeting_says_what_it_does_and_keeps(page: Page) -> None:
    expect(page.locator(".said").first).to_contain_text("不保存")
    assert page.title() == "政策问答"
    picture(page, "greeting")


def test_answer_shows_source_and_date_and_opens_its_detail(page: Page) -> None:
    ask(page, "容错认定要走几步")
    answer = page.locator(".said").last
    expect(answer).to_contain_text("研究决定")
    expect(answer).to_contain_text("出处")
    expect(answer).to_contain_text(re.compile(r"核对日期：\d{4}-\d{2}-\d{2}"))
    picture(page, "answer")
    answer.get_by_role("button", name="展开").click()
    expect(answer.locator(".detail")).to_be_visible()
    picture(page, "detail")


def test_long_answer_is_shown_from_its_beginning(page: Page) -> None:
    ask(page, "领导收钱办事往哪儿举报")
    answer = page.locator(".said").last
    expect(answer).to_contain_text("出处")
    view = page.locator("main").bounding_box()
    assert answer.bounding_box()["height"] > view["height"]
    assert answer.bounding_box()["y"] == pytest.approx(view["y"], abs=1)


def test_header_and_field_stay_where_they_are_in_a_long_talk(page: Page) -> None:
    for text in ("容错认定要走几步", "三个区分开来是啥", "领导收钱办事往哪儿举报"):
        ask(page, text)
        expect(page.locator(".said").last).to_contain_text("出处")
    assert page.get_by_role("banner").bounding_box()["y"] == 0
    assert page.evaluate("document.documentElement.scrollHeight") <= PHONE["height"]


def test_quick_reply_asks_for_its_topic(page: Page) -> None:
    page.locator(".choices button").first.click()
    expect(page.locator(".said.mine")).to_have_count(1)
    expect(page.locator(".said").last).to_contain_text("出处")


def test_channel_card_has_a_number_to_dial(page: Page) -> None:
    ask(page, "领导收钱办事往哪儿举报")
    expect(page.locator('a[href="tel:12388"]').last).to_be_visible()
    picture(page, "channel")


def test_large_type_fits_the_phone(page: Page) -> None:
    ask(page, "领导收钱办事往哪儿举报")
    page.get_by_role("button", name="大字").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    field = page.get_by_label("想问什么")
    assert field.evaluate("field => field.scrollHeight <= field.clientHeight")
    picture(page, "large")


def test_every_button_is_large_enough_for_a_thumb(page: Page) -> None:
    for button in page.get_by_role("button").all():
        assert button.bounding_box()["height"] >= 44


def test_talk_survives_a_reload_and_ends_with_clear(page: Page) -> None:
    ask(page, "三个区分开来是啥")
    page.reload()
    expect(page.locator(".said.mine")).to_contain_text("三个区分开来是啥")
    page.get_by_role("button", name="清除").click()
    expect(page.locator(".said.mine")).to_have_count(0)
    page.reload()
    expect(page.locator(".said.mine")).to_have_count(0)


def test_quick_exit_leaves_nothing_in_the_page(page: Page, stack: Stack) -> None:
    ask(page, "三个区分开来是啥")
    page.get_by_role("button", name="离开").click()
    page.wait_for_url("about:blank")
    page.goto("/")
    expect(page.locator(".said").first).to_be_visible()
    expect(page.locator(".said.mine")).to_have_count(0)


def test_offline_is_said_in_words_and_the_question_is_kept(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_label("想问什么").fill("认定流程")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("alert")).to_contain_text("网络断开")
    assert page.get_by_label("想问什么").input_value() == "认定流程"
    page.context.set_offline(False)


def test_typing_is_shown_while_waiting(page: Page) -> None:
    held: list[Route] = []  # the answer comes when the test lets it, not after some time

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/webhook", hold)
    page.get_by_label("想问什么").fill("认定流程")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_text("正在找答案")).to_be_visible()
    held[0].continue_()
    expect(page.get_by_text("正在找答案")).to_be_hidden()


def test_busy_service_is_said_in_words(page: Page) -> None:
    page.route("**/webhook", lambda route: route.fulfill(status=503, json=[{"text": "正忙，请稍后"}]))
    page.get_by_label("想问什么").fill("认定流程")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_role("alert")).to_contain_text("正忙")


def test_markup_in_a_message_stays_text(page: Page) -> None:
    ask(page, "<img src=x onerror=document.title=1>")
    assert page.title() == "政策问答"
    assert page.locator("#talk img").count() == 0


def test_keyboard_alone_is_enough(page: Page) -> None:
    page.get_by_label("想问什么").focus()
    page.keyboard.type("认定流程")
    page.keyboard.press("Enter")
    expect(page.locator(".said.mine")).to_contain_text("认定流程")


def test_dark_page_is_dark(browser: Browser, stack: Stack) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme="dark", base_url=stack.url)
    page = context.new_page()
    page.goto("/")
    expect(page.locator(".said").first).to_be_visible()
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    assert int(red) < 60
    picture(page, "dark")
    context.close()


def test_page_asks_nobody_but_its_own_server(page: Page, outside: list[str]) -> None:
    ask(page, "三个区分开来是啥")
    assert [url for url in outside if not url.startswith("about:")] == []
