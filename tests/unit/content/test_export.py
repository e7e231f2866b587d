"""`ganwei answers export`: what is live comes into the files, what was changed on both sides is not lost."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.answers.model import Answer
from bot.cli import cli
from bot.compose.storage import compare_content, database, seed_content
from bot.content.export import Both, is_same, text, to_write, write
from bot.content.files import read_file, write_file
from bot.content.store import ContentStore
from bot.content.three_way import compare
from bot.settings import Settings


@pytest.fixture
def repository(tmp_path: Path, an_answer, a_card) -> Path:
    """Return a folder with two answers and a card."""
    for entry in (an_answer("fear", text="old\n"), an_answer("care")):
        write_file(tmp_path / "answers", entry)
    write_file(tmp_path / "channels", a_card("12380"))
    return tmp_path


@pytest.fixture
def store(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> ContentStore:
    """Return the store that the command uses, filled from the files."""
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path / "var"))
    store = ContentStore(database(Settings()))
    seed_content(store, repository)
    return store


def run(repository: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["answers", "export", "--out", str(repository), *options])
    return result.exit_code, result.output


def test_check_of_what_is_the_same_ends_well(store, repository: Path) -> None:
    assert run(repository, "--check") == (0, "3 same\n")


def test_check_of_a_difference_ends_with_one_and_writes_nothing(store, repository: Path, an_answer) -> None:
    path = write_file(repository / "answers", an_answer("fear", version=2))
    before = path.read_bytes()
    status, output = run(repository, "--check")
    assert (status, path.read_bytes()) == (1, before)
    assert "answers/fear.yml: only the file changed: version, text" in output


def test_everything_live_goes_into_an_empty_folder(store, repository: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "new")[0] == 0
    for name in ("answers/fear.yml", "answers/care.yml", "channels/12380.yml"):
        assert (tmp_path / "new" / name).read_bytes() == (repository / name).read_bytes()


def test_changed_file_is_left_alone(store, repository: Path, an_answer) -> None:
    path = write_file(repository / "answers", an_answer("fear", text="mine", version=2))
    before = path.read_bytes()
    assert (run(repository)[0], path.read_bytes()) == (0, before)


def test_removed_file_is_not_written_again(store, repository: Path) -> None:
    (repository / "answers" / "fear.yml").unlink()
    status, output = run(repository)
    assert (status, (repository / "answers" / "fear.yml").exists()) == (0, False)
    assert "answers/fear.yml: removed in the file" in output


def test_removed_file_is_written_again_by_force(store, repository: Path) -> None:
    before = (repository / "answers" / "fear.yml").read_bytes()
    (repository / "answers" / "fear.yml").unlink()
    run(repository, "--force")
    assert (repository / "answers" / "fear.yml").read_bytes() == before


def test_bad_file_is_named_and_nothing_is_written(store, repository: Path) -> None:
    (repository / "answers" / "care.yml").write_text("title: [")
    result = CliRunner().invoke(cli, ["answers", "export", "--out", str(repository), "--force"])
    assert "care.yml" in str(result.exception)


def test_tidy_puts_the_files_into_the_one_style(repository: Path) -> None:
    path = repository / "channels" / "12380.yml"
    neat = path.read_text("utf-8")
    path.write_text("".join(reversed(neat.splitlines(keepends=True))), "utf-8")
    CliRunner().invoke(cli, ["answers", "tidy", "--out", str(repository)])
    assert path.read_text("utf-8") == neat


@pytest.fixture
def row(an_answer):
    """Return a maker of one row of the report, from the texts and titles of its three states."""

    def make(base: tuple[str, str], file: tuple[str, str], live: tuple[str, str]):
        states = (an_answer("fear", text=text, title=title) for text, title in (base, file, live))
        return compare("fear", *states)

    return make


OLD = ("old", "old")
LIVE_CHANGED = (OLD, OLD, ("live", "old"))
MERGEABLE = (OLD, ("file", "old"), ("old", "live"))
CONFLICT = (OLD, ("file", "old"), ("live", "old"))
WRITTEN = {
    "live changed": (LIVE_CHANGED, Both.LEAVE, ("live", "old")),
    "different fields": (MERGEABLE, Both.LEAVE, None),
    "different fields, merged": (MERGEABLE, Both.MERGE, ("file", "live")),
    "different fields, forced": (MERGEABLE, Both.FORCE, ("old", "live")),
    "a conflict": (CONFLICT, Both.LEAVE, None),
    "a conflict is never merged": (CONFLICT, Both.MERGE, None),
    "a conflict, forced": (CONFLICT, Both.FORCE, ("live", "old")),
    "the file changed, forced": ((OLD, ("file", "old"), OLD), Both.FORCE, None),
}


@pytest.mark.parametrize(("states", "both", "written"), WRITTEN.values(), ids=WRITTEN.keys())
def test_what_is_written_depends_on_who_changed_what(row, states, both: Both, written) -> None:
    entry = to_write(row(*states), both)
    assert (entry and (entry.text, entry.title)) == written


def test_conflict_is_shown_with_its_three_values(row) -> None:
    assert list(text({"answers": [row(*CONFLICT)]}, Both.LEAVE)) == [
        "answers/fear.yml: both changed: text -> left; --force takes what is live",
        "  text (conflict)",
        "    base: 'old'",
        "    file: 'file'",
        "    live: 'live'",
        "1 both changed",
    ]


def test_file_that_forgot_to_raise_its_version_is_told(an_answer) -> None:
    states = (an_answer("fear", text=text, version=3) for text in ("old", "new", "old"))
    lines = list(text({"answers": [compare("fear", *states)]}, Both.LEAVE))
    assert "raise its version above 3" in lines[0]


class ChangedLive(ContentStore):
    """A store in which staff have changed something since the files were loaded."""

    def __init__(self, store: ContentStore, live: Answer) -> None:
        self._store = store
        self._live = live

    def base(self, kind):
        return self._store.all(kind)

    def all(self, kind):
        entries = self._store.all(kind)
        return entries | {self._live.key: self._live} if kind is Answer else entries


def test_what_staff_changed_live_is_written_with_its_version(store, repository: Path, an_answer) -> None:
    live = an_answer("fear", text="live\n", version=7)
    rows = compare_content(ChangedLive(store, live), repository)
    assert write(rows, repository, Both.LEAVE) == 1
    assert read_file(repository / "answers" / "fear.yml", Answer) == live


def test_after_an_export_nothing_is_left_to_export(store, repository: Path, an_answer) -> None:
    changed = ChangedLive(store, an_answer("fear", text="live\n", version=7))
    write(compare_content(changed, repository), repository, Both.LEAVE)
    assert is_same(compare_content(changed, repository))


def test_load_brings_the_files_of_the_repository_live_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path))
    first, second = (CliRunner().invoke(cli, ["answers", "load"]).output for _ in range(2))
    assert {"what_is", "12388"} <= set(first.splitlines())
    assert second == "nothing changed\n"
