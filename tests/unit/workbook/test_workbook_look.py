"""What the spreadsheet program shows and checks, read from the file's XML."""

import re
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest

from bot.answers.model import Answer
from bot.workbook.columns import columns
from bot.workbook.words import words
from bot.workbook.write import write
from tests.unit.workbook.conftest import MAIN, sheets_in

NAMES = {"m": MAIN}


@pytest.fixture
def paper(topic, an_answer):
    """Return the XML of the sheet of answers, with two of them."""
    with ZipFile(BytesIO(write([topic, an_answer("care")], []))) as archive:
        return fromstring(archive.read("xl/worksheets/sheet2.xml"))


@pytest.fixture
def looks(topic):
    """Return a function from the place of a cell to what its format says."""
    with ZipFile(BytesIO(write([topic], []))) as archive:
        sheet = fromstring(archive.read("xl/worksheets/sheet2.xml"))
        styles = fromstring(archive.read("xl/styles.xml"))
    formats = styles.find("m:cellXfs", NAMES)
    return lambda place: formats[int(sheet.find(f".//m:c[@r='{place}']", NAMES).get("s"))]


def column(heading: str) -> str:
    """Return the letter of a column of answers."""
    return chr(ord("A") + [c.heading for c in columns(Answer)].index(heading))


def test_sheets_are_what_to_know_answers_and_cards() -> None:
    assert [sheet.name for sheet in sheets_in(write([], []))] == ["说明", "答案", "渠道卡片"]


def test_first_sheet_tells_how_to_edit() -> None:
    guide, *_ = sheets_in(write([], []))
    assert [row[0] for row in guide.rows] == list(words().guide)


def test_headings_and_keys_stay_in_sight_and_rows_can_be_filtered(paper) -> None:
    pane = paper.find(".//m:pane", NAMES)
    assert (pane.get("state"), pane.get("topLeftCell")) == ("frozen", "B2")
    last = column("可以问到")
    assert paper.find("m:autoFilter", NAMES).get("ref") == f"A1:{last}3"


def test_characters_of_the_short_text_are_counted_by_a_formula(paper) -> None:
    text, count = column("短文"), column("短文字数（自动）")
    cells = {cell.get("r"): cell.find("m:f", NAMES) for cell in paper.iter(f"{{{MAIN}}}c")}
    assert {place: f.text for place, f in cells.items() if f is not None} == {
        f"{count}2": f"LEN({text}2)",
        f"{count}3": f"LEN({text}3)",
    }


def checks(paper) -> dict[str, tuple[str, str]]:
    """Return the kind and the limit of the check of each column, by its letter."""
    return {
        re.match(r"[A-Z]+", check.get("sqref"))[0]: (
            check.get("type"),
            check.findtext("m:formula1", "", NAMES),
        )
        for check in paper.iter(f"{{{MAIN}}}dataValidation")
    }


@pytest.mark.parametrize(
    ("heading", "limit"), [("标题", "12"), ("短文", "300"), ("详情", "3000"), ("大白话", "120")]
)
def test_program_checks_how_long_a_text_is(paper, heading: str, limit: str) -> None:
    assert checks(paper)[column(heading)] == ("textLength", limit)


@pytest.mark.parametrize("heading", ["核对日期", "复核期限", "失效日期"])
def test_program_checks_that_a_date_is_one(paper, heading: str) -> None:
    assert checks(paper)[column(heading)][0] == "date"


def test_program_offers_yes_and_no(paper) -> None:
    assert checks(paper)[column("可以问到")] == ("list", '"是,否"')


def test_program_says_at_a_locked_cell_that_it_is_not_to_be_changed(paper) -> None:
    prompts = {check.get("sqref"): check.get("prompt") for check in paper.iter(f"{{{MAIN}}}dataValidation")}
    assert prompts["A2:A503"] == words().cells["locked"]


def test_date_is_a_date(topic) -> None:
    sheet = sheets_in(write([topic], []))[1]
    assert date(2027, 1, 1) in sheet.rows[1]


def test_key_looks_unlike_what_may_be_changed(looks) -> None:
    title = column("标题")
    assert looks("A2").get("fillId") != looks(f"{title}2").get("fillId")
    assert looks("A1").get("fillId") != looks(f"{title}1").get("fillId")


@pytest.mark.parametrize("heading", ["键（不要改）", "标题", "出处章节", "追问按钮", "跟进语"])
def test_what_is_typed_into_a_short_cell_stays_text(looks, heading: str) -> None:
    assert looks(f"{column(heading)}2").get("numFmtId") == "49"


@pytest.mark.parametrize("heading", ["短文", "详情"])
def test_long_text_is_wrapped(looks, heading: str) -> None:
    assert looks(f"{column(heading)}2").find("m:alignment", NAMES).get("wrapText") == "1"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'"])
def test_text_like_a_formula_stays_text_when_it_is_edited(an_answer, sign: str) -> None:
    with ZipFile(BytesIO(write([an_answer(text=f"{sign}1")], []))) as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert 'quotePrefix="1"' in styles


def test_no_name_and_no_time_stand_in_the_file(topic) -> None:
    with ZipFile(BytesIO(write([topic], []))) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r">([^<>\n]+)<", core)) == {"2026-01-01T00:00:00Z"}


def test_field_that_a_model_gains_is_a_column_of_its_own() -> None:
    class Wider(Answer):
        number: int = 0
        note_of_staff: str = ""

    found = {c.path: (c.heading, c.form.name, c.is_locked()) for c in columns(Wider)}
    assert found[("number",)] == ("编号（不要改）", "whole", True)
    assert found[("note_of_staff",)] == ("note_of_staff", "text", False)
