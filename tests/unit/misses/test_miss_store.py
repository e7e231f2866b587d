"""What SQL holds of the questions of which so many have asked the like."""

from base64 import urlsafe_b64decode

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from bot.cli import cli
from bot.compose.storage import database
from bot.concerns.keys import InvalidToken, Keys
from bot.concerns.retention import rotate_key
from bot.concerns.tables import TextRow
from bot.misses.reason import Reason
from bot.misses.retention import MissRetention
from bot.misses.store import MOST_EXAMPLES, MissStore
from bot.misses.tables import ExampleRow, GroupRow, WeekRow
from bot.settings import Settings
from tests.unit.misses.conftest import K

TEXT = "驻村补助啥时候发"
WHEN = Reason.NOT_RECORDED


def rows(engine, kind):
    with Session(engine) as session:
        return session.scalars(select(kind)).all()


def texts(desk):
    return [[example.text for example in group.examples] for group in desk.groups()]


def test_nothing_is_like_a_text_before_a_group_is_open(store):
    assert store.find(TEXT) is None


def test_a_group_opens_with_k_senders_and_one_example(store, desk):
    key = store.open(TEXT, WHEN)
    [group] = desk.groups()
    assert (group.id, group.is_open, group.senders) == (key.hex(), True, 5)
    assert texts(desk) == [[TEXT]]


def test_a_text_is_stored_encrypted(store, engine, keys, on_disk):
    store.open(TEXT, WHEN)
    assert TEXT.encode() not in on_disk()
    assert keys.decrypt(rows(engine, ExampleRow)[0].body) == TEXT


def test_the_week_is_all_that_is_kept_of_the_time_and_nothing_of_the_sender(store, engine):
    store.open(TEXT, WHEN)
    columns = {
        table: {column["name"] for column in inspect(engine).get_columns(table)}
        for table in ("miss_group", "miss_week", "miss_example")
    }
    assert columns == {
        "miss_group": {"key", "state", "answer"},
        "miss_week": {"group_key", "week", "senders"},
        "miss_example": {"key", "group_key", "reason", "week", "is_consented", "body"},
    }
    assert {row.week for kind in (ExampleRow, WeekRow) for row in rows(engine, kind)} == {"2026-W48"}


def test_encryption_writes_no_time_into_an_example(store, engine):
    store.open(TEXT, WHEN)
    assert urlsafe_b64decode(rows(engine, ExampleRow)[0].body)[1:9] == bytes(8)


def test_examples_do_not_lie_in_the_order_of_their_coming(store, engine):
    for number in range(12):
        store.consent(f"{TEXT}{'甲乙丙丁戊己庚辛壬癸子丑'[number]}", WHEN)
    with Session(engine) as session:
        lie = session.execute(select(ExampleRow.key)).scalars().all()
    assert list(lie) == sorted(lie)


def test_a_like_text_is_of_the_group_and_another_is_not(store):
    key = store.open(TEXT, WHEN)
    assert store.find("驻村补助咋还没到账") == (key, True)
    assert store.find("机关食堂太难吃了") is None


def test_of_two_groups_the_likest_is_chosen(store):
    store.open("驻村补助标准是多少", WHEN)
    key = store.open("公积金怎么提取", WHEN)
    assert store.find("公积金标准怎么提取").key == key


def test_later_texts_are_kept_while_there_is_room_and_each_once(store, desk):
    key = store.open(TEXT, WHEN)
    for number in range(2 * MOST_EXAMPLES):
        store.add(key, f"{TEXT}{'甲乙丙丁戊己庚辛壬癸'[number]}", WHEN)
        store.add(key, f"{TEXT}，{'甲乙丙丁戊己庚辛壬癸'[number]}？", WHEN)
    assert len(texts(desk)[0]) == MOST_EXAMPLES


def test_senders_are_counted_by_week(store, desk, clock):
    key = store.open(TEXT, WHEN)
    for _ in range(5):
        store.add(key, TEXT, WHEN)
    clock.passes(weeks=1)
    for _ in range(7):
        store.add(key, TEXT, WHEN)
    assert [(row.week, row.senders) for row in rows(store._engine, WeekRow)] == [
        ("2026-W48", 10),
        ("2026-W49", 7),
    ]


def test_nothing_is_added_to_a_settled_group(store, desk):
    key = store.open(TEXT, WHEN)
    desk.take(key.hex(), desk.group(key.hex()).mark)
    store.add(key, "驻村补助咋还没到账", WHEN)
    store.add(b"no group at all", TEXT, WHEN)
    assert desk.groups() == []


def test_a_consented_text_is_kept_in_a_group_that_is_not_open(store, desk):
    store.consent(TEXT, WHEN)
    [group] = desk.groups()
    assert (group.is_open, group.senders, group.weeks) == (False, 0, ())
    assert [(example.text, example.is_consented) for example in group.examples] == [(TEXT, True)]


def test_a_consented_text_joins_the_group_that_it_is_like(store, desk):
    store.open(TEXT, WHEN)
    store.consent("驻村补助咋还没到账", WHEN)
    [group] = desk.groups()
    assert {(e.text, e.is_consented) for e in group.examples} == {(TEXT, False), ("驻村补助咋还没到账", True)}


def test_consent_to_what_is_kept_already_marks_it(store, desk):
    store.open(TEXT, WHEN)
    store.consent(f"{TEXT}？", WHEN)
    assert [(e.text, e.is_consented) for e in desk.groups()[0].examples] == [(TEXT, True)]


def test_a_group_of_consent_opens_when_k_have_asked(store, desk):
    store.consent(TEXT, WHEN)
    assert not store.find("驻村补助咋还没到账").is_open
    store.open("驻村补助咋还没到账", WHEN)
    [group] = desk.groups()
    assert (group.is_open, group.senders, len(group.examples)) == (True, 5, 2)


def test_consented_texts_take_no_room_from_others(store, desk):
    key = store.open(TEXT, WHEN)
    for sign in "甲乙丙丁戊己":
        store.consent(f"{TEXT}{sign}", WHEN)
    store.add(key, "驻村补助咋还没到账", WHEN)
    assert "驻村补助咋还没到账" in texts(desk)[0]


def test_an_example_that_no_key_opens_any_more_is_passed_over(store, desk, tmp_path):
    store.open(TEXT, WHEN)
    store._keys = desk._keys = Keys(tmp_path / "new.json")
    assert store.find(TEXT) is None
    assert texts(desk) == []


def test_after_90_days_texts_and_counts_are_gone_from_the_disk(store, engine, desk, clock, on_disk):
    store.open(TEXT, WHEN)
    secret = rows(engine, ExampleRow)[0].body
    assert secret in on_disk()
    retention = MissRetention(engine, 90, clock.day)
    clock.passes(days=90)
    assert retention.run() == 0, "the days count from the end of the week"
    clock.passes(days=7)
    assert retention.run() == 1
    assert secret not in on_disk()
    assert [rows(engine, kind) for kind in (GroupRow, WeekRow, ExampleRow)] == [[], [], []]


def test_what_came_later_stays_longer(store, engine, desk, clock):
    key = store.open(TEXT, WHEN)
    clock.passes(days=60)
    store.add(key, "驻村补助咋还没到账", WHEN)
    clock.passes(days=40)
    assert MissRetention(engine, 90, clock.day).run() == 1
    assert texts(desk) == [["驻村补助咋还没到账"]]
    assert desk.groups()[0].senders == 5


def test_a_settled_group_is_forgotten_when_its_weeks_are_over(store, engine, desk, clock):
    key = store.open(TEXT, WHEN).hex()
    desk.take(key, desk.group(key).mark)
    retention = MissRetention(engine, 90, clock.day)
    retention.run()
    assert len(rows(engine, GroupRow)) == 1
    clock.passes(days=97)
    assert retention.run() == 0
    assert rows(engine, GroupRow) == rows(engine, WeekRow) == []


def test_a_new_key_takes_the_texts_along(store, engine, keys):
    store.open(TEXT, WHEN)
    store.consent("机关食堂太难吃了", Reason.OUT_OF_SCOPE)
    before = rows(engine, ExampleRow)[0].body
    assert rotate_key(engine, keys, TextRow, ExampleRow) == 2
    rotate_key(engine, keys, TextRow, ExampleRow)
    with pytest.raises(InvalidToken):
        keys.decrypt(before)
    assert store.find(TEXT) is not None


def test_the_commands_rotate_and_purge_take_them_along(monkeypatch, tmp_path, clock):
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path))
    engine, keys = database(Settings()), Keys(Settings().keys())
    clock.passes(weeks=-20)
    MissStore(engine, keys, 5, clock.day).open(TEXT, WHEN)
    assert CliRunner().invoke(cli, ["concerns", "rotate-key"]).output.startswith("encrypted 1 texts")
    assert "0 concerns and 1 questions" in CliRunner().invoke(cli, ["concerns", "purge"]).output
    assert rows(engine, ExampleRow) == []


def test_text_that_comes_while_staff_settle_its_group_is_not_kept_under_it(engine, keys, desk, clock, store):
    key = store.open(TEXT, WHEN).hex()

    class Late(MissStore):
        def _alike(self, session, text):
            found = super()._alike(session, text)
            desk.take(key, desk.group(key).mark)
            return found

    Late(engine, keys, K, clock.day).consent(f"{TEXT}呢", WHEN)
    with Session(engine) as session:
        kept = session.scalars(select(ExampleRow)).all()
        assert [session.get(GroupRow, one.group_key).state for one in kept] == ["consented"]
