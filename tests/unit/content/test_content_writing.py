"""Writing content files: whole or not at all, in the one style, readable by what reads them."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.answers.model import Answer
from bot.content.files import CannotWriteFile, read_file, tidy, write_file


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond ten bytes, as on a disk that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_written_entry_is_read_again(tmp_path: Path, a_topic) -> None:
    topic = a_topic("fear", detail="一\n\n  二\n", follow_ups=("care",))
    assert read_file(write_file(tmp_path / "answers", topic), Answer) == topic


def test_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, an_answer) -> None:
    before = write_file(tmp_path, an_answer("fear", text="old")).read_text("utf-8")
    with full_disk(), pytest.raises(CannotWriteFile, match=r"fear\.yml: File too large"):
        write_file(tmp_path, an_answer("fear", text="new"))
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"fear.yml": before}


def test_folder_that_is_none_is_named(tmp_path: Path, an_answer) -> None:
    (tmp_path / "answers").write_text("")
    with pytest.raises(CannotWriteFile, match=r"answers/fear\.yml: "):
        write_file(tmp_path / "answers", an_answer("fear"))


def test_file_in_another_style_is_tidied_and_says_the_same(tmp_path: Path, an_answer) -> None:
    answer = an_answer("fear", askable=False, follow_ups=("care",))
    neat = write_file(tmp_path, answer).read_text("utf-8")
    (tmp_path / "fear.yml").write_text(
        "askable: no\nfollow_ups:\n- care\n"
        + "".join(
            line for line in neat.splitlines(keepends=True) if not line.startswith(("askable", "follow"))
        )
    )
    assert tidy(tmp_path, Answer) == [tmp_path / "fear.yml"]
    assert (tmp_path / "fear.yml").read_text("utf-8") == neat


def test_tidy_file_is_not_written_again(tmp_path: Path, an_answer) -> None:
    write_file(tmp_path, an_answer("fear"))
    assert tidy(tmp_path, Answer) == []
