import re
import time
from datetime import timedelta

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.concerns.concern import Author, Status
from bot.concerns.keys import BadKeyFile, Keys
from bot.concerns.receipt import in_characters, in_digits, new_receipt
from bot.concerns.retention import Retention, rotate_key
from bot.concerns.store import ConcernStore, Gone
from bot.concerns.tables import ConcernRow, TextRow

TEXT = "【姓名】让我先干后补手续,我怕将来说不清"


def test_a_submitted_concern_is_opened_by_its_receipt_and_by_nothing_else(store):
    number, _seed = store.submit(TEXT, {"reluctance": "不敢为", "level": "乡镇"})
    concern = store.open(number)
    assert concern.status is Status.RECEIVED
    assert [(t.author, t.body) for t in concern.texts] == [(Author.HOLDER, TEXT)]
    assert concern.codes == {"reluctance": "不敢为", "level": "乡镇"}
    assert store.open(new_receipt()) is None


def test_the_week_is_all_that_is_kept_of_the_time(store, engine):
    store.submit(TEXT, {})
    with Session(engine) as session:
        row = session.scalars(select(ConcernRow)).one()
    assert row.week == "2026-W48"
    columns = {
        column["name"]
        for table in ("concern", "concern_text")
        for column in inspect(engine).get_columns(table)
    }
    assert columns == {
        *(
            "key",
            "receipt",
            "guard",
            "seed",
            "news",
            "nickname",
            "status",
            "week",
            "length",
            "reluctance",
            "link",
            "share",
        ),
        *("field", "level", "district", "concern_key", "place", "author", "body"),
    }


def test_encryption_writes_no_time(keys):
    import base64

    token = base64.urlsafe_b64decode(keys.encrypt(TEXT))
    assert int.from_bytes(token[1:9], "big") == 0


def test_neither_text_nor_receipt_is_on_the_disk_in_clear(store, on_disk):
    number, _seed = store.submit(TEXT, {})
    disk = on_disk()
    for secret in (TEXT, "先干后补", str(number), in_digits(number), in_characters(number)):
        assert secret.encode() not in disk
        assert secret.encode("utf-16-le") not in disk


def test_rows_do_not_lie_in_the_order_of_their_coming(store, engine):
    for place in range(20):
        store.submit(str(place), {})
    with Session(engine) as session:
        rows = session.scalars(select(ConcernRow)).all()
        assert [row.key for row in rows] == sorted(row.key for row in rows)
        with pytest.raises(OperationalError):
            session.execute(text("select rowid from concern"))


def test_an_unknown_receipt_takes_as_long_as_a_known_one(store):
    number, _seed = store.submit(TEXT, {})

    def seconds(receipt):
        started = time.perf_counter()
        store.open(receipt)
        return time.perf_counter() - started

    known = min(seconds(number) for _ in range(5))
    unknown = min(seconds(new_receipt()) for _ in range(5))
    assert 0.5 < known / unknown < 2


def test_a_follow_up_is_added_and_the_concern_returns_to_the_queue(store):
    number, _seed = store.submit(TEXT, {})
    store.follow_up(store.open(number).key, "补充一句")
    concern = store.open(number)
    assert [t.body for t in concern.texts] == [TEXT, "补充一句"]
    assert concern.status is Status.RECEIVED


def test_withdrawing_deletes_at_once(store, on_disk, engine):
    number, _seed = store.submit(TEXT, {"district": "温县"})
    with Session(engine) as session:
        secret = session.scalars(select(TextRow)).one().body
        guard = session.scalars(select(ConcernRow)).one().guard
    store.withdraw(store.open(number).key)
    assert store.open(number) is None
    disk = on_disk()
    assert secret not in disk
    assert guard.encode() not in disk
    assert "温县".encode() not in disk


def test_a_follow_up_to_what_is_gone_says_so(store):
    number, _seed = store.submit(TEXT, {})
    key = store.open(number).key
    store.withdraw(key)
    store.withdraw(key)
    with pytest.raises(Gone):
        store.follow_up(key, "还有")
    with pytest.raises(Gone):
        store.share(key, share=True)


def test_after_90_days_the_text_is_gone_from_the_disk_and_the_codes_remain(store, engine, clock, on_disk):
    number, _seed = store.submit(TEXT, {"reluctance": "害怕为"}, share=True)
    with Session(engine) as session:
        secret = session.scalars(select(TextRow)).one().body
    assert secret in on_disk()
    retention = Retention(engine, 90, clock)
    clock.day += timedelta(days=90)
    assert retention.run() == 0, "the days count from the end of the week"
    clock.day += timedelta(days=7)
    assert retention.run() == 1
    assert retention.run() == 0
    assert secret not in on_disk()
    concern = store.open(number)
    assert (concern.status, concern.texts, concern.days_left) == (Status.EXPIRED, (), 0)
    assert concern.codes == {"reluctance": "害怕为"}
    assert not concern.share, "there is nothing left to agree to"


def test_days_left_never_tell_the_day_of_the_week(store, clock):
    first, _ = store.submit(TEXT, {})
    clock.day += timedelta(days=2)
    second, _ = store.submit(TEXT, {})
    assert store.open(first).days_left == store.open(second).days_left


def test_a_new_key_reads_old_texts_and_the_old_key_goes_with_the_next(store, engine, keys, tmp_path):
    number, _seed = store.submit(TEXT, {})
    old = Keys(tmp_path / "keys" / "concerns.json")
    with Session(engine) as session:
        before = session.scalars(select(TextRow)).one().body
    assert rotate_key(engine, keys, TextRow) == 1
    with Session(engine) as session:
        assert session.scalars(select(TextRow)).one().body != before
    assert store.open(number).texts[0].body == TEXT
    assert old.decrypt(keys.encrypt("另一个进程也读得到")) == "另一个进程也读得到"
    assert keys.decrypt(before) == TEXT
    rotate_key(engine, keys, TextRow)
    from bot.concerns.keys import InvalidToken

    with pytest.raises(InvalidToken):
        keys.decrypt(before)
    assert ConcernStore(engine, keys).open(number).texts[0].body == TEXT


def test_the_key_file_is_its_owners_and_a_broken_one_is_named(tmp_path):
    file = tmp_path / "k" / "concerns.json"
    Keys(file)
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_text("{}")
    with pytest.raises(BadKeyFile, match=re.escape(str(file))):
        Keys(file)
