"""Take the cells out of a workbook. Run as a script, it does so in a process of its own, with limits.

A bad file can make the library ask for more memory than there is, which ends the process:
then it is this one.
In: the workbook on stdin. Out: JSON on stdout, {"sheets": [...]} or {"refused": code, "gaps": {...}}.
"""

import json
import resource
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from bot.workbook.error_cells import error_cells
from bot.workbook.problem import Refused

MEMORY = 512 * 1024 * 1024  # bytes of address space
SECONDS = 10  # of computing
UNPACKED = 128 * 1024 * 1024  # bytes
ROWS, COLUMNS, CHARACTERS = 10_000, 60, 32_000_000
OLD_FORMAT = bytes.fromhex("D0CF11E0A1B11AE1")  # .xls, .et, and what is encrypted
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = "xl/workbook.xml"


def sheets(data: bytes) -> list[dict[str, Any]]:
    """Return the sheets: name, rows of cells from the very first, ranges of merged cells; raise Refused.

    A cell is text, a number, true or false, {"date": ...}, or {"odd": ...} for an error or a time of day.
    """
    errors = error_cells(_opened(data))
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            return [_sheet(workbook.get_sheet_by_name(name), errors.get(name, {})) for name in names]
    except PasswordError as error:
        raise Refused("encrypted") from error
    except CalamineError as error:
        raise Refused("damaged") from error


def _opened(data: bytes) -> ZipFile:
    """Return the file as the archive that a workbook is, or raise Refused."""
    if data.startswith(OLD_FORMAT):
        raise Refused("encrypted" if ENCRYPTED in data else "old_format")
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError) as error:
        raise Refused("damaged" if data.startswith(b"PK") else "not_a_workbook") from error
    if WORKBOOK not in archive.namelist():
        raise Refused("not_a_workbook")
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise Refused("encrypted")
    if sum(part.file_size for part in archive.infolist()) > UNPACKED:
        raise Refused("too_costly")
    return archive


def _sheet(sheet: CalamineSheet, errors: dict[tuple[int, int], str]) -> dict[str, Any]:
    if sheet.total_height > ROWS or sheet.total_width > COLUMNS:
        raise Refused("too_many_cells", sheet=sheet.name, rows=ROWS, columns=COLUMNS)
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    if sum(len(cell) for row in rows for cell in row if isinstance(cell, str)) > CHARACTERS:
        raise Refused("too_costly")
    for place, odd in errors.items():
        _put(rows, place, {"odd": odd})
    return {"name": sheet.name, "rows": rows, "merged": sheet.merged_cell_ranges or []}


def _put(rows: list[list[object]], place: tuple[int, int], cell: object) -> None:
    """Put a cell into its place, also into one that the library took for empty and left out."""
    row, column = place
    if row < ROWS and column < COLUMNS:
        rows.extend([] for _ in range(len(rows), row + 1))
        rows[row].extend("" for _ in range(len(rows[row]), column + 1))
        rows[row][column] = cell


def _cell(value: object) -> object:
    """Return a cell as JSON can have it."""
    if isinstance(value, date):  # a datetime is one too
        return {"date": (value.date() if isinstance(value, datetime) else value).isoformat()}
    return value if isinstance(value, str | int | float) else {"odd": str(value)}


def main() -> None:
    """Read stdin, write stdout, within the limits."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer: dict[str, Any] = {"sheets": sheets(sys.stdin.buffer.read())}
    except Refused as refused:
        answer = {"refused": refused.problem.code, "gaps": refused.problem.gaps}
    except MemoryError:
        answer = {"refused": "too_costly", "gaps": {}}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
