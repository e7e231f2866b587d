"""The workbook researchers fill in: texts with empty cells, and apart the model's codes."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.research.coding.drawing import Drawn
from bot.research.coding.sentences import CLASSES
from bot.research.coding.words import guide, heading, words
from bot.research.columns import SENSITIVE

COLUMNS = ("id", "text", *SENSITIVE)
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - no time of its making is written: the same rows, the same file
_GUIDE_WIDTH, _ID_WIDTH, _TEXT_WIDTH, _CODE_WIDTH = 100, 20, 80, 14
_MODELS = ("id", *SENSITIVE, *(f"{name}_p" for name in SENSITIVE))
_DIGITS = 2


def coding_sheet(rows: Sequence[Drawn]) -> bytes:
    """Return the workbook; the same rows give the same bytes."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _MADE})
        bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        sheets = {name: workbook.add_worksheet(title) for name, title in words().sheets.items()}
        _guide(sheets["guide"], bold, wrapped)
        _codes(sheets["codes"], rows, bold, wrapped)
        _models(sheets["model"], rows, bold)
    return file.getvalue()


def _guide(sheet: Worksheet, bold: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, _GUIDE_WIDTH)
    sheet.hide_gridlines(2)
    for number, line in enumerate(guide()):
        sheet.write_string(number, 0, line, wrapped if number else bold)


def _codes(sheet: Worksheet, rows: Sequence[Drawn], bold: Format, wrapped: Format) -> None:
    """Write the texts, with empty cells that offer the codes: who has seen the model's would follow it."""
    _headings(sheet, COLUMNS, bold)
    sheet.set_column(0, 0, _ID_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH, wrapped)
    sheet.set_column(2, len(COLUMNS) - 1, _CODE_WIDTH)
    for number, row in enumerate(rows, start=1):
        sheet.write_string(number, 0, row.id)
        sheet.write_string(number, 1, row.text, wrapped)
    for column, name in enumerate(SENSITIVE, start=2):
        offered = {"validate": "list", "source": [str(value) for value in CLASSES[name]]}
        sheet.data_validation(1, column, max(len(rows), 1), column, offered)


def _models(sheet: Worksheet, rows: Sequence[Drawn], bold: Format) -> None:
    _headings(sheet, _MODELS, bold)
    sheet.set_column(0, len(_MODELS) - 1, _ID_WIDTH)
    for number, row in enumerate(rows, start=1):
        sheet.write_string(number, 0, row.id)
        for column, name in enumerate(SENSITIVE, start=1):
            sheet.write_string(number, column, row.codes[name].value)
            sheet.write_number(number, column + len(SENSITIVE), round(row.codes[name].p or 0.0, _DIGITS))


def _headings(sheet: Worksheet, names: Sequence[str], bold: Format) -> None:
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(names):
        sheet.write_string(0, column, heading(name), bold)
