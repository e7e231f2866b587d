"""Write the answer base as a workbook: what to know, the answers, the channel cards."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.entry import Entry
from bot.content.names import name_of, named
from bot.workbook.columns import Column, columns
from bot.workbook.forms import COUNT, KEYS, LINES, PAIRS
from bot.workbook.layout import SPARE_ROWS, Formats, height, validation, width
from bot.workbook.leading import Leading
from bot.workbook.problem import Problem
from bot.workbook.words import words

LONGEST_CELL = 32_767  # UTF-16 units
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - no time of its making is written: the same entries, the same file
GUIDE_WIDTH = 100
# Of two escapes in a row XlsxWriter escapes only the first; no character, and no reader brings it back.
_NOT_WRITABLE = re.compile(r"_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_|[\ufffe\uffff]")
_LOOKS_RICH = re.compile(r"<r>.*</r>", re.DOTALL)  # XlsxWriter takes it for its own markup


class NotForACell(Exception):
    """A value cannot stand in a cell so that it can be read again; the message names entry and field."""

    def __init__(self, entry: Entry, column: Column) -> None:
        """Name the entry and the field."""
        path = ".".join(column.path)
        super().__init__(f"{entry.kind} {entry.key}: {path}")
        self.problem = Problem("not_for_a_cell", {"value": name_of(entry)}, column=column.heading, path=path)


def write(answers: Iterable[Answer], channels: Iterable[Channel]) -> bytes:
    """Return the workbook; raise NotForACell. The same entries give the same bytes."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": MADE})
        formats = Formats(workbook)
        _guide(workbook.add_worksheet(words().sheets["guide"]), formats)
        sheets: dict[type[Entry], list[Entry]] = {Answer: [*answers], Channel: [*channels]}
        leads = Leading([(kind.kind, one) for kind, entries in sheets.items() for one in named(entries)])
        for kind, entries in sheets.items():
            rows = [[_cell(entry, column, leads) for column in columns(kind)] for entry in entries]
            _entries(workbook.add_worksheet(words().sheets[kind.kind]), formats, columns(kind), rows)
    return file.getvalue()


def _guide(sheet: Worksheet, formats: Formats) -> None:
    sheet.set_column(0, 0, GUIDE_WIDTH)
    sheet.hide_gridlines(2)
    for number, line in enumerate(words().guide):
        sheet.write_string(number, 0, line, formats.note if number else formats.title)


def _entries(
    sheet: Worksheet, formats: Formats, layout: tuple[Column, ...], rows: Sequence[list[Any]]
) -> None:
    for number, column in enumerate(layout):
        sheet.set_column(number, number, width(column), formats.cell(column))
        sheet.write_string(0, number, column.heading, formats.heading(column))
        if check := validation(column):
            sheet.data_validation(1, number, len(rows) + SPARE_ROWS, number, check)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(layout) - 1)
    for row, cells in enumerate(rows, start=1):
        sheet.set_row(row, height(layout, cells))
        for number, (column, cell) in enumerate(zip(layout, cells, strict=True)):
            _put(sheet, (row, number), column, cell, formats.cell(column, cell))


def _cell(entry: Entry, column: Column, leads: Leading) -> Any:
    """Return what stands in a cell, or None; raise NotForACell for what could not be read again."""
    value = column.value(entry)
    if value in (None, "", (), {}):
        return None
    field = column.path[0]
    cell = column.form.write(leads.written(field, value))
    lost = column.form in (KEYS, LINES, PAIRS) and leads.taken(field, column.form.taken(cell)) != value
    if lost or (isinstance(cell, str) and not _is_writable(cell)):
        raise NotForACell(entry, column)
    return cell


def _is_writable(text: str) -> bool:
    return len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL and not _NOT_WRITABLE.search(text)


def _put(sheet: Worksheet, place: tuple[int, int], column: Column, cell: object, look: Format) -> None:
    if column.form is COUNT:
        counted = xl_rowcol_to_cell(place[0], place[1] - 1)
        sheet.write_formula(*place, f"=LEN({counted})", look, cell)
    elif isinstance(cell, str):
        _put_text(sheet, place, cell, look)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, datetime.combine(cell, time.min), look)
    elif isinstance(cell, int):
        sheet.write_number(*place, cell, look)
    else:
        sheet.write_blank(*place, None, look)


def _put_text(sheet: Worksheet, place: tuple[int, int], text: str, look: Format) -> None:
    """Write a text as text, whatever it looks like: never a formula, a link or markup."""
    if _LOOKS_RICH.fullmatch(text):
        sheet.write_rich_string(*place, text[:1], text[1:3], text[3:], look)
    else:
        sheet.write_string(*place, text, look)
