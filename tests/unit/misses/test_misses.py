"""Which turns are misses, and what becomes of them, with a real Redis and a real database."""

import pytest

from bot.concerns.receipt import in_characters, in_digits
from bot.conversation.misses import LONGEST, Misses, reason_of
from bot.conversation.turn import Pick, Reply, Turn
from bot.ephemeral.miss_weeks import MissWeeks
from bot.ephemeral.sketches import Sketches
from bot.misses.reason import Reason
from bot.misses.store import MissStore
from tests.unit.misses.conftest import NAME, K

TEXT = "驻村工作队的补助啥时候发"
SENDERS = ("小张", "老李", "王五", "赵六", "钱七", "孙八", "周九", "吴十")


def asked(text: str = TEXT, *picks: Pick, **fields: object) -> Turn:
    return Turn("web", "", text, "a", picks=list(picks), **fields)


@pytest.mark.parametrize("key", list(Reason))
def test_the_three_honest_reasons_are_misses(key):
    assert reason_of(asked(TEXT, Pick(key))) is key


def test_an_unclear_turn_with_candidates_is_a_miss():
    assert reason_of(asked(TEXT, Pick("unclear", candidates=("fear", "care")))) is Reason.UNCLEAR


RECEIPT = 12345678901234567890
IN_WORDS = str.maketrans("0123456789", "零一二三四五六七八九")
MEANT_AS_RECEIPTS = {
    "in characters": in_characters(RECEIPT),
    "in digits": in_digits(RECEIPT),
    "with digits in words, one too few": in_digits(RECEIPT)[:-1].translate(
        str.maketrans("0123456789", "零一二三四五六七八九")
    ),
    "with a wrong character": "一" + in_characters(RECEIPT)[1:],
    "with a character that no receipt has": in_characters(RECEIPT)[:-1] + "魑",
    "with two swapped": in_characters(RECEIPT)[1::-1] + in_characters(RECEIPT)[2:],
    "among other words": f"我的回执是{in_characters(RECEIPT)}，帮我看下",
}


@pytest.mark.parametrize("text", MEANT_AS_RECEIPTS.values(), ids=MEANT_AS_RECEIPTS.keys())
def test_a_receipt_is_never_a_miss_for_staff_to_read(text):
    assert reason_of(asked(text, Pick("out_of_scope"))) is None


def test_eight_characters_of_an_ordinary_question_are_a_miss():
    assert reason_of(asked("机关食堂太难吃了", Pick("out_of_scope"))) is Reason.OUT_OF_SCOPE


def test_a_turn_on_which_nothing_was_decided_is_unclear():
    assert reason_of(asked()) is Reason.UNCLEAR


@pytest.mark.parametrize(
    "key", ["fear", "distress", "complaint", "report_person", "smalltalk", "greet", "updating"]
)
def test_what_was_answered_is_no_miss(key):
    assert reason_of(asked(TEXT, Pick(key))) is None
    assert reason_of(asked(TEXT, Pick("unclear"), Pick(key))) is None


def test_two_misses_in_one_message_are_one():
    assert reason_of(asked(TEXT, Pick("not_recorded"), Pick("unclear"))) is Reason.NOT_RECORDED


@pytest.mark.parametrize("near", ["distress", "report_person", "complaint", "give_concern", "receipt_check"])
def test_what_may_be_despair_or_a_report_or_private_is_nobodys_to_look_at(near):
    assert reason_of(asked(TEXT, Pick("unclear", candidates=("fear", near)))) is None


def test_a_turn_that_leans_on_an_answer_is_no_miss():
    assert reason_of(asked(TEXT, Pick("not_recorded", leanings=("ask_who",)))) is None


def test_what_a_button_said_is_no_miss():
    assert reason_of(asked("/not_recorded", Pick("not_recorded"), is_payload=True)) is None


@pytest.mark.parametrize(
    ("text", "is_miss"), [("补助呢", 0), ("补助多少", 1), ("补" * LONGEST, 1), ("补" * 61, 0)]
)
def test_what_is_too_short_or_tells_a_story_is_not_counted(text, is_miss):
    assert (reason_of(asked(text, Pick("not_recorded"))) is not None) == is_miss


async def test_four_people_open_no_group_and_leave_nothing_in_the_database(people, desk, on_disk):
    empty = on_disk()
    for sender in SENDERS[: K - 1]:
        await people.ask(TEXT, sender)
    assert desk.groups() == []
    assert on_disk() == empty


async def test_so_many_people_open_a_group(people, desk):
    for sender in SENDERS:
        await people.ask(TEXT, sender)
    [group] = desk.groups()
    assert (group.is_open, group.senders) == (True, K)
    assert [(example.text, example.is_consented) for example in group.examples] == [(TEXT, False)]


async def test_one_person_opens_no_group_however_often_they_ask(people, desk):
    for _ in range(4 * K):
        await people.ask(TEXT, "小张")
    assert desk.groups() == []


async def test_one_person_opens_no_group_by_coming_back_day_after_day(people, desk, clock):
    names = [f"小张 {day}" for day in range(K * 4)]
    for day in range(2, len(names)):
        await people.ask(TEXT, names[day], former=(names[day - 1], names[day - 2]))
        clock.passes(days=1)
    assert desk.groups() == []


async def test_what_four_have_asked_is_not_stored_with_what_five_have(people, desk):
    for sender in SENDERS:
        await people.ask(TEXT, sender)
    for sender in SENDERS[: K - 1]:
        await people.ask("老人高龄津贴从几岁领", sender)
    assert [[example.text for example in group.examples] for group in desk.groups()] == [[TEXT]]


async def test_other_words_of_later_people_become_examples(people, desk):
    for sender in SENDERS:
        await people.ask(TEXT, sender)
    for sender in ("郑十一", "冯十二", "陈十三"):  # one of them may leave the same mark as another
        await people.ask("驻村工作队补助啥时候能发", sender)
    [group] = desk.groups()
    assert {example.text for example in group.examples} == {TEXT, "驻村工作队补助啥时候能发"}


async def test_a_person_gives_one_example_a_week(people, desk):
    for sender in SENDERS:
        await people.ask(TEXT, sender)
    for text in ("驻村工作队补助啥时候能发", "驻村工作队的补助几时发", "工作队驻村补助啥时候发"):
        await people.ask(text, SENDERS[-1])
    assert len(desk.groups()[0].examples) == 1


async def test_a_name_keeps_a_question_from_being_counted(people, desk, redis):
    for sender in SENDERS:
        await people.ask(f"{NAME}{TEXT}", sender)
    assert desk.groups() == []
    assert await redis.keys("ganwei:misses:*") == []


async def test_a_settled_group_comes_back_when_k_others_ask(people, desk_with_redis, clock, monkeypatch):
    monkeypatch.setattr("bot.ephemeral.miss_weeks.now_in_china", clock)
    for sender in SENDERS:
        await people.ask(TEXT, sender)
    [group] = desk_with_redis.groups()
    desk_with_redis.dismiss(group.id, group.mark, "已经答复过")
    for number in range(K - 1):
        await people.ask(TEXT, f"又来 {number}")
    assert desk_with_redis.groups() == []
    for number in range(2 * K):
        await people.ask(TEXT, f"再来 {number}")
    assert len(desk_with_redis.groups()) == 1


async def test_the_replies_stay_whatever_fails(people, engine, keys, store, sketches):
    for sender in SENDERS:
        await people.ask(TEXT, sender)

    class Full(MissStore):
        def find(self, text: str):
            from sqlalchemy.exc import OperationalError

            raise OperationalError("", {}, Exception())

    people.misses._store = Full(engine, keys, K)
    turn = await people.ask(TEXT, "郑十一")
    assert turn.replies[0].text == "没有收录"


async def test_the_replies_stay_without_the_file_of_keys(people, tmp_path):
    (tmp_path / "keys" / "concerns.json").unlink()
    assert (await people.ask(TEXT, "a")).replies[0].text == "没有收录"


async def test_the_replies_stay_without_redis(people, keys, store, waiting):
    from redis.asyncio import Redis

    gone = Redis(unix_socket_path="/nowhere/at/all")
    misses = people.misses
    misses._consent._waiting._redis = gone
    silent = Misses(misses._consent, misses._redactor, Sketches(gone, MissWeeks(gone, keys), K), store)
    turn = Turn("web", "", TEXT, "a", picks=[Pick("unclear")], replies=[Reply("没听明白")])
    await silent.mind(turn)
    assert turn.replies == [Reply("没听明白")]
