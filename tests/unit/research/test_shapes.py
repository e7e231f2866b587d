"""The shape of a concern's first release lasts as long as the concern; a file is released in one way."""

import pyarrow as pa
import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.concerns.store import ConcernStore
from bot.concerns.tables import ConcernRow
from bot.research.columns import QUASI
from bot.research.from_file import SYNTHETIC, FileSource
from bot.research.shapes.numbering import NEW, SHOWN, Numbering, in_columns
from bot.research.shapes.store import StoredWays, keep_shapes, shapes_of
from bot.research.shapes.tables import ShapeRow
from bot.research.shapes.way import ReleasedMeanwhile, ReleasedOtherwise, Shape, Way
from tests.unit.research.made import Ways, concern, parquet, source

SHAPE = Shape(1, "已收到", ("2026-Q1", "未公布", "乡村", "未说", "短", "未公布"))
OTHER = Shape(2, "已回复", ("2026", "未公布", "乡村", "未说", "短", "未公布"))
WAY = Way(5, 2, "2026-10")


@pytest.fixture
def keys_of(keys, engine):
    """Return what puts concerns into the store and returns their keys."""

    def make(many):
        for _ in range(many):
            ConcernStore(engine, keys).submit("怕签字", {})
        with Session(engine) as session:
            return list(session.scalars(select(ConcernRow.key)))

    return make


def test_a_shape_is_found_again(engine, keys_of):
    [key] = keys_of(1)
    keep_shapes(engine, {key: SHAPE})
    assert shapes_of(engine) == {key: SHAPE}


def test_it_goes_with_its_concern(engine, keys_of):
    first, second = keys_of(2)
    keep_shapes(engine, {first: SHAPE, second: SHAPE})
    with Session(engine) as session, session.begin():
        session.execute(delete(ConcernRow).where(ConcernRow.key == first))
    assert set(shapes_of(engine)) == {second}


def test_one_that_was_withdrawn_while_the_release_was_made_leaves_no_shape(engine, keys_of):
    [key] = keys_of(1)
    keep_shapes(engine, {key: SHAPE, b"gone": SHAPE})
    assert set(shapes_of(engine)) == {key}


def test_of_two_releases_made_at_once_the_second_keeps_nothing(engine, keys_of):
    first, second = keys_of(2)
    keep_shapes(engine, {first: SHAPE})
    with pytest.raises(ReleasedMeanwhile):
        keep_shapes(engine, {first: OTHER, second: OTHER})
    assert shapes_of(engine) == {first: SHAPE}


def test_nothing_but_the_shape_and_the_status_is_kept():
    assert set(ShapeRow.__table__.columns.keys()) == {"concern_key", "release", "had_status", *QUASI}


def test_shapes_are_numbered_by_release_and_what_has_none_is_new():
    later = SHAPE._replace(release=2)
    rows = [in_columns(SHAPE), dict.fromkeys(SHOWN), in_columns(OTHER), in_columns(SHAPE), in_columns(later)]
    table = pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in SHOWN]))
    numbering = Numbering()
    numbered = numbering.numbered(table)
    assert numbered.column_names == ["had_status", "shape"]
    assert numbered["shape"].to_pylist() == [0, NEW, 1, 0, 2]
    assert numbering.shapes == [SHAPE.released, OTHER.released, SHAPE.released]


def test_the_store_keeps_the_shapes_of_what_is_released_for_the_first_time():
    kept = {}
    read = source(concern(), concern() | in_columns(OTHER), concern(status="处理中"), kept=kept)
    lines = [{"row": row, **dict(zip(QUASI, SHAPE.released, strict=True))} for row in (1, 2)]
    read.remember(WAY, pa.Table.from_pylist(lines).to_batches())
    assert kept == {2: SHAPE._replace(release=3, status="处理中")}


@pytest.mark.parametrize("other", [Way(10, 2, "2026-10"), Way(5, 1, "2026-10"), Way(5, 2, "2026-11")])
def test_a_file_that_was_released_in_another_way_is_not_admitted(engine, tmp_path, other):
    file = FileSource(parquet(tmp_path / "a.parquet", [concern()]), bytes(32), StoredWays(engine))
    file.admit(other)  # trying is no release
    file.admit(WAY)
    file.remember(WAY, [])
    file.admit(WAY)
    with pytest.raises(ReleasedOtherwise) as refused:
        file.admit(other)
    assert refused.value.way == WAY


def test_the_second_of_two_ways_at_once_is_too_late(engine):
    ways = StoredWays(engine)
    ways.keep("file", WAY)
    ways.keep("file", WAY)
    with pytest.raises(ReleasedOtherwise):
        ways.keep("file", Way(6, 2, "2026-10"))


def test_synthetic_concerns_may_be_released_in_any_way(tmp_path):
    ways = Ways()
    schema = pa.Table.from_batches(source(concern()).batches()).select(list(concern())).schema
    made = parquet(tmp_path / "a.parquet", [concern()], schema.with_metadata(SYNTHETIC))
    for k in (5, 10):
        FileSource(made, bytes(32), ways).admit(Way(k, 2, "2026-10"))
        FileSource(made, bytes(32), ways).remember(Way(k, 2, "2026-10"), [])
    assert ways == {}
