"""The fingerprint of a model changes with all it is made from, and with nothing else."""

from pathlib import Path
from shutil import copy

import pytest

from bot.dialogue.model import fingerprint as fingerprint_of
from bot.settings import ROOT

COPIED = (
    *("config.yml", "domain.yml", "uv.lock", "nlu/greet.yml", "nlu/thanks.yml", "stories/greet.yml"),
    *("bot/understanding/features.py", "bot/understanding/text.py", "bot/understanding/words.npz"),
    "bot/understanding/field_words.tsv",
)


def fingerprint(tree: Path, **added: str) -> str:
    return fingerprint_of(tree, added, code=tree)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in COPIED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, tmp_path / name)
    return tmp_path


def add_line(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"# 1\n")


def test_same_tree_has_the_same_fingerprint(tree: Path) -> None:
    assert fingerprint(tree) == fingerprint(tree)


def test_fingerprint_does_not_depend_on_where_the_tree_stands(tree: Path) -> None:
    before = fingerprint(tree)
    assert fingerprint(tree.rename(tree.with_name(tree.name + "-moved"))) == before


@pytest.mark.parametrize("name", COPIED)
def test_change_in_a_file_changes_the_fingerprint(tree: Path, name: str) -> None:
    before = fingerprint(tree)
    add_line(tree / name)
    assert fingerprint(tree) != before


def test_new_nlu_file_changes_the_fingerprint(tree: Path) -> None:
    before = fingerprint(tree)
    copy(tree / "nlu/greet.yml", tree / "nlu/new.yml")
    assert fingerprint(tree) != before


def test_removed_nlu_file_changes_the_fingerprint(tree: Path) -> None:
    before = fingerprint(tree)
    (tree / "nlu/thanks.yml").unlink()
    assert fingerprint(tree) != before


def test_renamed_nlu_file_changes_the_fingerprint(tree: Path) -> None:
    before = fingerprint(tree)
    (tree / "nlu/thanks.yml").rename(tree / "nlu/thank.yml")
    assert fingerprint(tree) != before


@pytest.mark.parametrize("name", ["README.md", "answers/greet.yml", "bot/understanding/__pycache__/text.pyc"])
def test_file_that_no_model_is_made_from_changes_nothing(tree: Path, name: str) -> None:
    before = fingerprint(tree)
    (tree / name).parent.mkdir(parents=True, exist_ok=True)
    (tree / name).write_text("anything", "utf-8")
    assert fingerprint(tree) == before


def test_what_staff_added_changes_the_fingerprint(tree: Path) -> None:
    before = fingerprint(tree)
    assert len({before, fingerprint(tree, nlu="怕担责"), fingerprint(tree, nlu="怕背锅")}) == 3


def test_order_of_what_staff_added_changes_nothing(tree: Path) -> None:
    assert fingerprint(tree, nlu="a", stories="b") == fingerprint(tree, stories="b", nlu="a")


def test_data_may_stand_apart_from_the_code(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    before, apart = fingerprint(tree), tmp_path_factory.mktemp("data")
    for part in ("config.yml", "domain.yml", "nlu", "stories"):
        (tree / part).rename(apart / part)
    assert fingerprint_of(apart, code=tree) == before
