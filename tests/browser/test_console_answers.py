"""What an editor and an approver do with an answer, step by step, in real Chromium."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from bot.answers.model import Answer
from bot.content.store import ContentStore
from bot.database import open_database
from bot.staff.roles import Role
from tests.browser.conftest import picture
from tests.conftest import Stack

SECONDS_UNTIL_LIVE = 1
SHORT = "短文（手机第一屏）"
PLAIN = "大白话（别人说“换个说法”时用）"


@pytest.fixture
def answers(stack: Stack) -> Iterator[Callable[[str], Answer]]:
    """Return what looks up a live answer; what the test changed is put back after it."""
    store = ContentStore(open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}"))
    before = store.all(Answer)
    yield lambda key: store.all(Answer)[key]
    for key, now in store.all(Answer).items():
        if key in before and now.version != before[key].version:
            store.seed([before[key].model_copy(update={"version": now.version + 1})])
    time.sleep(SECONDS_UNTIL_LIVE)


@pytest.fixture
def editor(enter: Callable[..., Page]) -> Page:
    return enter("周敏", Role.EDITOR)


@pytest.fixture
def approver(enter: Callable[..., Page]) -> Page:
    return enter("陈静", Role.APPROVER)


def write(page: Page, key: str, addition: str) -> None:
    """Add a sentence to the short text of an answer and save the draft."""
    page.goto(f"/answer/{key}/edit")
    field = page.get_by_label(SHORT)
    field.fill(field.input_value() + addition)
    page.get_by_role("button", name="存草稿", exact=True).click()
    expect(page.get_by_text("草稿已存。")).to_be_visible()


def submit(page: Page, note: str) -> None:
    """Submit the draft that has just been saved."""
    page.get_by_role("link", name="草稿和审核").click()
    page.get_by_role("link", name="提交审核").click()
    page.get_by_label(re.compile("改了什么")).fill(note)
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交，等另一个人审核。")).to_be_visible()


def approve(page: Page, key: str) -> None:
    """Approve the draft of an answer at once."""
    page.goto(f"/answer/{key}/draft")
    page.get_by_role("button", name="批准").click()
    expect(page.get_by_text("已生效，是第")).to_be_visible()


def test_an_answer_is_corrected_this_afternoon_without_a_programmer(
    editor: Page, approver: Page, stack: Stack, answers: Callable[[str], Answer]
) -> None:
    before = answers("award")
    stack.ask("/award")  # the service has the old wording in memory

    # the editor looks for it, and sees what it looks like on a phone
    editor.get_by_role("link", name="答案", exact=True).click()
    editor.get_by_label("找", exact=True).fill("award")
    expect(editor.get_by_text("列出 1 条")).to_be_visible()
    picture(editor, "console-answers")
    editor.get_by_role("link", name=before.title, exact=True).click()
    expect(editor.locator(".phone")).to_contain_text(before.text.split("\n", maxsplit=1)[0])

    # changes it: the preview and the count follow
    field = editor.get_by_label(SHORT)
    field.fill(before.text + "\n今年起每季度评一次。")
    expect(editor.locator(".phone")).to_contain_text("今年起每季度评一次。")
    expect(editor.get_by_text(f"{len(before.text) + 11} / 300")).to_be_visible()
    expect(editor.locator(".checked")).to_contain_text("没有问题")
    picture(editor, "console-edit")
    editor.get_by_role("button", name="存草稿并提交").click()

    # sees the difference, says what changed
    expect(editor.locator(".after mark")).to_contain_text("今年起每季度评一次。")
    editor.get_by_label(re.compile("改了什么")).fill("写明每季度评一次")
    editor.get_by_role("button", name="提交审核").click()
    expect(editor.get_by_text("已提交，等另一个人审核。")).to_be_visible()
    assert answers("award").text == before.text

    # the approver finds it in the queue, sees the same difference, and lets it go live
    approver.get_by_role("link", name=re.compile("^待审")).click()
    expect(approver.get_by_role("link", name=re.compile("^待审 ?1 ?份等您批准$"))).to_be_visible()
    picture(approver, "console-review")
    approver.get_by_role("link", name=before.title).click()
    expect(approver.locator(".after mark")).to_contain_text("今年起每季度评一次。")
    picture(approver, "console-draft")
    approver.get_by_role("button", name="批准").click()
    expect(approver.get_by_text("已生效，是第")).to_be_visible()
    time.sleep(SECONDS_UNTIL_LIVE)
    [said] = stack.ask("/award")
    assert said["text"].endswith("今年起每季度评一次。")
    assert said["custom"]["code"] == f"RC-{before.number:03}@{before.version + 1}"

    # it was wrong after all: one click, and the former version is back
    approver.goto("/answer/award/history")
    expect(approver.get_by_role("row", name=re.compile("写明每季度评一次"))).to_contain_text("周敏")
    picture(approver, "console-history")
    approver.get_by_label("退到").select_option(label=f"第{before.version}版")
    approver.get_by_role("button", name="回退，马上生效").click()
    expect(approver.get_by_text("已回退，一秒内生效。")).to_be_visible()
    time.sleep(SECONDS_UNTIL_LIVE)
    assert stack.ask("/award")[0]["text"] == before.text


def test_nobody_can_approve_their_own_work(approver: Page, answers: Callable[[str], Answer]) -> None:
    write(approver, "care", "新的一句。")
    submit(approver, "加一句")
    approver.goto("/answer/care/draft")
    expect(approver.get_by_text("您改过这份草稿，要另一位来批准。")).to_be_visible()
    expect(approver.get_by_role("button", name="批准")).to_have_count(0)
    approver.get_by_role("button", name="收回来再改").click()
    discard(approver, "care")


def discard(page: Page, key: str) -> None:
    page.goto(f"/answer/{key}/edit")
    page.get_by_role("button", name="扔掉草稿").click()
    expect(page.get_by_text("草稿已扔掉。")).to_be_visible()


def test_draft_with_something_wrong_says_what_and_is_not_submitted(
    editor: Page, answers: Callable[[str], Answer]
) -> None:
    editor.goto("/answer/pay/edit")
    editor.get_by_label(SHORT).fill("我们保证不追究，找我13812345678")
    checked = editor.locator(".checked")
    expect(checked).to_contain_text("不能写“保证不追究”")
    expect(checked).to_contain_text("“13812345678”像是个人的号码，不能发布")
    expect(checked).to_contain_text("少了必须讲到的")
    editor.get_by_role("button", name="存草稿并提交").click()
    editor.get_by_label(re.compile("改了什么")).fill("试试")
    editor.get_by_role("button", name="提交审核").click()
    alert = editor.get_by_role("alert")
    expect(alert).to_contain_text("还有要改的地方，见下面。")
    expect(alert).to_be_focused()
    expect(editor.get_by_label("要改的地方")).to_be_in_viewport()
    picture(editor, "console-problems")
    discard(editor, "pay")


def test_second_of_two_editors_meets_the_first_field_by_field_and_loses_nothing(
    editor: Page, enter: Callable[..., Page], answers: Callable[[str], Answer]
) -> None:
    other = enter("李强", Role.EDITOR)
    for page in (editor, other):
        page.goto("/answer/youth/edit")
    add(editor, SHORT, "周敏的话。")
    add(editor, PLAIN, "周敏的大白话。")
    editor.get_by_role("button", name="存草稿", exact=True).click()
    expect(editor.get_by_text("草稿已存。")).to_be_visible()

    # both wrote into the short text: it has to be chosen; the plain wording is the first one's alone
    add(other, SHORT, "李强的话。")
    other.get_by_role("button", name="存草稿", exact=True).click()
    met = other.get_by_role("alert")
    expect(met).to_be_focused()
    expect(met.get_by_role("heading", name="有人先存了")).to_be_visible()
    expect(met).to_contain_text("用了对方的新内容")
    assert other.get_by_label(PLAIN).input_value().endswith("周敏的大白话。")
    picture(other, "console-conflict")
    other.get_by_role("button", name="存草稿", exact=True).click()
    expect(other.get_by_text("草稿已存。")).to_have_count(0)  # nothing is chosen yet

    # the other's wording comes into the field, and one's own comes back
    other.get_by_label("用对方的").check()
    assert other.get_by_label(SHORT).input_value().endswith("周敏的话。")
    other.get_by_label("用下面表里的").check()
    assert other.get_by_label(SHORT).input_value().endswith("李强的话。")
    add(other, SHORT, "周敏的话。")
    other.get_by_role("button", name="存草稿", exact=True).click()
    expect(other.get_by_text("草稿已存。")).to_be_visible()
    editor.reload()
    assert editor.get_by_label(SHORT).input_value().endswith("李强的话。周敏的话。")
    assert editor.get_by_label(PLAIN).input_value().endswith("周敏的大白话。")
    discard(other, "youth")


def test_words_that_were_kept_meet_what_was_saved_since(
    editor: Page, enter: Callable[..., Page], answers: Callable[[str], Answer]
) -> None:
    editor.goto("/answer/study/edit")
    add(editor, SHORT, "没存上的话。")
    other = enter("李强", Role.EDITOR)
    write(other, "study", "李强的话。")
    editor.reload()
    editor.get_by_role("button", name="填回来").click()
    editor.get_by_role("button", name="存草稿", exact=True).click()
    expect(editor.get_by_role("heading", name="有人先存了")).to_be_visible()
    expect(editor.get_by_role("alert")).to_contain_text("没存上的话。")
    discard(other, "study")


def add(page: Page, field: str, words: str) -> None:
    found = page.get_by_label(field)
    found.fill(found.input_value() + words)


def test_what_takes_effect_at_once_is_asked_first_and_can_be_left(
    approver: Page, answers: Callable[[str], Answer]
) -> None:
    asked: list[str] = []
    page = approver.context.new_page()
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto("/answer/award/history")
    page.get_by_label("原因", exact=True).fill("试试")
    page.get_by_label("原因", exact=True).press("Enter")
    assert asked == ["撤下这一条？问到它的人马上只看到“正在更新”。"]
    expect(page.get_by_text("已撤下")).to_have_count(0)
    assert page.get_by_label("原因", exact=True).input_value() == "试试"


def test_withdrawn_answer_says_that_it_is_being_updated_until_it_is_restored(
    editor: Page, approver: Page, stack: Stack, answers: Callable[[str], Answer]
) -> None:
    stack.ask("/study")
    editor.goto("/answer/study/history")
    editor.get_by_label("原因", exact=True).fill("文件改了")
    editor.get_by_role("button", name="撤下，马上显示“正在更新”").click()
    expect(editor.get_by_text("已撤下，问到它时显示“正在更新”。")).to_be_visible()
    time.sleep(SECONDS_UNTIL_LIVE)
    assert stack.ask("/study")[0]["custom"]["answer"] == "updating"

    approver.goto("/answers?standing=withdrawn")
    approver.get_by_role("row", name=re.compile(answers("study").title)).get_by_role("link").first.click()
    approver.get_by_role("link", name="历史版本").click()
    approver.get_by_label("原因", exact=True).fill("核对过了")
    approver.get_by_role("button", name="恢复，马上生效").click()
    expect(approver.get_by_text("已恢复。")).to_be_visible()
    time.sleep(SECONDS_UNTIL_LIVE)
    assert stack.ask("/study")[0]["custom"]["answer"] == "study"


def test_draft_is_scheduled_and_can_be_sent_back(
    editor: Page, approver: Page, answers: Callable[[str], Answer]
) -> None:
    write(editor, "models", "新的一句。")
    submit(editor, "加一句")
    approver.goto("/answer/models/draft")
    approver.get_by_label(re.compile("哪天生效")).fill("2099-01-01")
    approver.get_by_role("button", name="批准").click()
    expect(approver.get_by_text("已批准，2099-01-01零点生效。")).to_be_visible()
    approver.goto("/answer/models/draft")
    approver.get_by_label("退回原因").fill("日子太远")
    approver.get_by_role("button", name="退回").click()
    expect(approver.get_by_text("已退回给编辑。")).to_be_visible()
    editor.goto("/answer/models/edit")
    expect(editor.get_by_text("审核退回：日子太远")).to_be_visible()
    discard(editor, "models")


def test_two_versions_are_compared_side_by_side(editor: Page, approver: Page, answers: Callable) -> None:
    before = answers("dynamic")
    write(editor, "dynamic", "并排看的一句。")
    submit(editor, "加一句")
    approve(approver, "dynamic")
    editor.goto("/answer/dynamic/history")
    editor.get_by_role("button", name="并排比较").click()
    expect(
        editor.get_by_role("heading", name=f"第{before.version}版 和 第{before.version + 1}版")
    ).to_be_visible()
    expect(editor.locator(".after mark")).to_have_text("并排看的一句。")
    picture(editor, "console-compare")


def test_new_answer_is_written_and_goes_live_as_version_one(
    editor: Page, approver: Page, stack: Stack, answers: Callable[[str], Answer]
) -> None:
    editor.goto("/answers")
    editor.get_by_role("link", name="新建答案").click()
    editor.get_by_label(re.compile("^标题")).fill("先谈话再办")
    editor.get_by_role("button", name="开始写草稿").click()
    key = re.search(r"/answer/(rc_\d+)/edit", editor.url)[1]
    expect(editor.get_by_role("note")).to_contain_text("还差15句问法")
    editor.get_by_label(SHORT).fill("拿不准的事，先找分管领导谈一次，把想法和顾虑说在前面。")
    editor.get_by_label(re.compile("^详情")).fill("谈过以后记一笔：什么时候、和谁、怎么说的。")
    editor.get_by_label(re.compile("^大白话")).fill("先谈一次，记一笔。")
    editor.get_by_label("出处文件").fill("关于我市构建干部队伍激励担当和容错纠错长效机制的研究")
    editor.get_by_label("出处章节").fill("三（五）")
    editor.get_by_label("核对日期").fill("2026-11-20")
    editor.get_by_label("复核期限").fill("2027-05-31")
    procedure = answers("procedure")
    editor.get_by_label("追问按钮1").fill(f"{procedure.title} RC-{procedure.number:03}")
    picture(editor, "console-new")
    expect(editor.locator(".checked")).to_contain_text("没有问题")
    editor.get_by_role("button", name="存草稿并提交").click()
    editor.get_by_label(re.compile("改了什么")).fill("新写一条")
    editor.get_by_role("button", name="提交审核").click()
    approve(approver, key)
    time.sleep(SECONDS_UNTIL_LIVE)
    store = ContentStore(open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}"))
    new = store.all(Answer)[key]
    assert new.follow_ups == ("procedure",)
    assert (new.version, new.title) == (1, "先谈话再办")
    assert new.number > max(one.number for key, one in store.all(Answer).items() if key != new.key)


def test_what_was_typed_and_not_saved_is_offered_again(editor: Page) -> None:
    editor.goto("/answer/pay/edit")
    editor.get_by_label(SHORT).press("End")
    editor.get_by_label(SHORT).type("没存上的字")
    editor.goto("/answers")
    editor.goto("/answer/pay/edit")
    editor.get_by_role("button", name="填回来").click()
    expect(editor.get_by_label(SHORT)).to_have_value(re.compile("没存上的字"))


def is_offered(page: Page, key: str) -> bool:
    page.goto(f"/answer/{key}/edit")
    expect(page.get_by_label(SHORT)).to_be_visible()
    page.wait_for_load_state("networkidle")
    return page.get_by_role("button", name="填回来").count() > 0


def test_what_was_saved_by_submitting_is_offered_no_more(
    editor: Page, enter: Callable[..., Page], answers: Callable[[str], Answer]
) -> None:
    editor.goto("/answer/care/edit")
    add(editor, SHORT, "末尾有空格。 ")
    editor.get_by_label("追问按钮6").fill(answers("procedure").title)  # shown again with its number
    editor.get_by_role("button", name="存草稿并提交").click()
    expect(editor.get_by_label(re.compile("改了什么"))).to_be_visible()
    assert not is_offered(editor, "care")

    add(editor, SHORT, "再来一句。 ")
    editor.get_by_role("button", name="存草稿并提交").click()
    expect(editor.get_by_label(re.compile("改了什么"))).to_be_visible()
    other = enter("李强", Role.EDITOR)
    write(other, "care", "李强的话。")
    assert not is_offered(editor, "care")
    discard(editor, "care")


def test_what_was_typed_after_saving_is_offered_again(editor: Page, answers: Callable[[str], Answer]) -> None:
    write(editor, "award", "存上的话。")
    add(editor, SHORT, "没存上的话。")
    editor.reload()
    editor.get_by_role("button", name="填回来").click()
    expect(editor.get_by_label(SHORT)).to_have_value(re.compile("存上的话。没存上的话。"))
    discard(editor, "award")
