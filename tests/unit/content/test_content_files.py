"""Content files: a good one becomes an entry, a bad one is named with its field."""

from pathlib import Path

import pytest

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.files import BadContentFile, read_file, read_folder

GOOD = "title: 怕担责\ntext: 别怕\nchecked_on: 2026-01-01\nreview_by: 2026-07-01\n"


def written(folder: Path, text: str, name: str = "fear.yml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_name_of_the_file_is_the_key(tmp_path: Path) -> None:
    assert read_file(written(tmp_path, GOOD), Answer).key == "fear"


def test_version_is_one_unless_the_file_says_more(tmp_path: Path) -> None:
    assert read_file(written(tmp_path, GOOD), Answer).version == 1


def test_folder_is_read_in_the_order_of_its_keys(tmp_path: Path) -> None:
    for name in ("pay.yml", "care.yml", "fear.yml"):
        written(tmp_path, GOOD, name)
    assert [entry.key for entry in read_folder(tmp_path, Answer)] == ["care", "fear", "pay"]


def test_files_of_other_kinds_are_passed_over(tmp_path: Path) -> None:
    written(tmp_path, "not content", "README.md")
    assert read_folder(tmp_path, Answer) == []


BAD_FIELDS = {
    "title": GOOD.replace("怕担责", "怕" * 13),
    "text": GOOD.replace("别怕", "怕" * 301),
    "detail": GOOD + f"detail: {'错' * 3001}\n",
    "checked_on": GOOD.replace("2026-01-01", "soon"),
    "review_by": GOOD.replace("review_by: 2026-07-01\n", ""),
    "version": GOOD + "version: 0\n",
    "source.section": GOOD + "source: {document: d}\n",
    "follow_ups": GOOD + "follow_ups: [a, b, c, d, e, f, g]\n",
    "channels": GOOD + "channels: 12380\n",
    "answer_text": GOOD + "answer_text: 多余\n",
}


@pytest.mark.parametrize(("field", "text"), BAD_FIELDS.items(), ids=BAD_FIELDS.keys())
def test_message_names_the_file_and_the_field(tmp_path: Path, field: str, text: str) -> None:
    with pytest.raises(BadContentFile) as bad:
        read_file(written(tmp_path, text), Answer)
    file, _, reason = str(bad.value).partition(": ")
    assert (file, field in reason) == ("fear.yml", True)


def test_message_names_the_field_of_a_card_too(tmp_path: Path) -> None:
    card = "name: 热线\nphone: 电话\nfor_what: f\nnot_for: n\nanonymous: a\nbring: b\n"
    with pytest.raises(BadContentFile, match=r"^12380\.yml: (.|\n)*phone"):
        read_file(written(tmp_path, card, "12380.yml"), Channel)


def test_file_name_that_is_no_key_is_bad(tmp_path: Path) -> None:
    with pytest.raises(BadContentFile, match=r"^Fear-1\.yml: (.|\n)*key"):
        read_file(written(tmp_path, GOOD, "Fear-1.yml"), Answer)


NO_FIELDS = {
    "nothing": "",
    "a line": "just a line",
    "a list": "- a",
    "open": "title: [",
    "a tab": "\ttitle: x",
}


@pytest.mark.parametrize("text", NO_FIELDS.values(), ids=NO_FIELDS.keys())
def test_file_that_holds_no_fields_is_bad_and_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadContentFile, match=r"^fear\.yml: "):
        read_file(written(tmp_path, text), Answer)


def test_file_that_is_not_utf8_is_bad_and_named(tmp_path: Path) -> None:
    path = tmp_path / "fear.yml"
    path.write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(BadContentFile, match=r"^fear\.yml: "):
        read_file(path, Answer)


def test_first_bad_file_of_a_folder_stops_the_reading(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "care.yml")
    written(tmp_path, "", "fear.yml")
    with pytest.raises(BadContentFile, match=r"^fear\.yml: "):
        read_folder(tmp_path, Answer)
