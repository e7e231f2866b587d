"""Cells that lead somewhere say names; names, numbers and keys are understood in them."""

from datetime import date

import pytest

from bot.checking.case import Case, Live
from bot.checking.leads import leads
from bot.workbook.raw import Beside
from bot.workbook.read import read_sheets
from tests.unit.workbook.conftest import Edited


@pytest.fixture
def book(edited, a_topic, a_card) -> Edited:
    leads = {
        "follow_ups": ("pay", "award"),
        "channels": ("12380", "party"),
        "leans": {"ask_who": "pay", "ask_how": "detail"},
    }
    answers = [
        a_topic("fear", number=1, title="怕担责", **leads),
        a_topic("pay", number=18, title="待遇：怎么 定、谁定"),
        a_topic("award", number=19, title="“担当”奖"),
        a_topic("same", number=20, title="重名"),
        a_topic("same2", number=21, title="重名"),
    ]
    cards = [
        a_card("12380", name="举报电话"),
        a_card("party", name="党组织"),
        a_card("party2", name="党组织"),
    ]
    return edited(*answers, channels=cards)


WRITTEN = {
    "buttons": ("追问按钮", "待遇：怎么 定、谁定 RC-018\n“担当”奖 RC-019"),
    "cards": ("渠道卡片", "举报电话\n党组织 (party)"),
    "leanings": ("跟进语", "谁来定、找谁 → 待遇：怎么 定、谁定 RC-018\n怎么办 → 本条详情"),
}


@pytest.mark.parametrize(("heading", "cell"), WRITTEN.values(), ids=WRITTEN.keys())
def test_cell_says_names(book: Edited, heading: str, cell: str) -> None:
    assert book.rows()[1][book.column(heading)] == cell


UNDERSTOOD = {
    "a title with blanks and commas": ("追问按钮", "待遇：怎么 定、谁定", "follow_ups", ("pay",)),
    "a code": ("追问按钮", "RC-019", "follow_ups", ("award",)),
    "a number": ("追问按钮", 19.0, "follow_ups", ("award",)),
    "keys": ("追问按钮", "pay award", "follow_ups", ("pay", "award")),
    "labels on one line": ("追问按钮", "“担当”奖 RC-019、重名 RC-021", "follow_ups", ("award", "same2")),
    "titles between blanks": ("追问按钮", "“担当”奖 怕担责", "follow_ups", ("award", "fear")),
    "a title of two": ("追问按钮", "重名", "follow_ups", ("重名",)),
    "a title of nothing": ("追问按钮", "没有：这 条、的", "follow_ups", ("没有：这 条、的",)),
    "a title with a number of nothing": ("追问按钮", "“担当”奖 RC-999", "follow_ups", ("“担当”奖 RC-999",)),
    "one of two that is nothing": ("追问按钮", "“担当”奖、没有", "follow_ups", ("award", "没有")),
    "a card": ("渠道卡片", "举报电话", "channels", ("12380",)),
    "a card by its key": ("渠道卡片", 12380.0, "channels", ("12380",)),
    "a card of two by name and key": ("渠道卡片", "党组织（party2）", "channels", ("party2",)),
    "a leaning by words": ("跟进语", "谁来定、找谁 → “担当”奖", "leans", {"ask_who": "award"}),
    "a leaning with a colon on both sides": (
        *("跟进语", "谁来定、找谁：待遇：怎么 定、谁定", "leans"),
        {"ask_who": "pay"},
    ),
    "a leaning by keys": (
        "跟进语",
        "ask_who → pay\nask_how → detail",
        "leans",
        {"ask_who": "pay", "ask_how": "detail"},
    ),
    "a leaning to nothing": ("跟进语", "谁来定、找谁 → 没有：的", "leans", {"ask_who": "没有：的"}),
    "a leaning of no word": ("跟进语", "问谁 → “担当”奖", "leans", {"问谁": "award"}),
}


@pytest.mark.parametrize(("heading", "cell", "field", "value"), UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_name_is_understood(book: Edited, heading: str, cell, field: str, value) -> None:
    assert getattr(book.put(heading, cell).read().entries()[0], field) == value


def test_name_of_what_is_live_and_not_in_the_file_is_understood(edited, a_topic) -> None:
    book = edited(a_topic("fear")).put("追问按钮", "待遇")
    found = read_sheets(book.sheets.values(), Beside([a_topic("pay", title="待遇", number=18)]))
    assert found.entries()[0].follow_ups == ("pay",)


def test_row_that_others_lead_to_may_get_another_title(book: Edited) -> None:
    live = book.read().entries()
    sheets = book.put("标题", "报酬", row=3).sheets.values()
    [first, second, *_] = read_sheets(sheets, Beside(live)).entries()
    assert (first.follow_ups, second.title) == (("pay", "award"), "报酬")


def test_row_that_others_lead_to_may_have_got_another_title_live(edited, a_topic) -> None:
    fear, pay = a_topic("fear", follow_ups=("pay",)), a_topic("pay", title="待遇", number=18)
    sheets = edited(fear, pay).sheets.values()
    live = [fear, pay.model_copy(update={"title": "报酬"})]
    assert read_sheets(sheets, Beside(live)).entries() == [fear, pay]


def new_row(book: Edited, title: str) -> None:
    book.rows().append(list(book.rows()[3]))
    for heading in ("键", "版本", "编号"):
        book.put(heading, "", row=len(book.rows()))
    book.put("标题", title, row=len(book.rows()))


def test_title_of_a_row_without_a_key_is_understood(book: Edited) -> None:
    new_row(book, "敢 闯、敢试")
    rows = book.put("追问按钮", "敢 闯、敢试").put("跟进语", "怎么办 → 敢 闯、敢试").read().entries()
    [new] = [row for row in rows if getattr(row, "title", "") == "敢 闯、敢试"]
    assert (rows[0].follow_ups, rows[0].leans) == ((new.key,), {"ask_how": new.key})


def test_rows_without_keys_get_different_ones_that_no_row_has(book: Edited) -> None:
    asked = []

    def fresh(kind: str, taken) -> str:
        asked.append((kind, "fear" in taken))
        return f"rc_{len(asked)}"

    new_row(book, "一")
    new_row(book, "二")
    rows = read_sheets(book.sheets.values(), Beside(fresh=fresh)).rows
    assert [row.key for row in rows if row.key.startswith("rc")] == ["rc_1", "rc_2"]
    assert asked == [("answer", True)] * 2


def test_keys_of_new_rows_avoid_those_of_the_file(edited, an_answer) -> None:
    book = edited(an_answer("answer_1"), an_answer("care")).put("键", "", row=3)
    assert [row.key for row in book.read().rows] == ["answer_1", "answer_2"]


@pytest.mark.parametrize(
    ("heading", "cell", "code", "quoted"),
    [
        ("追问按钮", "没有：这 条", "button_leads_nowhere", "没有：这 条"),
        ("渠道卡片", "没有：这 张", "no_such_card", "没有：这 张"),
        ("跟进语", "怎么办 → 没有：这 条", "leaning_leads_nowhere", "没有：这 条"),
    ],
)
def test_check_quotes_what_was_typed_and_not_understood(
    book: Edited, heading: str, cell: str, code: str, quoted: str
) -> None:
    entries = (
        book.put("渠道卡片", "").put("追问按钮", "待遇：怎么 定、谁定").put(heading, cell).read().entries()
    )
    live = Live({}, {}).once([*entries, entries[0].model_copy(update={"key": "ask_who"})])
    live = live.once([entries[0].model_copy(update={"key": "ask_how"})])
    found = leads(Case(entries[0], live, live, date(2026, 11, 26)))
    assert [(one.code, one.gaps["name"]) for one in found if not one.is_hint and "name" in one.gaps] == [
        (code, quoted)
    ]
