"""What research can reach of the concerns: its columns, and nothing else."""

import random
import traceback
from datetime import timedelta

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from bot.concerns.keys import Keys
from bot.concerns.research import ConcernReader, UnreadableConcern
from bot.concerns.retention import Retention
from bot.concerns.staff import StaffDesk
from bot.concerns.tables import ConcernRow, TextRow
from bot.research.columns import READ

CODES = {"reluctance": "不敢为", "link": "容错", "field": "民生服务", "level": "乡镇", "district": "温县"}


@pytest.fixture
def reader(engine, keys):
    return ConcernReader(engine, keys)


def test_a_concern_is_read_with_the_columns_of_research_and_no_other(store, reader):
    store.submit("怕签字", CODES, share=True)
    [row] = reader.rows()
    assert 0 <= row.pop("lot") < 1
    del row["key"]  # by which its shape is kept; tests/unit/research/test_staging.py: it is never staged
    assert row.keys() == READ.keys()
    expected = {**CODES, "week": "2026-W48", "length": "短", "status": "已收到", "topic": None}
    assert row == {**expected, "share": True, "text": "怕签字"}


def test_what_was_skipped_is_none(store, reader):
    store.submit("怕签字", {})
    [row] = reader.rows()
    assert {row[code] for code in CODES} == {None}


def test_a_text_that_is_not_shared_is_read_too_and_says_so(store, reader):
    store.submit("怕签字", {})
    [row] = reader.rows()
    assert (row["share"], row["text"]) == (False, "怕签字")


def test_all_that_the_holder_wrote_is_one_text_and_nothing_of_the_staff(store, reader, engine, keys, clock):
    number, _seed = store.submit("怕签字", {})
    StaffDesk(engine, keys, "周敏", clock).reply(store.open(number).key, "先报备再干")
    store.follow_up(store.open(number).key, "又催我")
    [row] = reader.rows()
    assert row["text"] == "怕签字\n又催我"


def test_an_expired_concern_has_codes_and_no_text(store, reader, engine, clock):
    store.submit("怕签字", CODES, share=True)
    clock.day += timedelta(days=97)
    Retention(engine, 90, clock).run()
    [row] = reader.rows()
    assert (row["text"], row["share"], row["status"], row["field"]) == (None, False, "已到期", "民生服务")


def test_a_withdrawn_concern_is_not_read(store, reader):
    number, _seed = store.submit("怕签字", {}, share=True)
    store.withdraw(store.open(number).key)
    assert list(reader.rows()) == []


def test_nothing_of_the_holder_or_the_receipt_is_in_a_row(store, reader, engine):
    number, _seed = store.submit("怕签字", CODES)
    with Session(engine) as session:
        row = session.scalars(select(ConcernRow)).one()
        hidden = [row.receipt, row.guard, row.seed, row.nickname, str(number)]
    values = [value for each in reader.rows() for value in each.values()]
    assert not [value for value in values if value in hidden]


def test_the_database_is_asked_for_the_columns_of_research_and_no_other(store, reader, engine):
    store.submit("怕签字", CODES)
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *about: asked.append(about[2]))
    list(reader.rows())
    [query] = [statement for statement in asked if statement.startswith("SELECT")]
    names = query.replace('"', "").partition("FROM")[0].removeprefix("SELECT").split(",")
    codes = {f"concern.{code}" for code in READ.keys() - {"topic", "text"}}
    assert {name.strip() for name in names} == {"concern.key", "concern_text.body", *codes}


def test_a_reader_does_nothing_but_read_rows(reader):
    assert [name for name in dir(reader) if not name.startswith("_")] == ["rows"]


def test_the_order_of_rows_is_that_of_their_values_whoever_came_first(tmp_path, keys, clock):
    from bot.concerns.store import ConcernStore
    from tests.unit.fresh import new_database

    concerns = [("怕签字", {"level": level}) for level in ("村", "乡镇", "县直")] + [("一", {}), ("二", {})]
    read = []
    for place in range(4):
        engine = new_database(tmp_path / f"{place}.sqlite")
        for text, codes in random.sample(concerns, len(concerns)):
            ConcernStore(engine, keys, clock).submit(text, codes)
        read.append([(row["level"], row["text"]) for row in ConcernReader(engine, keys).rows()])
        engine.dispose()
    assert read == [read[0]] * 4


def test_a_text_that_cannot_be_decrypted_is_a_named_error_without_content(store, engine, tmp_path):
    store.submit("怕签字", CODES)
    others = ConcernReader(engine, Keys(tmp_path / "other" / "keys.json"))
    with Session(engine) as session:
        row = session.scalars(select(TextRow)).one()
        hidden = [row.body.decode(), row.concern_key.hex(), repr(row.concern_key)]
    with pytest.raises(UnreadableConcern) as raised:
        next(others.rows())
    told = "".join(traceback.format_exception(raised.value))
    assert not [secret for secret in hidden if secret in told]


def test_nothing_is_read_when_one_text_of_many_is_broken(store, reader, engine):
    for place in range(5):
        store.submit(str(place), {})
    with Session(engine) as session, session.begin():
        session.scalars(select(TextRow)).first().body = b"broken"
    with pytest.raises(UnreadableConcern):
        next(reader.rows())
