"""Find the cells that hold an error, such as #NAME?, or a formula that no program has computed.

python-calamine gives them as empty (its issue 105): a text that Excel took for a formula would be wiped.
"""

import re
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import ZipFile

from bot.workbook.problem import Refused

_CELL = re.compile(rb"""<(?:\w+:)?c\s([^>]*\bt=["']e["'][^>]*)>""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?\s*(<(?:\w+:)?v>[^<])?"""
)
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})([1-9]\d{0,6})["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)")

UNCOMPUTED = "="  # what is said of a formula without a value

type Place = tuple[int, int]  # row and column from 0


def error_cells(archive: ZipFile) -> dict[str, dict[Place, str]]:
    """Return by the name of the sheet where such a cell stands, and what it says; raise Refused."""
    try:
        parts = {part: name for name, part in _parts(archive) if part in archive.namelist()}
        return {name: dict(_found(archive.read(part))) for part, name in parts.items()}
    except (ParseError, KeyError, OSError, ValueError) as error:
        raise Refused("damaged") from error


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and the part of the archive that holds it."""
    relations = _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        number = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        yield sheet.get("name", ""), normpath(join("/xl", targets.get(number, ""))).lstrip("/")


def _elements(archive: ZipFile, part: str, name: str) -> Iterator[Element]:
    root = fromstring(archive.read(part))  # noqa: S314 - in a process of its own, with limits
    return (element for element in root.iter() if element.tag.rpartition("}")[2] == name)


def _found(part: bytes) -> Iterator[tuple[Place, str]]:
    for cell in _FORMULA.finditer(part):
        if not cell[2] and (place := _place(cell[1])):
            yield place, UNCOMPUTED
    for cell in _CELL.finditer(part):
        place, value = _place(cell[1]), _VALUE.search(part, cell.end())
        if place and value:
            yield place, value[1].decode("utf-8", "replace")


def _place(attributes: bytes) -> Place | None:
    found = _PLACE.search(attributes)
    return (int(found[2]) - 1, _column(found[1].decode())) if found else None


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
