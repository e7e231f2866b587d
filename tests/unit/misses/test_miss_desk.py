"""What staff see and do: groups, numbers that show no single person, dismissing, taking, the audit list."""

import pytest

from bot.audit.search import AuditList, Wanted
from bot.misses.desk import MissDesk
from bot.misses.group import Example
from bot.misses.reason import Reason
from bot.misses.refusals import GroupGone, MoreCame, ReasonMissing, ReasonTooLong
from tests.unit.misses.conftest import K

TEXT, OTHER = "驻村补助啥时候发", "机关食堂太难吃了"
WHEN = Reason.NOT_RECORDED


def counted(store, key: bytes, times: int) -> None:
    for _ in range(times):
        store.add(key, TEXT, WHEN)


def deeds(engine) -> list[tuple[str, ...]]:
    return [(d.staff, d.action, d.subject, d.reason) for d in AuditList(engine).all(Wanted())]


def test_without_misses_there_are_no_groups(desk):
    assert desk.groups() == []


def test_a_group_shows_reason_weeks_and_examples(store, desk):
    key = store.open(TEXT, WHEN)
    [group] = desk.groups()
    assert group.reason is WHEN
    assert group.weeks == (("2026-W48", 5),)
    assert group.examples == (Example(TEXT, WHEN, "2026-W48", is_consented=False),)
    assert desk.group(key.hex()) == group


@pytest.mark.parametrize(("more", "shown"), [(0, 5), (1, 5), (4, 5), (5, 10), (13, 15)])
def test_numbers_are_multiples_of_k_so_that_one_more_is_not_seen(store, desk, more, shown):
    counted(store, store.open(TEXT, WHEN), more)
    assert (desk.groups()[0].senders, desk.groups()[0].weeks) == (shown, (("2026-W48", shown),))


def test_a_week_with_fewer_than_k_shows_none(store, desk, clock):
    key = store.open(TEXT, WHEN)
    clock.passes(weeks=1)
    counted(store, key, 4)
    assert desk.groups()[0].weeks == (("2026-W48", 5), ("2026-W49", 0))


def test_who_wants_more_senders_does_not_see_what_fewer_have_asked(store, keys, engine):
    store.open(TEXT, WHEN)
    store.consent(f"{TEXT}呢", WHEN)
    store.open(OTHER, WHEN)
    [group] = MissDesk(engine, keys, 2 * K, "周敏", lambda _texts: None).groups()
    assert (group.is_open, group.senders, group.weeks) == (False, 0, ())
    assert [example.text for example in group.examples] == [f"{TEXT}呢"]


def test_a_group_of_which_nothing_may_be_seen_is_gone(store, keys, engine):
    key = store.open(TEXT, WHEN).hex()
    with pytest.raises(GroupGone):
        MissDesk(engine, keys, 2 * K, "周敏", lambda _texts: None).group(key)


def test_the_reason_of_a_group_is_that_of_most_examples(store, desk):
    store.open(TEXT, Reason.UNCLEAR)
    for sign in "甲乙":
        store.consent(f"{TEXT}{sign}", Reason.OUT_OF_SCOPE)
    assert desk.groups()[0].reason is Reason.OUT_OF_SCOPE


def test_what_was_asked_most_comes_first(store, desk):
    store.consent("魑魅魍魉咋整", WHEN)
    store.open(OTHER, Reason.OUT_OF_SCOPE)
    counted(store, store.open(TEXT, WHEN), 5)
    assert [group.senders for group in desk.groups()] == [10, 5, 0]


def test_dismissing_destroys_the_texts(store, desk, begun_anew, on_disk, keys, engine, an_open_group):
    desk.dismiss(an_open_group, desk.group(an_open_group).mark, "  天气不归我们管 ")
    assert desk.groups() == []
    assert begun_anew == [TEXT]
    assert deeds(engine) == [("周敏", "miss_dismissed", an_open_group, "天气不归我们管")]
    assert store.find(TEXT) is None


def test_taking_returns_the_texts_and_destroys_them_here(store, desk, begun_anew, engine, an_open_group):
    assert [
        example.text for example in desk.take(an_open_group, desk.group(an_open_group).mark).examples
    ] == [TEXT]
    assert desk.groups() == []
    assert begun_anew == [TEXT]
    assert deeds(engine) == [("周敏", "miss_used", an_open_group, "")]


def test_the_audit_list_holds_no_word_of_a_question(desk, engine, an_open_group):
    desk.take(an_open_group, desk.group(an_open_group).mark)
    assert TEXT not in repr(list(AuditList(engine).all(Wanted())))


@pytest.mark.parametrize(("reason", "refusal"), [(" \n", ReasonMissing), ("长" * 501, ReasonTooLong)])
def test_a_group_is_dismissed_with_a_reason_only(desk, engine, an_open_group, reason, refusal):
    with pytest.raises(refusal):
        desk.dismiss(an_open_group, desk.group(an_open_group).mark, reason)
    assert len(desk.groups()) == 1
    assert deeds(engine) == []


@pytest.mark.parametrize("group_id", ["", "zz", "00" * 16, "00"])
def test_what_is_no_group_is_gone(desk, engine, group_id):
    take, dismiss = (lambda group: desk.take(group, "")), (lambda group: desk.dismiss(group, "", "没有"))
    for do in (desk.group, take, dismiss):
        with pytest.raises(GroupGone):
            do(group_id)
    assert deeds(engine) == []


def test_a_text_that_came_later_is_not_destroyed_unseen(store, desk, begun_anew, engine, an_open_group):
    seen = desk.group(an_open_group).mark
    store.consent(f"{TEXT}呢", WHEN)
    for do in (lambda: desk.take(an_open_group, seen), lambda: desk.dismiss(an_open_group, seen, "重复")):
        with pytest.raises(MoreCame):
            do()
    assert (len(desk.group(an_open_group).examples), begun_anew, deeds(engine)) == (2, [], [])


def test_a_sender_who_only_counts_does_not_keep_a_group_from_being_settled(store, desk, an_open_group):
    seen = desk.group(an_open_group).mark
    store.add(bytes.fromhex(an_open_group), TEXT, WHEN)
    desk.take(an_open_group, seen)
    assert desk.groups() == []


def test_a_group_is_settled_once(desk, engine, an_open_group):
    desk.take(an_open_group, desk.group(an_open_group).mark)
    with pytest.raises(GroupGone):
        desk.dismiss(an_open_group, "", "重复")
    assert len(deeds(engine)) == 1


def test_refusals_are_keys():
    assert [str(refusal()) for refusal in (GroupGone, MoreCame, ReasonMissing, ReasonTooLong)] == [
        "miss_gone",
        "miss_more",
        "miss_reason_missing",
        "miss_reason_too_long",
    ]


def test_a_group_for_which_an_answer_is_written_stays_and_says_so(store, desk, engine):
    key = store.open(TEXT, WHEN).hex()
    desk.begin_answer(key, "rc_270")
    assert (desk.group(key).answer, len(desk.group(key).examples)) == ("rc_270", 1)
    assert deeds(engine) == [("周敏", "miss_answer", key, "answer/rc_270")]


def test_no_answer_is_begun_for_a_group_that_is_gone(desk):
    with pytest.raises(GroupGone):
        desk.begin_answer("00" * 16, "rc_270")
