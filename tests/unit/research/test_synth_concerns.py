"""Synthetic concerns: their columns, their shares, and the same bytes again."""

import re
import resource
import subprocess
import sys
from collections import defaultdict
from itertools import product
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from bot.concerns.codes import Link, Reluctance
from bot.concerns.concern import Status
from bot.concerns.store import length_class
from bot.research.columns import READ, RELEASED
from bot.research.synth import concerns
from bot.research.synth.concerns import write_concerns
from bot.research.synth.draw import chance, without_repeats
from bot.research.synth.phrases import phrases_of
from bot.research.synth.sentences import Sentence
from bot.research.synth.texts import lengths, texts
from bot.settings import ROOT

ROWS = 20_000
CODES = list(product(Reluctance, Link, ("边界不清", "其他")))
ALLOWED = {column.name: set(column.values) for column in RELEASED if column.values}


def clauses_of(codes: tuple[str, str, str]) -> tuple[str, ...]:
    """Return 20 clauses that no other codes have."""
    return tuple(f"{''.join(codes)}第{number}" for number in range(20))


SENTENCES = [Sentence(codes, clauses_of(codes)[at : at + 5]) for codes in CODES for at in (0, 5, 10, 15)]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> pa.Table:
    """Return many concerns."""
    path = tmp_path_factory.mktemp("synth") / "concerns.parquet"
    write_concerns(ROWS, 1, path, SENTENCES)
    return pq.read_table(path)


def share(of: pa.ChunkedArray) -> float:
    """Return the share of what is true."""
    return pc.mean(of.cast(pa.int64())).as_py()


def test_columns_are_those_that_a_release_reads(table: pa.Table) -> None:
    assert {field.name: str(field.type) for field in table.schema} == READ


@pytest.mark.parametrize("name", ["district", "level", "field", "length", "status", "reluctance", "link"])
def test_every_value_comes_up_and_no_other(table: pa.Table, name: str) -> None:
    assert set(table[name].drop_null().to_pylist()) == ALLOWED[name]


def test_weeks_go_from_the_first_of_2024_to_the_fortieth_of_2026(table: pa.Table) -> None:
    weeks = set(table["week"].to_pylist())
    assert (min(weeks), max(weeks), len(weeks)) == ("2024-W01", "2026-W40", 52 + 52 + 40)


@pytest.mark.parametrize(
    ("name", "missing"), [("reluctance", 0.3), ("link", 0.3), ("topic", 1), ("district", 0.1), ("status", 0)]
)
def test_so_many_are_missing(table: pa.Table, name: str, missing: float) -> None:
    assert share(table[name].is_null()) == pytest.approx(missing, abs=0.02)


def test_three_in_five_share_their_text(table: pa.Table) -> None:
    assert share(table["share"]) == pytest.approx(0.6, abs=0.02)


def test_text_is_null_exactly_when_it_expired(table: pa.Table) -> None:
    assert table["text"].is_null().equals(pc.equal(table["status"], Status.EXPIRED))


def test_most_texts_are_distinct(table: pa.Table) -> None:
    assert pc.count_distinct(table["text"]).as_py() > 0.9 * (ROWS - table["text"].null_count)


def test_text_has_clauses_of_its_own_codes_only_and_each_once(table: pa.Table) -> None:
    for row in table.slice(0, 2000).to_pylist():
        said = re.findall(r"(.为)(.错)(边界不清|其他)第(\d+)", (row["text"] or "").replace("害怕为", "怕为"))
        assert len({codes[:3] for codes in said}) <= 1
        assert len({codes[3] for codes in said}) == len(said)


def test_codes_of_a_row_are_those_of_its_text(table: pa.Table) -> None:
    for row in table.slice(0, 2000).to_pylist():
        assert not row["text"] or row["text"].startswith(f"{row['reluctance'] or ''}")
        assert not row["text"] or not row["link"] or row["text"][3:5] == row["link"]


def test_codes_come_up_as_often_as_their_sentences(tmp_path: Path) -> None:
    often, once = (Sentence((code, "容错", "其他"), ("甲",)) for code in ("害怕为", "不敢为"))
    write_concerns(ROWS, 1, tmp_path / "a.parquet", [often, often, often, once])
    said = pq.read_table(tmp_path / "a.parquet")["reluctance"].drop_null()
    assert share(pc.equal(said, "害怕为")) == pytest.approx(0.75, abs=0.02)


@pytest.mark.parametrize("length", [0, 1, 49, 50, 51, 149, 150, 151, 400])
def test_length_is_classed_as_a_real_concern_is(length: int) -> None:
    assert lengths(pa.array(["字" * length])).to_pylist() == [length_class("字" * length)]


def test_length_is_that_of_the_text(table: pa.Table) -> None:
    kept = table.filter(table["text"].is_valid())
    assert kept["length"].to_pylist() == [length_class(text) for text in kept["text"].to_pylist()]


def test_same_numbers_give_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_concerns(500, seed, tmp_path / name, SENTENCES)
    first, again, other = ((tmp_path / name).read_bytes() for name in "abc")
    assert first == again
    assert first != other


def test_batches_are_row_groups_and_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concerns, "BATCH", 100)
    write_concerns(250, 1, tmp_path / "a", SENTENCES)
    file = pq.ParquetFile(tmp_path / "a")
    assert [file.metadata.row_group(number).num_rows for number in range(3)] == [100, 100, 50]
    assert file.read_row_group(0)["text"] != file.read_row_group(1)["text"]


@pytest.mark.parametrize("rows", [0, 1])
def test_none_and_one_are_written_too(tmp_path: Path, rows: int) -> None:
    write_concerns(rows, 1, tmp_path / "few.parquet", SENTENCES)
    few = pq.read_table(tmp_path / "few.parquet")
    assert (few.num_rows, few.column_names) == (rows, list(READ))


def test_draws_of_a_row_never_repeat_and_favour_nothing() -> None:
    sizes = np.full(60_000, 3)
    drawn = without_repeats(chance(1, 0), sizes, 3)
    orders = defaultdict(int)
    for order in zip(*drawn.tolist(), strict=True):
        orders[order] += 1
    assert len(orders) == 6
    assert all(sorted(order) == [0, 1, 2] for order in orders)
    assert all(count == pytest.approx(10_000, rel=0.05) for count in orders.values())


def test_group_of_one_clause_gives_texts_of_one() -> None:
    phrases = phrases_of([Sentence(("害怕为", "容错", "其他"), ("甲",))])
    said = texts(chance(1, 0), phrases, np.zeros(50, int)).to_pylist()
    assert {text.rstrip("。！…") for text in said} == {"甲"}


COMMAND = "import sys; from bot.cli import main; sys.argv[0] = 'ganwei'; main()"


def synth(*words: str, most_bytes: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess:
    """Run `ganwei synth`, on a disk that is full after so many bytes of a file."""
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "synth", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY)),
    )


def test_command_writes_the_file(tmp_path: Path) -> None:
    ended = synth("--rows", "10", "--seed", "3", "--out", str(tmp_path / "new" / "ten.parquet"))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert pq.read_table(tmp_path / "new" / "ten.parquet").num_rows == 10


def test_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "many.parquet"
    path.write_text("before")
    ended = synth("--rows", "20000", "--out", str(path), most_bytes=50_000)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "many.parquet: File too large" in ended.stderr
    assert [one.read_text() for one in tmp_path.iterdir()] == ["before"]
