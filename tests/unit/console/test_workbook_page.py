"""The page of the workbook: downloaded, read on trial, taken over whole or not at all."""

import io
import re
from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.audit.search import AuditList, Wanted
from bot.channels.model import Channel
from bot.checking.live import live_in
from bot.content.approving import Approving
from bot.content.drafts import Ref
from bot.content.store import ContentStore
from bot.content.writing import drafts
from bot.workbook.columns import columns
from bot.workbook.words import words
from bot.workbook.write import write
from tests.unit.console.conftest import Browser
from tests.unit.workbook.conftest import Edited, saved


@pytest.fixture
def book(engine: Engine) -> Callable[..., bytes]:
    """Return a maker of workbooks: the live answers with some texts changed, or other answers."""
    answers = ContentStore(engine).all(Answer)

    def make(**texts: str) -> bytes:
        changed = [answers[key].model_copy(update={"text": text}) for key, text in texts.items()]
        return write(changed or answers.values(), ContentStore(engine).all(Channel).values())

    return make


def upload(browser: Browser, data: bytes, status: int = 200) -> str:
    browser.get("/workbook")
    file = {"file": ("answers.xlsx", io.BytesIO(data))}
    response = browser.http.post("/workbook", data={"csrf": browser.csrf}, files=file)
    assert response.status_code == status, response.text[-500:]
    return response.text


def take_over(browser: Browser, page: str, status: int = 200) -> str:
    name = page.split('name="upload" value="')[1].split('"', maxsplit=1)[0]
    return browser.post("/workbook/take-over", status, upload=name)


def test_download_is_what_is_live(zhou: Browser) -> None:
    page = upload(zhou, zhou.http.get("/workbook.xlsx").content)
    assert "和线上一样，没有要改的。" in page


def test_download_is_noted_in_the_audit_list(zhou: Browser, engine: Engine) -> None:
    zhou.http.get("/workbook.xlsx")
    [deed] = AuditList(engine).all(Wanted(action="workbook_download"))
    assert (deed.staff, deed.subject) == ("周敏", "workbook")


def test_trial_shows_what_would_change_and_changes_nothing(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法", pay="新的待遇"))
    assert "改 2 条" in page
    assert "新的奖励办法" in re.sub(r"</?mark>", "", page)
    assert drafts(engine) == []


def test_taking_over_makes_drafts_of_all_rows_that_changed(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = take_over(zhou, upload(zhou, book(award="新的奖励办法", pay="新的待遇")))
    assert "已存成草稿" in page
    assert {draft.ref.key: draft.body["text"] for draft in drafts(engine)} == {
        "award": "新的奖励办法",
        "pay": "新的待遇",
    }


def test_one_bad_row_keeps_the_whole_workbook_out(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法", pay="怕" * 301))
    assert "整张表都没有收" in page
    assert "多了 1 个字，最多 300 个，请删短。" in page
    assert drafts(engine) == []


def test_entry_with_a_draft_keeps_the_whole_workbook_out(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    zhou.get("/answers")
    zhou.post("/answer/pay/edit", stamp="0", title="待遇", text="别人的草稿")
    page = upload(zhou, book(award="新的奖励办法", pay="新的待遇"))
    assert "这一条在后台已经有草稿。" in page
    assert "份草稿</button>" not in page
    assert [draft.ref.key for draft in drafts(engine)] == ["pay"]


def test_draft_that_somebody_begins_between_trial_and_taking_over_keeps_all_out(
    zhou: Browser, chen: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法", pay="新的待遇"))
    chen.get("/answers")
    chen.post("/answer/pay/edit", stamp="0", title="待遇", text="别人的草稿")
    assert "整张表都没有收" in take_over(zhou, page, 409)
    assert [draft.ref.key for draft in drafts(engine)] == ["pay"]


def test_row_that_was_changed_live_meanwhile_is_a_conflict(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    data = book(award="新的奖励办法")
    award = ContentStore(engine).all(Answer)["award"]
    ContentStore(engine).seed([award.model_copy(update={"version": award.version + 1, "text": "线上新的"})])
    page = upload(zhou, data)
    assert "您改了，别人也改了" in page
    assert "线上新的" in re.sub(r"</?mark>", "", page)


def test_row_that_only_others_changed_meanwhile_is_left_as_they_made_it(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    data = book()
    Approving(engine, "陈静", lambda entry: []).bring_back(
        Ref("answer", "award"),
        ContentStore(engine).all(Answer)["award"].version,
        live=ContentStore(engine).all(Answer)["award"].version,
        told="t",
    )
    assert "和线上一样，没有要改的。" in upload(zhou, data)


@pytest.mark.parametrize(
    "data", [b"", b"not a workbook", b"PK\x03\x04 broken"], ids=["empty", "text", "broken"]
)
def test_file_that_is_no_workbook_is_refused_in_plain_words(zhou: Browser, data: bytes) -> None:
    page = upload(zhou, data)
    assert "整张表都没有收" in page
    assert "Traceback" not in page


def test_next_upload_takes_the_place_of_the_one_before(zhou: Browser, book: Callable[..., bytes]) -> None:
    before = upload(zhou, book(award="新的奖励办法"))
    after = upload(zhou, book(pay="新的待遇"))
    assert "请再上传一次" in take_over(zhou, before, 410)
    assert "已存成" in take_over(zhou, after)


def test_upload_of_one_cannot_be_taken_over_by_another(
    zhou: Browser, chen: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法"))
    chen.get("/workbook")
    assert "放得太久" in take_over(chen, page, 410)
    assert drafts(engine) == []


def rows_of(page: str) -> list[list[str]]:
    """Return the cells of what is to be mended, without markup."""
    [table] = re.findall(r'<table class="to-mend">(.*?)</table>', page, re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)[1:]
    return [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td.*?>(.*?)</td>", row)] for row in rows]


def test_what_is_to_be_mended_stands_first_in_the_order_of_the_sheet(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    number = ContentStore(engine).all(Answer)["award"].number
    page = upload(zhou, book(pay="新的待遇", care="坏词", award="怕" * 301))
    assert rows_of(page) == [
        ["“答案”表第 3 行", name_of(engine, "care"), "短文", "不能写“坏词”：不好"],
        ["“答案”表第 4 行", name_of(engine, "award"), "短文", "多了 1 个字，最多 300 个，请删短。"],
    ]
    assert page.index("要改的地方") < page.index("“答案”表第 2 行")
    assert f"RC-{number:03}" in page


def name_of(engine: Engine, key: str) -> str:
    answer = ContentStore(engine).all(Answer)[key]
    return f"RC-{answer.number:03} {answer.title}"


def test_hint_stands_with_the_entry_and_stops_nothing(zhou: Browser, book: Callable[..., bytes]) -> None:
    page = upload(zhou, book(pay="说的是某人"))
    assert (
        '<ul class="hints" aria-label="请核对"><li><b>短文</b>：“某人”像是人名或住址，请核对</li></ul>'
        in page
    )
    assert "存成 1 份草稿" in page


def test_change_is_shown_to_the_characters_as_on_the_page_that_compares(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    was = ContentStore(engine).all(Answer)["pay"].text
    page = upload(zhou, book(pay=was + "就这样。"))
    assert "<mark>就这样。</mark>" in page


def test_keys_and_names_of_fields_are_not_shown(zhou: Browser, engine: Engine) -> None:
    answers = ContentStore(engine).all(Answer)
    pay = answers["pay"].model_copy(
        update={"follow_ups": ("care",), "leans": {"ask_who": "detail", "ask_how": "care"}}
    )
    page = upload(zhou, write([pay], []))
    shown = page[page.index('<section class="planned">') : page.index("</section>")]
    assert answers["care"].title in shown
    assert "本条详情" in shown
    assert re.findall(r"[a-z_]+", re.sub(r"<[^>]+>", "", shown)) == []


def test_new_entry_is_shown_whole_and_may_be_led_to(zhou: Browser, engine: Engine) -> None:
    pay = ContentStore(engine).all(Answer)["pay"]
    new = pay.model_copy(update={"key": "brave_new", "title": "敢闯新路", "number": 0})
    leading = pay.model_copy(update={"follow_ups": ("brave_new",)})
    page = upload(zhou, write([leading, new], []))
    assert "改 1 条，新增 1 条" in page
    assert page.count("敢闯新路") == 3  # the button that leads to it, its own heading, its own title


def test_what_stays_is_one_number(zhou: Browser, engine: Engine, book: Callable[..., bytes]) -> None:
    store = ContentStore(engine)
    total = len(store.all(Answer)) + len(store.all(Channel))
    assert f"其余 {total - 1} 条照旧不动" in upload(zhou, book(pay="新的待遇"))


def test_sentence_about_what_stays_does_not_begin_in_the_middle(zhou: Browser) -> None:
    page = upload(zhou, write([], []))
    assert re.findall(r"<p[^>]*>\s*[；，。：]", page) == []
    assert re.search(r"<p>\d+ 条照旧不动", page)


def test_bad_row_of_a_card_is_told_with_its_name(zhou: Browser, engine: Engine) -> None:
    card = ContentStore(engine).all(Channel)["12388"]
    page = upload(zhou, write([], [card.model_copy(update={"phone": "总机"})]))
    assert rows_of(page) == [
        ["“渠道卡片”表第 2 行", card.name, "电话", "电话“总机”只能用数字和短横线，请去掉别的字。"]
    ]


def test_conflict_shows_what_either_side_changed(zhou: Browser, engine: Engine) -> None:
    pay = ContentStore(engine).all(Answer)["pay"]
    data = write([pay.model_copy(update={"title": "待遇怎么定"})], [])
    ContentStore(engine).seed([pay.model_copy(update={"version": pay.version + 1, "plain": "线上新的"})])
    page = upload(zhou, data)
    shown = re.sub(r"<[^>]+>", " ", page[page.index('<section class="planned">') : page.index("</section>")])
    assert re.findall(r"标题|大白话|别人改的", shown) == ["标题", "别人改的", "大白话"]


def test_check_knows_what_is_withdrawn(engine: Engine) -> None:
    Approving(engine, "陈静", lambda entry: []).withdraw(Ref("answer", "pay"), "有误")
    assert live_in(ContentStore(engine)).withdrawn == {("answer", "pay")}


@pytest.mark.parametrize(("path", "kind"), [("/answer/award/edit", Answer), ("/channel/12388/edit", Channel)])
def test_form_of_the_console_calls_a_field_as_the_workbook_does(zhou: Browser, path: str, kind: type) -> None:
    page = zhou.get(path)
    headings = [column.heading for column in columns(kind) if not column.is_locked()]
    not_in_the_form = ["可以问到"] if kind is Answer else []
    assert [heading for heading in headings if f">{heading}" not in page] == not_in_the_form


def test_hint_on_how_to_be_found_is_true_of_the_console(zhou: Browser) -> None:
    [line] = [line for line in words().guide if "问不到它" in line]
    links = re.findall(r">([^<>]+)</a>", zhou.get("/phrasings"))
    assert {name.strip() for name in links} >= set(re.findall(r"【(.*?)】", line))


def test_new_rows_without_keys_get_those_of_the_console_and_may_be_led_to_by_title(
    zhou: Browser, engine: Engine, edited_book: Callable[..., bytes]
) -> None:
    titles = ["敢闯新路", "敢试敢为"]
    take_over(zhou, upload(zhou, edited_book(titles, "敢闯新路\n敢试敢为")))
    made = {draft.ref.key: draft.body for draft in drafts(engine)}
    new = {body["title"]: key for key, body in made.items() if key != "pay"}
    last = max(answer.number for answer in ContentStore(engine).all(Answer).values())
    assert new == {"敢闯新路": f"rc_{last + 1}", "敢试敢为": f"rc_{last + 2}"}
    assert [made[key]["number"] for key in new.values()] == [last + 1, last + 2]
    assert made["pay"]["follow_ups"] == [new["敢闯新路"], new["敢试敢为"]]


@pytest.fixture
def edited_book(engine: Engine) -> Callable[..., bytes]:
    """Return a maker of workbooks: the answer pay with other buttons, and copies of it without keys."""
    pay = ContentStore(engine).all(Answer)["pay"]

    def make(titles: list[str], buttons: str) -> bytes:
        book = Edited([pay], []).put("追问按钮", buttons)
        for number, title in enumerate(titles, start=3):
            book.rows().append([*book.rows()[1]])
            for heading, cell in {"键": "", "版本": "", "编号": "", "标题": title, "追问按钮": ""}.items():
                book.put(heading, cell, row=number)
        return saved([*book.sheets.values()])

    return make
