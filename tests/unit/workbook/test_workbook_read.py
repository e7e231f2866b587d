"""What officers, Excel and WPS do to a workbook is understood; what is wrong is told with its place."""

from datetime import date

import pytest

from bot.workbook.apart import Odd, Sheet
from bot.workbook.read import read, read_sheets
from bot.workbook.words import say
from tests.unit.workbook.conftest import packed, saved, sheets_in

UNDERSTOOD = {
    "lines as on Windows": ("短文", "一\r\n二\r", "text", "一\n二"),
    "a number for a text": ("标题", 2026.0, "title", "2026"),
    "a date": ("失效日期", date(2026, 11, 26), "expires_on", date(2026, 11, 26)),
    "a date with hyphens": ("失效日期", "2026-11-26", "expires_on", date(2026, 11, 26)),
    "a date with slashes": ("失效日期", "2026/11/6", "expires_on", date(2026, 11, 6)),
    "a date with dots": ("失效日期", "2026.1.6", "expires_on", date(2026, 1, 6)),
    "a date in Chinese": ("失效日期", "2026年11月26日", "expires_on", date(2026, 11, 26)),
    "a date in full width": ("失效日期", " ２０２６－１１－２６ ", "expires_on", date(2026, 11, 26)),
    "a date with a time": ("失效日期", "2026-11-26 00:00:00", "expires_on", date(2026, 11, 26)),
    "a date of digits": ("失效日期", "20261126", "expires_on", date(2026, 11, 26)),
    "a date that lost its format": ("失效日期", 46352.0, "expires_on", date(2026, 11, 26)),
    "no date": ("失效日期", "  ", "expires_on", None),
    "a version as a number with a point": ("版本", 3.0, "version", 3),
    "a version as text": ("版本", "３", "version", 3),
    "keys on one line": ("追问按钮", "care、pay，fear pay2", "follow_ups", ("care", "pay", "fear", "pay2")),
    "keys with empty lines": ("渠道卡片", "\n12380 \n\n talk\n", "channels", ("12380", "talk")),
    "a key that became a number": ("渠道卡片", 12380.0, "channels", ("12380",)),
    "other arrows": (
        *("跟进语", "ask_who -> a\nask_how=>b\n ask_why：c \nask_when = d", "leans"),
        {"ask_who": "a", "ask_how": "b", "ask_why": "c", "ask_when": "d"},
    ),
    "yes": ("可以问到", " 是 ", "askable", True),
    "yes of the program": ("可以问到", True, "askable", True),
    "no as a number": ("可以问到", 0.0, "askable", False),
    "nothing is as by default": ("可以问到", "", "askable", True),
    "an optional text that was emptied": ("详情", "", "detail", ""),
    "a truth for a text": ("短文", True, "text", "TRUE"),
}


@pytest.mark.parametrize(("heading", "cell", "field", "value"), UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_cell_is_understood(edited, topic, heading: str, cell, field: str, value) -> None:
    [answer] = edited(topic).put(heading, cell).read().entries()
    assert getattr(answer, field) == value


@pytest.mark.parametrize(
    ("cell", "phone"),
    [(12388.0, "12388"), ("１２３８８", "12388"), (" 0391-12388\n", "0391-12388"), ("", "")],
)
def test_number_of_a_telephone_is_understood(edited, card, cell, phone: str) -> None:
    [channel] = edited(channels=[card]).put("电话", cell, sheet="渠道卡片").read().entries()
    assert channel.phone == phone


BAD = {
    "no title": ("标题", "", "missing", {}),
    "a title too long": ("标题", "怕" * 15, "string_too_long", {"max_length": "12", "over": 3}),
    "a text too long": ("短文", "怕" * 301, "string_too_long", {"max_length": "300", "over": 1}),
    "no date of checking": ("核对日期", "", "missing", {}),
    "words for a date": ("核对日期", "下个月", "bad_date", {"value": "下个月"}),
    "a day that there is not": ("核对日期", "2026-02-30", "bad_date", {"value": "2026-02-30"}),
    "a number that is no day": ("核对日期", 86400.0, "bad_date", {"value": "86400"}),
    "a number beyond all": ("核对日期", float("inf"), "bad_date", {"value": "inf"}),
    "no number at all": ("版本", float("nan"), "not_whole", {"value": "nan"}),
    "digits that are no day": ("核对日期", "86400", "bad_date", {"value": "86400"}),
    "half a source": ("出处章节", "", "missing_half", {}),
    "a version of zero": ("版本", 0.0, "greater_than_equal", {"ge": "1"}),
    "a version that is not whole": ("版本", 1.5, "not_whole", {"value": "1.5"}),
    "a version in words": ("版本", "三", "not_whole", {"value": "三"}),
    "neither yes nor no": ("可以问到", "也许", "bad_choice", {"value": "也许"}),
    "seven buttons": ("追问按钮", "a b c d e f g", "too_long", {"max_length": "6", "over": 1}),
    "a leaning that leads nowhere": ("跟进语", "ask_who", "no_arrow", {"value": "ask_who"}),
    "a leaning with two arrows": ("跟进语", "a → b → c", "no_arrow", {"value": "a → b → c"}),
    "a leaning twice": ("跟进语", "a → b\na → c", "pair_twice", {"value": "a"}),
    "a text that became a date": ("短文", date(2026, 3, 2), "not_text", {"value": "2026-03-02"}),
    "keys that became a date": ("追问按钮", date(2026, 3, 2), "not_text", {"value": "2026-03-02"}),
    "a formula that failed": ("详情", Odd("#NAME?"), "odd_cell", {"value": "#NAME?"}),
    "a formula that nothing has computed": ("详情", Odd("="), "formula", {}),
    "a key that is none": ("键", "Fear-1", "string_pattern_mismatch", {"value": "Fear-1"}),
}


@pytest.mark.parametrize(("heading", "cell", "code", "gaps"), BAD.values(), ids=BAD.keys())
def test_bad_cell_is_told_with_its_place(edited, topic, an_answer, heading, cell, code, gaps) -> None:
    result = edited(an_answer("care"), topic).put(heading, cell, row=3).read()
    [row] = [row for row in result.rows if row.entry is None]
    [problem] = row.problems
    assert (problem.code, problem.sheet, problem.row) == (code, "答案", 3)
    assert problem.column.startswith(heading)
    assert problem.gaps.items() >= gaps.items()
    assert [entry.key for entry in result.entries()] == ["care"]


def test_long_cell_is_quoted_by_its_beginning(edited, topic) -> None:
    result = edited(topic).put("核对日期", "很" * 500).read()
    assert result.rows[0].problems[0].gaps["value"] == "很" * 40 + "…"


def test_row_tells_all_that_is_wrong_with_it(edited, topic) -> None:
    result = edited(topic).put("标题", "").put("核对日期", "？").read()
    assert [problem.code for problem in result.rows[0].problems] == ["missing", "bad_date"]


def test_telephone_with_words_is_told(edited, card) -> None:
    result = edited(channels=[card]).put("电话", "总机12388", sheet="渠道卡片").read()
    assert [problem.path for problem in result.rows[0].problems] == ["phone"]


def test_key_that_stands_twice_is_told_with_the_first_row(edited, topic, an_answer) -> None:
    result = edited(topic, an_answer("care")).put("键", "fear", row=3).put("标题", "怕", row=3).read()
    [problem] = result.rows[1].problems
    assert (problem.code, problem.row, problem.gaps) == ("duplicate_key", 3, {"first": 2})
    assert result.entries() == [topic]
    assert "清空键" in say(problem)


def test_answer_and_card_may_have_one_key(edited, an_answer, a_card) -> None:
    assert edited(an_answer("party"), channels=[a_card("party")]).read().is_clean()


def test_columns_may_stand_in_another_order(edited, topic) -> None:
    book = edited(topic)
    for row in book.rows():
        row.reverse()
    assert book.read().entries() == [topic]


def test_headings_are_known_in_other_widths_and_with_blanks(edited, topic) -> None:
    book = edited(topic).put("键", "键 (不要改)\n", row=1).put("详情", "详　情", row=1)
    assert book.read().entries() == [topic]


def test_column_of_ones_own_is_passed_over_and_named(edited, topic) -> None:
    book = edited(topic)
    for row, cell in zip(book.rows(), ("备注", "看过了"), strict=True):
        row.insert(2, cell)
    result = book.read()
    assert (result.entries(), result.is_clean()) == ([topic], True)
    assert [(note.code, note.column) for note in result.notes] == [("unknown_column", "备注")]


def test_blank_rows_are_passed_over(edited, topic, an_answer) -> None:
    book = edited(topic, an_answer("care"))
    width = len(book.rows()[0])
    book.rows().insert(2, [" "] * width)
    book.rows().extend([[""] * width, []])
    result = book.read()
    assert [(row.key, row.number) for row in result.rows] == [("fear", 2), ("care", 4)]


@pytest.mark.parametrize("counted", [0.0, Odd("=")], ids=["counted", "not computed"])
def test_row_with_a_count_and_nothing_else_is_blank(edited, topic, counted) -> None:
    book = edited(topic)
    count = book.column("短文字数")
    book.rows().append([counted if n == count else "" for n in range(count + 1)])
    assert book.read().is_clean()


def test_title_above_the_headings_does_not_matter(edited, topic) -> None:
    book = edited(topic)
    book.rows()[:0] = [["答案库"], []]
    result = book.read()
    assert (result.entries(), result.rows[0].number) == ([topic], 4)


def test_sheet_with_another_name_is_known_by_its_headings(edited, topic, card) -> None:
    book = edited(topic, channels=[card]).rename("答案", "Sheet1").rename("渠道卡片", "渠道 (改)")
    assert book.read().entries() == [topic, card]


def test_sheet_that_is_missing_is_noted(edited, topic, card) -> None:
    book = edited(topic, channels=[card])
    del book.sheets["渠道卡片"]
    result = book.read()
    assert (result.entries(), [(note.code, note.sheet) for note in result.notes]) == (
        [topic],
        [("sheet_missing", "渠道卡片")],
    )


def test_sheet_of_ones_own_is_passed_over_and_named(edited, topic) -> None:
    book = edited(topic)
    book.sheets["Sheet3"] = Sheet("Sheet3", [["草稿"]], [])
    result = book.read()
    assert [(note.code, note.sheet) for note in result.notes] == [("sheet_ignored", "Sheet3")]


def test_workbook_of_something_else_has_one_reason() -> None:
    result = read_sheets([Sheet("Sheet1", [["姓名", "电话"]], [])])
    assert [problem.code for problem in result.problems] == ["no_sheets"]


HEADINGS = {
    "missing": ("详情", "", "missing_heading", "详情"),
    "misspelt": ("详情", "详清", "missing_heading", "详情"),
    "twice": ("详情", "短文", "heading_twice", "短文"),
}


@pytest.mark.parametrize(("heading", "cell", "code", "column"), HEADINGS.values(), ids=HEADINGS.keys())
def test_sheet_whose_headings_are_not_whole_is_not_read(edited, topic, heading, cell, code, column) -> None:
    result = edited(topic).put(heading, cell, row=1).read()
    assert (code, "答案", 1, column) in [(p.code, p.sheet, p.row, p.column) for p in result.problems]
    assert result.entries() == []


def test_count_of_characters_may_be_missing(edited, topic) -> None:
    assert edited(topic).put("短文字数", "", row=1).read().entries() == [topic]


@pytest.mark.parametrize("rows", [[], [["一"], ["二"]]])
def test_sheet_without_headings_is_told(edited, topic, rows) -> None:
    book = edited(topic)
    book.sheets["答案"] = Sheet("答案", rows, [])
    assert [problem.code for problem in book.read().problems] == ["no_headings"]


def test_merged_cells_among_the_entries_are_told(edited, topic, an_answer) -> None:
    book = edited(topic, an_answer("care"))
    title = book.column("标题")
    book.sheets["答案"].merged.append(((1, title), (2, title)))
    [problem] = book.read().problems
    assert (problem.code, problem.row, problem.column, problem.gaps) == (
        "merged_cells",
        2,
        "标题",
        {"last": 3},
    )


def test_merged_cells_beside_the_entries_do_not_matter(edited, topic) -> None:
    book = edited(topic)
    book.sheets["答案"].merged.extend([((0, 0), (0, 3)), ((1, 50), (9, 51))])
    assert book.read().entries() == [topic]


def test_file_saved_by_another_program_is_read(edited, topic, card) -> None:
    book = edited(topic, channels=[card]).put("失效日期", "2027/1/1").put("版本", 3.0)
    assert read(saved(list(book.sheets.values()))).entries() == [topic, card]


INLINE = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("a", "b&#10;c", "_x000D_&#10;d"))
CELLS = {
    "texts within the cells, without places": (f"<row>{INLINE}</row>", [["a", "b\nc", "\r\nd"]]),
    "the value of a formula": ('<row><c t="str"><f>A1</f><v>x</v></c></row>', [["x"]]),
    "runs of letters": ('<row><c t="s"><v>0</v></c></row>', [["ab"]]),
    "an error": (
        '<row r="2"><c r="B2" t="e"><f>x</f><v>#NAME?</v></c></row>',
        [["", ""], ["", Odd("#NAME?")]],
    ),
    "a formula that nothing has computed": (
        '<row r="1"><c r="A1"><f>A2&amp;"x"</f><v></v></c><c r="B1" s="1"><f t="shared" si="0"/></c></row>',
        [[Odd("="), Odd("=")]],
    ),
    "a formula beside one that nothing has computed": (
        '<row><c r="A1"><f>B1</f></c><c r="B1" t="str"><f>A2</f><v>x</v></c><c r="C1"><v>1</v></c></row>',
        [[Odd("="), "x", 1.0]],
    ),
    "a format far away": (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="AA9999" s="0"/></row>',
        [[1.0]],
    ),
}


@pytest.mark.parametrize(("rows", "cells"), CELLS.values(), ids=CELLS.keys())
def test_cells_are_read_in_every_form_that_programs_write(rows: str, cells: list) -> None:
    assert sheets_in(packed(rows, strings="<si><r><t>a</t></r><r><t>b</t></r></si>"))[0].rows == cells
