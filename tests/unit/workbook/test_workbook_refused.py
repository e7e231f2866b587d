"""A file that is no good workbook costs one clear reason: no exception, no time, no memory of ours."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.workbook import apart
from bot.workbook.cells import COLUMNS, ROWS, UNPACKED
from bot.workbook.read import read
from bot.workbook.write import write
from tests.unit.workbook.conftest import packed

OLD = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000)
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def with_part(size: int) -> bytes:
    """Return a small file with a part that unpacks to `size` zeros."""
    return packed(ONE, **{"xl/media/image1.png": bytes(size)})


def lying(data: bytes) -> bytes:
    """Return the file with the size of its last part given as one byte."""
    changed, last = bytearray(data), data.rfind(b"PK\x01\x02")
    changed[last + 24 : last + 28] = (1).to_bytes(4, "little")
    return bytes(changed)


def other_archive(name: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, "x")
    return file.getvalue()


def locked_archive() -> bytes:
    """Return a workbook whose archive says that its first part needs a password."""
    changed = bytearray(packed(ONE))
    changed[changed.find(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


REFUSED = {
    "nothing": (b"", "empty_file"),
    "50 MB": (b"PK\x03\x04" + bytes(50 * 1024 * 1024), "too_big"),
    "text": ("键,标题\nfear,怕".encode(), "not_a_workbook"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_workbook"),
    "another archive": (other_archive("word/document.xml"), "not_a_workbook"),
    "an OpenDocument": (other_archive("content.xml"), "not_a_workbook"),
    "an .xls": (OLD, "old_format"),
    "a workbook with a password": (OLD + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an archive with a password": (locked_archive(), "encrypted"),
    "the beginning of one": (packed(ONE)[:-200], "damaged"),
    "broken XML": (packed("<row"), "damaged"),
    "an entity": (packed('<row><c t="inlineStr"><is><t>&lol;</t></is></c></row>'), "damaged"),
    "a zip bomb": (with_part(UNPACKED), "too_costly"),
    "a cell at the far end": (
        packed(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "too_costly",
    ),
    "a long text in many cells": (
        packed(
            "".join(f"<row>{'<c t="s"><v>0</v></c>' * COLUMNS}</row>" for _ in range(500)),
            strings=f"<si><t>{'x' * 1_000_000}</t></si>",
        ),
        "too_costly",
    ),
    "too many rows": (packed(f'<row r="{ROWS + 2}"><c r="A{ROWS + 2}"><v>1</v></c></row>'), "too_many_cells"),
    "too many columns": (packed(f"<row>{'<c><v>1</v></c>' * (COLUMNS + 2)}</row>"), "too_many_cells"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_bad_file_has_one_reason_and_no_row(data: bytes, code: str) -> None:
    result = read(data)
    assert [problem.code for problem in result.problems] == [code]
    assert (result.rows, result.is_clean()) == ((), False)


def test_part_that_lies_about_its_size_is_refused() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for part in ZipFile(BytesIO(packed(ONE))).infolist():
            if part.filename != "xl/worksheets/sheet1.xml":
                archive.writestr(part.filename, ZipFile(BytesIO(packed(ONE))).read(part))
        archive.writestr("xl/worksheets/sheet1.xml", bytes(4 * UNPACKED))
    [problem] = read(lying(file.getvalue())).problems
    assert problem.code in ("damaged", "too_costly")


def test_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch, topic) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.001)
    assert [problem.code for problem in read(write([topic], [])).problems] == ["too_costly"]


def test_process_knows_none_of_our_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANWEI_TELEGRAM_TOKEN", "secret")
    monkeypatch.setattr(apart, "COMMAND", ("/usr/bin/env",))
    assert b"secret" not in apart._answer(b"")
