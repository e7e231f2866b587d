"""A release appears whole or not at all."""

import errno
from pathlib import Path

import pytest

from bot.research.writing import CannotWriteRelease, whole_folder


def write(out, content="新"):
    with whole_folder(out) as folder:
        (folder / "risk.json").write_text(content)


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def test_the_folder_is_not_there_before_it_is_whole(tmp_path):
    with whole_folder(tmp_path / "r") as folder:
        (folder / "risk.json").write_text("半")
        assert not (tmp_path / "r").exists()
    assert names(tmp_path) == ["r"]


def test_a_new_release_takes_the_place_of_the_old_one(tmp_path):
    write(tmp_path / "r", "旧")
    write(tmp_path / "r", "新")
    assert (tmp_path / "r" / "risk.json").read_text() == "新"
    assert names(tmp_path) == ["r"]


def fail(out, failure):
    with whole_folder(out) as folder:
        (folder / "risk.json").write_text("半")
        raise failure


@pytest.mark.parametrize("failure", [ValueError("x"), KeyboardInterrupt(), OSError(errno.ENOSPC, "full")])
def test_a_failure_leaves_the_old_release_as_it_was_and_nothing_beside_it(tmp_path, failure):
    write(tmp_path / "r", "旧")
    with pytest.raises((type(failure), CannotWriteRelease)):
        fail(tmp_path / "r", failure)
    assert (tmp_path / "r" / "risk.json").read_text() == "旧"
    assert names(tmp_path) == ["r"]


def test_a_full_disk_is_told_in_a_line(tmp_path):
    with pytest.raises(CannotWriteRelease, match="No space left on device"), whole_folder(tmp_path / "r"):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_folder_with_other_things_in_it_is_not_replaced(tmp_path):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "论文.docx").write_text("我的")
    with pytest.raises(CannotWriteRelease, match="other_things"):
        write(tmp_path / "r")
    assert names(tmp_path / "r") == ["论文.docx"]


def test_an_old_release_that_a_power_cut_left_aside_is_put_back(tmp_path):
    write(tmp_path / "r", "旧")
    (tmp_path / "r").rename(tmp_path / ".r.old")
    with pytest.raises(ValueError, match="x"), whole_folder(tmp_path / "r"):
        raise ValueError("x")
    assert (tmp_path / "r" / "risk.json").read_text() == "旧"


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWriteRelease):
        write(tmp_path / "file" / "r")


def test_what_a_power_cut_left_beside_a_whole_release_stops_no_later_one(tmp_path):
    write(tmp_path / "r", "新")
    (tmp_path / ".r.old").mkdir()
    (tmp_path / ".r.old" / "risk.json").write_text("旧")
    write(tmp_path / "r", "更新")
    assert (tmp_path / "r" / "risk.json").read_text() == "更新"
    assert names(tmp_path) == ["r"]


def test_the_old_release_is_put_back_when_the_new_one_cannot_take_its_place(tmp_path, monkeypatch):
    write(tmp_path / "r", "旧")
    rename = Path.rename

    def failing(self, target):
        if self.suffix == ".part":
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(CannotWriteRelease, match="Input/output"):
        write(tmp_path / "r", "新")
    assert (tmp_path / "r" / "risk.json").read_text() == "旧"
    assert names(tmp_path) == ["r"]


def test_what_somebody_puts_into_the_folder_meanwhile_is_not_lost(tmp_path):
    write(tmp_path / "r", "旧")
    with pytest.raises(CannotWriteRelease, match="other_things"), whole_folder(tmp_path / "r"):
        (tmp_path / "r" / "论文.docx").write_text("我的")
    assert names(tmp_path / "r") == ["risk.json", "论文.docx"]


def test_the_folder_one_stands_in_has_a_name_too(tmp_path, monkeypatch):
    (tmp_path / "r").mkdir()
    monkeypatch.chdir(tmp_path / "r")
    write(Path())
    assert names(tmp_path / "r") == ["risk.json"]


def test_a_folder_that_may_not_be_looked_at_is_told(tmp_path, monkeypatch):
    write(tmp_path / "r")

    def forbidden(self):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(CannotWriteRelease, match="Permission denied"):
        write(tmp_path / "r")
