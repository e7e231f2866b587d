"""A sheet that comes back: bad cells are named, all of them, and then nothing is taken."""

from io import BytesIO

import pytest
from xlsxwriter.workbook import Workbook

from bot.research.coding.failures import BadSheet, Wrong
from bot.research.coding.filled import Filled, read_filled
from bot.research.coding.words import heading, words
from bot.research.columns import SENSITIVE
from bot.workbook.cells import COLUMNS, ROWS

HEADINGS = [heading(name) for name in ("id", "text", *SENSITIVE)]
ONE, OTHER = "0" * 15 + "a", "0" * 15 + "b"


def filled(*rows, headings=HEADINGS, sheet=None):
    """Return a workbook with these rows: id, text and three codes."""
    file = BytesIO()
    with Workbook(file) as workbook:
        made = workbook.add_worksheet(sheet or words().sheets["codes"])
        for number, cells in enumerate([headings, *rows]):
            made.write_row(number, 0, cells)
    return file.getvalue()


def problems(data):
    with pytest.raises(BadSheet) as refused:
        read_filled(data)
    return refused.value.reasons


def test_what_was_left_empty_is_no_code_and_blanks_around_one_do_not_matter():
    data = filled([ONE, "怕", "不敢为", "", " 其他 "], ["", "", "", "", ""], [OTHER, "怕", "", "", ""])
    assert read_filled(data) == [Filled(ONE, {"reluctance": "不敢为", "topic": "其他"}), Filled(OTHER, {})]


def test_columns_may_stand_in_another_order_and_others_beside_them():
    data = filled(["我的话", "容错", ONE], headings=["备注", HEADINGS[3], HEADINGS[0]])
    assert problems(data) == [
        Wrong("heading", {"name": "reluctance"}),
        Wrong("heading", {"name": "topic"}),
    ]
    headings = [*reversed(HEADINGS), "备注"]
    assert read_filled(filled(["其他", "容错", "不敢为", "怕", ONE, "我的话"], headings=headings)) == [
        Filled(ONE, {"reluctance": "不敢为", "link": "容错", "topic": "其他"})
    ]


def test_every_bad_cell_is_named_by_row_and_column():
    data = filled(
        [ONE, "怕", "不敢", "容错", "其他"],
        [ONE, "怕", "不敢为", 3, True],
        ["张建国", "怕", "不敢为", "容错", "其他"],
        ["", "怕", "不敢为", "容错", "其他"],
    )
    assert problems(data) == [
        Wrong("id_twice", {"row": 3, "first": 2}),
        Wrong("id", {"row": 4}),
        Wrong("id", {"row": 5}),
        Wrong("value", {"row": 2, "name": "reluctance", "letter": "C"}),
        Wrong("value", {"row": 3, "name": "link", "letter": "D"}),
        Wrong("value", {"row": 3, "name": "topic", "letter": "E"}),
    ]


def test_no_cell_is_kept():
    data = filled(["张建国", "怕", "找李四", "容错", "其他"])
    assert problems(data) == problems(filled(["王芳", "怕", "找赵六", "容错", "其他"]))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"no workbook", "not_a_workbook"),
        (filled([ONE])[:200], "damaged"),
        (filled(sheet="别的"), "no_codes"),
    ],
)
def test_what_is_no_such_workbook_is_refused_for_one_reason(data, code):
    assert problems(data) == [Wrong(code, {})]


def test_a_sheet_that_is_too_large_is_refused_with_its_limits_and_without_its_name():
    data = filled(["x"] * (COLUMNS + 2), sheet="张三")
    assert problems(data) == [Wrong("too_many_cells", {"rows": ROWS, "columns": COLUMNS})]
