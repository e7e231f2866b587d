"""Who holds every release of the same concerns finds nobody among fewer than k."""

import random
import tempfile
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.concerns.codes import District, Field, Level, Link, Reluctance
from bot.concerns.concern import Status
from bot.concerns.research import ConcernReader
from bot.concerns.tables import ConcernRow
from bot.research.columns import QUASI, SENSITIVE
from bot.research.engine.duckdb import DuckDBEngine
from bot.research.from_store import StoreSource
from bot.research.making.attacking import attack
from bot.research.making.failing import NothingToRelease
from bot.research.making.grouping import anonymise_classes, group, order
from bot.research.making.measuring import measure
from bot.research.making.remembering import look_back, remember
from bot.research.making.staging import stage_concerns
from bot.research.making.work import Wanted, Work
from bot.research.rows import batches
from bot.research.shapes.numbering import in_columns
from bot.research.shapes.store import keep_shapes, shapes_of
from bot.research.topics import Topic
from tests.unit.fresh import new_database

STEPS = (stage_concerns, group, look_back, anonymise_classes, order, measure, attack, remember)


class Store:
    """A database of concerns that come, are answered and are withdrawn, and the releases made of them."""

    def __init__(self, folder, keys, seed):
        self.folder, self.keys, self.chance = folder, keys, random.Random(seed)
        self.engine = new_database(folder / "ganwei.sqlite")
        self.releases, self.number = [], 0

    def come(self, month, many):
        """Let concerns come in a month, most of them from a few places."""
        with Session(self.engine) as session, session.begin():
            session.add_all(self._row(month) for _ in range(many))

    def _row(self, month):
        self.number += 1
        day = date.fromisoformat(f"{month}-10") + timedelta(days=self.chance.randrange(10))
        year, week, _day = day.isocalendar()
        few = {"district": District, "level": Level, "field": Field, "reluctance": Reluctance, "link": Link}
        codes = {name: self._skewed(list(values)) for name, values in few.items()}
        own = {"receipt": self.number.to_bytes(32), "guard": "", "seed": b"", "nickname": ""}
        status, length = str(Status.RECEIVED), self._skewed(["短", "中", "长"])
        return ConcernRow(**own, **codes, week=f"{year}-W{week:02}", status=status, length=length)

    def _skewed(self, values):
        return values[int(self.chance.random() ** 3 * len(values))]

    def change(self, answered, withdrawn):
        """Answer and withdraw some."""
        with Session(self.engine) as session, session.begin():
            keys = sorted(session.scalars(select(ConcernRow.key)))
            some_of = self.chance.sample(keys, min(answered + withdrawn, len(keys)))
            is_answered = ConcernRow.key.in_(some_of[:answered])
            session.execute(update(ConcernRow).where(is_answered).values(status=Status.ANSWERED))
            session.execute(delete(ConcernRow).where(ConcernRow.key.in_(some_of[answered:])))

    def release(self, k, month):
        """Make a release before a month; keep what became of each concern, by its key."""
        shapes = {key: in_columns(shape) for key, shape in shapes_of(self.engine).items()}
        # topics are no matter of the store: by the key, so that they stay the same
        topics = [str(topic) for topic in Topic]
        rows = [
            row | {"topic": topics[row["key"][0] % len(topics)]}
            for row in ConcernReader(self.engine, self.keys, {}, shapes).rows()
        ]
        source = StoreSource(rows, lambda shapes: keep_shapes(self.engine, shapes))
        temp = Path(tempfile.mkdtemp(dir=self.folder))
        with DuckDBEngine(temp) as engine:
            parts = SimpleNamespace(coder=None, current_month=month)
            work = Work(parts, Wanted(k=k), source, engine, temp / "out", temp)
            work.folder.mkdir()
            try:
                for step in STEPS:
                    step(work)
            except NothingToRelease:
                return None
            lines = [line for batch in batches(work.ordered) for line in batch.to_pylist()]
        shown = {rows[line["row"]]["key"]: tuple(line[name] for name in QUASI) for line in lines}
        for line in lines:
            del line["row"]  # which tells nothing, and changes with what comes
        self.releases.append((k, shown, lines))
        return work.risk


def moves():
    """Return what may happen before a release: how many come, are answered, are withdrawn; its k."""
    return some.tuples(
        *(some.integers(0, 40), some.integers(0, 8), some.integers(0, 4)), some.sampled_from([3, 5, 8])
    )


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(moves(), min_size=2, max_size=3), some.integers(0, 10**6))
def test_a_concern_has_one_shape_and_who_comes_is_among_k(tmp_path_factory, keys, happening, seed):
    store = Store(tmp_path_factory.mktemp("sequence"), keys, seed)
    for place, (many, answered, withdrawn, k) in enumerate(happening):
        store.come(f"2026-{place + 1:02}", many)
        store.change(answered, withdrawn)
        store.release(k, f"2026-{place + 2:02}")
    assert_safe(store.releases)


def assert_safe(releases):
    """Assert that all groups that somebody can tell who holds all releases are large and mixed enough."""
    shapes, first = defaultdict(set), {}
    for number, (k, shown, lines) in enumerate(releases):
        for key, shape in shown.items():
            first.setdefault(key, number)
            shapes[key].add(shape)
        groups = defaultdict(list)
        for (key, shape), line in zip(shown.items(), lines, strict=True):
            groups[first[key], shape].append(line)
        for those in groups.values():
            assert len(those) >= k
            assert all(len({line[name] for line in those}) >= 2 for name in SENSITIVE)
    assert all(len(of_one) == 1 for of_one in shapes.values())


@pytest.fixture
def store(tmp_path, keys):
    return Store(tmp_path, keys, 7)


def test_another_k_leaves_what_was_released_as_it_was(store):
    store.come("2026-01", 80)
    store.release(10, "2026-02")
    store.release(3, "2026-02")
    (_ten, before, _lines), (_three, after, _more) = store.releases
    assert before.items() <= after.items()


def test_with_a_higher_k_small_classes_of_before_are_left_out_and_come_back(store):
    store.come("2026-01", 80)
    for k in (3, 12, 3):
        store.release(k, "2026-02")
    first, higher, third = (shown for _k, shown, _lines in store.releases)
    assert higher.items() < first.items()
    assert third == first


def test_the_same_concerns_are_released_alike_again(store):
    store.come("2026-01", 60)
    first, again = (store.release(5, "2026-02") for _ in range(2))
    assert store.releases[0] == store.releases[1]
    sequence = again["attacks"].pop("sequence")
    assert (sequence["released_before"], sequence["released_anew"]) == (again["rows_out"], 0)
    del first["attacks"]["sequence"]
    assert again == first


def test_a_reply_does_not_move_a_concern(store):
    store.come("2026-01", 60)
    store.release(5, "2026-02")
    store.change(answered=30, withdrawn=0)
    store.release(5, "2026-02")
    assert store.releases[0][1] == store.releases[1][1]


def test_those_too_few_to_be_shown_wait_until_others_come(store):
    store.come("2026-01", 60)
    store.release(5, "2026-02")
    store.come("2026-02", 1)
    store.release(5, "2026-03")
    store.come("2026-03", 20)
    risk = store.release(5, "2026-04")
    first, second, third = (len(shown) for _k, shown, _lines in store.releases)
    assert second == first
    assert third >= first + 5
    assert risk["attacks"]["sequence"]["groups_alone"] == 0


def test_a_withdrawn_concern_is_in_no_later_release_and_leaves_no_shape(store):
    store.come("2026-01", 60)
    store.release(5, "2026-02")
    store.change(answered=0, withdrawn=6)
    store.release(5, "2026-02")
    with Session(store.engine) as session:
        there = set(session.scalars(select(ConcernRow.key)))
    assert len(there) == 54
    assert set(shapes_of(store.engine)) <= there
    assert set(store.releases[1][1]) <= there


def test_a_concern_that_waits_changes_no_figure_of_a_release_but_the_noisy_ones(store):
    store.come("2026-01", 60)
    store.release(5, "2026-02")
    store.come("2026-01", 5)  # with those that waited they are enough
    store.release(5, "2026-02")
    before = store.release(5, "2026-02")
    store.come("2026-01", 1)
    after = store.release(5, "2026-02")
    assert store.releases[-2] == store.releases[-1]  # it waits
    assert after == before
