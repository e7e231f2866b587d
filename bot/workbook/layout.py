"""How the workbook looks and what the spreadsheet program checks: formats, widths, validation."""

from datetime import date
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from bot.conversation.gaps import fill
from bot.workbook.columns import Column
from bot.workbook.forms import CODE, COUNT, DATE, KEYS, LINES, PAIRS, TEXT, WHOLE, YES_NO
from bot.workbook.words import words

EARLIEST = date(2000, 1, 1)
SPARE_ROWS = 500  # below the last entry, with the same validation
SHORT, LONG_WIDTH = 100, 56  # characters; of half width
LINE, MOST_LINES = 15, 16  # points; a row is no higher, or the sheet cannot be looked through
_WIDTHS = {CODE: 22, COUNT: 9, DATE: 12, KEYS: 30, LINES: 22, PAIRS: 44, WHOLE: 9, YES_NO: 9}
_TEXT_CELL = 49  # the number of "@": what is typed stays text: 0391 keeps its zero, 3-2 becomes no date
_DATE_CELL = "yyyy-mm-dd"
_FORMULA_SIGNS = ("=", "+", "-", "@", "'")


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        """Make them in `workbook`."""
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Format] = {}
        self.title = workbook.add_format({"bold": True, "font_size": 14})
        self.note = workbook.add_format({"text_wrap": True, "valign": "top"})

    def heading(self, column: Column) -> Format:
        """Return the format of a heading: darker where nobody is to change what is below."""
        color = "#808080" if column.is_locked() else "#2F5597"
        look = {"bold": True, "font_color": "#FFFFFF", "bg_color": color, "border": 1, "text_wrap": True}
        return self._format(("heading", color), look)

    def cell(self, column: Column, value: object = "") -> Format:
        """Return the format of a cell of `column` that holds `value`."""
        is_formula_like = column.form is TEXT and str(value).startswith(_FORMULA_SIGNS)
        name = (column.form.name, column.is_locked(), _is_long(column), is_formula_like)
        look: dict[str, Any] = {"text_wrap": True, "valign": "top", "quote_prefix": is_formula_like}
        if column.is_locked():
            look |= {"bg_color": "#E7E6E6", "font_color": "#595959", "border": 1, "border_color": "#BFBFBF"}
        if column.form is DATE:
            look["num_format"] = _DATE_CELL
        elif column.form in (CODE, KEYS, LINES, PAIRS) or (column.form is TEXT and not _is_long(column)):
            look["num_format"] = _TEXT_CELL
        return self._format(name, look)

    def _format(self, name: tuple[object, ...], look: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._workbook.add_format(look)
        return self._made[name]


def _is_long(column: Column) -> bool:
    """Say whether a text is long: some programs show a long cell that is formatted as text as #####."""
    return column.longest is not None and column.longest > SHORT


def width(column: Column) -> int:
    """Return the width of a column, in characters of half width."""
    if column.form is not TEXT:
        return _WIDTHS[column.form]
    return LONG_WIDTH if _is_long(column) else 20 if column.longest else 36


def height(columns: tuple[Column, ...], cells: list[object]) -> int:
    """Return the height of a row in points, such that most of what it holds can be read."""
    most = 1
    for column, cell in zip(columns, cells, strict=True):
        lines = str(cell).split("\n") if isinstance(cell, str) else []
        most = max(most, sum(1 + 2 * len(line) // width(column) for line in lines))
    return LINE * min(most, MOST_LINES)


def validation(column: Column) -> dict[str, Any] | None:
    """Return what the spreadsheet program checks in a column, with what it says."""
    says = words().cells
    if column.is_locked():
        return {"validate": "any", "input_title": says["title"], "input_message": says["locked"]}
    if column.form is DATE:
        return _check(says["date"], validate="date", criteria=">=", value=EARLIEST)
    if column.form is YES_NO:
        choice = [words().yes[0], words().no[0]]
        message = fill(says["choice"], {"yes": choice[0], "no": choice[1]})
        return _check(message, validate="list", source=choice)
    if column.form in (TEXT, CODE) and column.longest:
        message = fill(says["length"], {"limit": str(column.longest)})
        return _check(message, validate="length", criteria="<=", value=column.longest)
    return None


def _check(message: str, **options: object) -> dict[str, Any]:
    return {**options, "error_title": words().cells["title"], "error_message": message}
