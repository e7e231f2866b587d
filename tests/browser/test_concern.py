"""A concern in real Chromium at phone size: written, masked by tapping, submitted, copied, answered."""

import re

from playwright.sync_api import Browser, Page, expect

from bot.concerns.keys import Keys
from bot.concerns.news import News
from bot.concerns.staff import StaffDesk
from bot.database import open_database
from tests.browser.conftest import PHONE, ask, picture
from tests.conftest import Stack

TEXT = "去年老街改造,王副镇长让俺先签字后补手续,俺怕倒查"


def tap(page: Page, *titles: str) -> None:
    for title in titles:
        before = page.locator(".said").count()
        page.locator(".choices").get_by_role("button", name=title, exact=True).click()
        expect(page.locator(".said").nth(before + 1)).to_be_visible()


def preview(page: Page) -> None:
    ask(page, "我想匿名提交一个顾虑")
    expect(page.locator(".said").last).to_contain_text("三件事")
    ask(page, TEXT)
    expect(page.locator(".said").last).to_contain_text("机器遮过")
    tap(page, "写完了")


def receipt_of(page: Page) -> str:
    preview(page)
    tap(page, "下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过", "提交")
    expect(page.locator(".receipt")).to_be_visible()
    found = re.search(r"(?:\d{3} ){6}\d{3}", page.locator(".said").last.inner_text())
    assert found
    return found.group()


def test_a_name_is_masked_and_a_tapped_word_too(page: Page) -> None:
    preview(page)
    words = page.locator(".tappable").last
    expect(words).to_contain_text("【姓名】")
    expect(words).not_to_contain_text("王副镇长")
    picture(page, "concern-preview")
    words.get_by_role("button", name="去年").click()
    expect(page.locator(".tappable")).to_have_count(2)
    expect(page.locator(".tappable").last).to_contain_text("【已遮】")
    assert page.locator(".tappable").first.get_by_role("button").count() == 0, "the old preview is history"


def test_the_receipt_is_shown_in_both_forms_and_can_be_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    receipt = receipt_of(page)
    expect(page.locator(".said").last).to_contain_text("请抄写下来")
    expect(page.locator(".said").last).to_contain_text(re.compile(r"[一-龥]{4} [一-龥]{4}"))
    picture(page, "concern-receipt")
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name=re.compile("已复制"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == receipt
    assert receipt.replace(" ", "") not in page.url


def test_neither_words_nor_receipt_are_remembered_in_the_tab(page: Page) -> None:
    receipt = receipt_of(page)
    stored = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie])")
    for secret in ("签字", "镇长", receipt, receipt.replace(" ", "")):
        assert secret not in stored
    page.reload()
    expect(page.locator(".said").first).to_be_visible()
    assert receipt not in page.inner_text("body")


def test_consent_to_research_is_a_button_of_its_own(page: Page) -> None:
    preview(page)
    tap(page, "下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过")
    choices = page.locator(".choices").last.get_by_role("button")
    assert choices.all_inner_texts() == ["提交", "提交，也给研究用", "返回修改", "不写了"]
    for choice in choices.all():
        expect(choice).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, "concern-confirm")
    page.get_by_role("button", name="提交，也给研究用").click()
    expect(page.locator(".receipt")).to_be_visible()
    found = re.search(r"(?:\d{3} ){6}\d{3}", page.locator(".said").last.inner_text())
    ask(page, found.group())
    expect(page.locator(".said").last).to_contain_text("抄对了")
    ask(page, found.group())
    expect(page.locator(".said").last).to_contain_text("给不给研究用：您同意了")
    picture(page, "receipt-shared")
    page.get_by_role("button", name="不给研究用了").click()
    expect(page.locator(".said").last).to_contain_text("给不给研究用，也在下面改")
    expect(page.get_by_role("button", name="也给研究用")).to_be_visible()
    picture(page, "receipt-unshared")


def test_the_phone_finds_its_own_news_and_tells_the_server_nothing(page: Page, stack: Stack) -> None:
    receipt = receipt_of(page)
    page.get_by_label(re.compile("提醒我有新回复")).check()
    engine = open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}")
    desk = StaffDesk(engine, Keys(stack.data_dir / "keys" / "concerns.json"), "周敏")
    for waiting in desk.queue():
        desk.reply(waiting.key, "先报备再干")
    # The service makes its page once in half an hour; this one is of this moment.
    news = News(engine, Keys(stack.data_dir / "keys" / "concerns.json"))
    made_now = news.page(news.period())
    asked: list[str] = []
    page.route("**/news", lambda route: (asked.append(route.request.url), route.fulfill(json=made_now)))
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("您有新回复")
    assert all(url.endswith("/news") for url in asked)
    ask(page, receipt)
    expect(page.locator(".said").last).to_contain_text("抄对了")
    ask(page, receipt)
    expect(page.locator(".said").last).to_contain_text("先报备再干")
    page.get_by_role("button", name="清除").click()
    expect(page.get_by_role("alert")).to_contain_text("已清除")
    assert page.evaluate("localStorage.length") == 0


def test_the_page_of_news_can_be_read_by_people(page: Page) -> None:
    page.goto("/news-page")
    expect(page.locator("#tags li")).to_have_count(64)
    expect(page.get_by_role("status")).to_contain_text("没有等到新回复")
    picture(page, "news")
    page.get_by_role("link", name="回到问答页").click()
    expect(page.locator(".said").first).to_be_visible()


def test_one_tap_lists_what_is_known_and_another_deletes_it(page: Page) -> None:
    ask(page, "容错认定要走几步")
    expect(page.locator(".said").last).to_contain_text("研究决定")
    page.get_by_role("button", name="知道我什么").click()
    expect(page.locator(".said").last).to_contain_text("聊到了哪几条答案")
    picture(page, "about-me")
    page.locator(".choices").get_by_role("button", name="全部清除").click()
    expect(page.locator(".said").last).to_contain_text("我这头已经清掉")


def test_every_visitor_fetches_the_page_of_news(page: Page) -> None:
    with page.expect_request("**/news") as asked:
        page.reload()
    assert (asked.value.method, asked.value.post_data) == ("GET", None)
    assert "cookie" not in asked.value.headers


def test_large_letters_and_the_dark_still_show_every_button(browser: Browser, stack: Stack) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme="dark", has_touch=True, base_url=stack.url)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="大字").click()
    preview(page)
    for title in ("下一步", "接着写", "重新写", "不写了"):
        expect(page.locator(".choices").get_by_role("button", name=title)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, "concern-dark-large")
    context.close()
