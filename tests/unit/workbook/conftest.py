"""What the tests of the workbook arrange with: sheets that somebody edited, and files made by hand."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.workbook import cells
from bot.workbook.apart import Cell, Sheet, taken
from bot.workbook.read import Read, read_sheets
from bot.workbook.write import write

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheets_in(data: bytes) -> list[Sheet]:
    """Return the sheets of a good workbook without starting a process for it."""
    return taken(json.dumps({"sheets": cells.sheets(data)}))


class Edited:
    """A workbook of some entries, as somebody changed it in a spreadsheet program."""

    def __init__(self, answers: list[Answer], channels: list[Channel]) -> None:
        self.sheets = {sheet.name: sheet for sheet in sheets_in(write(answers, channels))}

    def column(self, heading: str, sheet: str = "答案") -> int:
        return next(n for n, cell in enumerate(self.sheets[sheet].rows[0]) if str(cell).startswith(heading))

    def put(self, heading: str, cell: Cell, row: int = 2, sheet: str = "答案") -> "Edited":
        """Put a cell under a heading, into a row as the spreadsheet program counts."""
        self.sheets[sheet].rows[row - 1][self.column(heading, sheet)] = cell
        return self

    def rows(self, sheet: str = "答案") -> list[list[Cell]]:
        return self.sheets[sheet].rows

    def rename(self, old: str, new: str) -> "Edited":
        self.sheets = {
            new if name == old else name: replace(sheet, name=new if name == old else name)
            for name, sheet in self.sheets.items()
        }
        return self

    def read(self) -> Read:
        return read_sheets(self.sheets.values())


@pytest.fixture
def edited() -> Callable[..., Edited]:
    """Return a maker of workbooks to edit."""
    return lambda *answers, channels=(): Edited(list(answers), list(channels))


@pytest.fixture
def topic(a_topic) -> Answer:
    """Return an answer in which every field says something."""
    return a_topic(
        "fear",
        version=3,
        title="怕担责",
        text="一\n二\n",
        detail="三\n",
        plain="四\n",
        leans={"ask_who": "who_decides", "ask_how": "detail"},
        expires_on=date(2027, 1, 1),
        follow_ups=("care", "pay"),
        channels=("12380", "talk"),
        askable=False,
    )


@pytest.fixture
def card(a_card) -> Channel:
    """Return a card in which every field says something."""
    fields = {"phone": "12388", "website": "www.12388.gov.cn", "ask_locally": ("受理科室", "办公 电话")}
    return a_card("12388", version=2, verified_on=date(2026, 11, 22), **fields)


def saved(sheets: list[Sheet]) -> bytes:
    """Return a file of these sheets, as a spreadsheet program may save it: no format but that of dates."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        day = workbook.add_format({"num_format": "yyyy/m/d"})
        for sheet in sheets:
            paper = workbook.add_worksheet(sheet.name)
            for row, line in enumerate(sheet.rows):
                for column, cell in enumerate(line):
                    if isinstance(cell, date):
                        paper.write_datetime(row, column, cell, day)
                    elif isinstance(cell, str):
                        paper.write_string(row, column, cell)
                    else:
                        paper.write(row, column, cell)
    return file.getvalue()


def packed(rows: str, strings: str = "", **parts: bytes) -> bytes:
    """Return a workbook whose only sheet, 答案, has these rows of XML."""
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    relation += f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    office = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    sheet = '<sheet name="答案" sheetId="1" r:id="rId1"/>'
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{office}</Relationships>')
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>'
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheet}</sheets></workbook>',
        )
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()
