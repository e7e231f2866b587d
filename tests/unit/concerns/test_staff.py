import re
from datetime import date

import pytest
from sqlalchemy.orm import Session

from bot.audit.record import AuditRow, note
from bot.audit.search import AuditList, Wanted
from bot.concerns.concern import Author, Status
from bot.concerns.nickname import new_nickname
from bot.concerns.staff import Continued, StaffDesk
from bot.concerns.store import Gone


@pytest.fixture
def desk(engine, keys, clock):
    return StaffDesk(engine, keys, "周敏", clock)


def test_the_queue_shows_the_oldest_week_first_and_no_text(store, desk, clock):
    store.submit("后来的", {})
    clock.day = clock.day.replace(day=1)
    store.submit("先来的", {})
    queue = desk.queue()
    assert [waiting.week for waiting in queue] == ["2026-W44", "2026-W48"]
    assert "来的" not in repr(queue)
    assert desk.queue(Status.ANSWERED) == []


def test_the_queue_counts_down_the_days_that_the_operator_chose(store, engine, keys, clock):
    store.submit("怕签字", {})
    assert StaffDesk(engine, keys, "周敏", clock, days_kept=30).queue()[0].days_left == 34


def test_a_reply_is_seen_by_the_holder(store, desk):
    number, _seed = store.submit("怕签字", {})
    desk.reply(desk.queue()[0].key, "先报备再干,留好记录")
    concern = store.open(number)
    assert concern.status is Status.ANSWERED
    assert [(t.author, t.body) for t in concern.texts][1] == (Author.STAFF, "先报备再干,留好记录")


@pytest.mark.parametrize("status", [Status.IN_HAND, Status.PUBLISHED, Status.REFERRED])
def test_a_status_is_seen_by_the_holder(store, desk, status):
    number, _seed = store.submit("怕签字", {})
    desk.set_status(desk.queue()[0].key, status)
    assert store.open(number).status is status


def test_a_reply_can_name_the_formal_channel_to_go_to(store, desk):
    number, _seed = store.submit("有人吃拿卡要", {})
    desk.reply(desk.queue()[0].key, "请打12388", Status.REFERRED)
    assert store.open(number).status is Status.REFERRED


def test_a_text_that_came_meanwhile_is_not_answered_unread(store, desk):
    number, _seed = store.submit("怕签字", {})
    key = desk.queue()[0].key
    store.follow_up(key, "还有一句要紧的")
    with pytest.raises(Continued):
        desk.reply(key, "先报备", seen=1)
    assert len(store.open(number).texts) == 2


def test_the_queue_and_the_reader_see_the_codes_that_were_given(store, desk):
    store.submit("怕签字", {"reluctance": "不敢为"})
    [waiting] = desk.queue()
    assert waiting.codes == {"reluctance": "不敢为"}
    shown, texts = desk.read(waiting.key)
    assert (shown, [text.body for text in texts]) == (waiting, ["怕签字"])


def test_everything_is_audited_by_name_and_never_by_content(store, desk, engine):
    store.submit("怕签字", {})
    key = desk.queue()[0].key
    desk.read(key)
    desk.reply(key, "先报备")
    desk.set_status(key, Status.PUBLISHED)
    audit = list(AuditList(engine).all(Wanted()))
    assert [(deed.staff, deed.action, deed.reason) for deed in audit] == [
        ("周敏", "concern_read", ""),
        ("周敏", "concern_reply", "已回复"),
        ("周敏", "concern_status", "已转为公开答复"),
    ]
    assert {deed.subject for deed in audit} == {desk.queue()[0].nickname}
    assert "怕签字" not in repr(audit)
    assert "先报备" not in repr(audit)


def test_concern_that_is_shown_again_in_one_visit_is_noted_once(store, desk, engine):
    store.submit("怕签字", {})
    key = desk.queue()[0].key
    desk.read(key)
    desk.read(key)
    assert [deed.action for deed in AuditList(engine).all(Wanted())] == ["concern_read"]


def test_concern_that_was_read_long_ago_or_by_another_is_noted_again(store, desk, engine):
    store.submit("怕签字", {})
    [one] = desk.queue()
    with Session(engine) as session, session.begin():
        long_ago = AuditRow(at="2020-01-01T00:00:00+00:00", staff="周敏", action="concern_read")
        long_ago.subject = one.nickname
        note(session, "陈静", "concern_read", one.nickname)
        session.add(long_ago)
    desk.read(one.key)
    assert [deed.staff for deed in AuditList(engine).all(Wanted())].count("周敏") == 2


def test_what_is_gone_cannot_be_read_and_leaves_no_note(store, desk, engine):
    number, _seed = store.submit("怕签字", {})
    key = desk.queue()[0].key
    store.withdraw(store.open(number).key)
    with pytest.raises(Gone):
        desk.read(key)
    assert list(AuditList(engine).all(Wanted())) == []


def test_nicknames_are_friendly_and_seldom_the_same():
    names = [new_nickname() for _ in range(100)]
    assert all(re.fullmatch(r"[一-龥]{4,5}\d\d", name) for name in names)
    assert len(set(names)) > 90


def test_a_text_goes_ninety_days_after_its_week_and_not_after_its_day(store, desk):
    store.submit("怕签字", {})  # on a Thursday; its week ends with the 29th of November
    [waiting] = desk.queue()
    assert (waiting.ends_on, waiting.days_left) == (date(2027, 2, 28), 94)
