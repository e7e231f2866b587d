"""The private part of a talk, with a real Redis and a real database; the dialogue is a fake."""

import asyncio

import pytest
from redis.asyncio import Redis

from bot.concerns.draft import Draft, Stage
from bot.concerns.receipt import in_characters, in_digits
from bot.conversation.turn import PartUnavailable, Turn
from bot.ephemeral.drafts import DRAFT_PREFIX, SECONDS_KEPT
from bot.ephemeral.limits import RECEIPTS, SUBMISSIONS, Rule, SharedLimit
from bot.ephemeral.server import redis_url
from tests.unit.person import ANSWERS, THROUGH, Person, standing_still


@pytest.fixture
def person(redis: Redis, tmp_path) -> Person:
    return Person(redis, tmp_path)


async def test_who_is_not_in_the_form_is_left_to_the_dialogue(person):
    assert await person.says("容错怎么认定") == []


async def test_who_is_in_the_form_is_not(person):
    await person.begins()
    assert await person.says("怕签字") == ["concern_added"]


@pytest.mark.parametrize("key", ["give_concern", "receipt_check"])
async def test_a_new_beginning_loses_nothing_of_what_was_written(person, key):
    await person.begins()
    await person.says("怕签字")
    assert await person.says(f"/{key}") == ["concern_unfinished"]
    await person.begins(key)
    assert (await person.drafts.get("p1")).texts == ["怕签字"]


async def test_a_draft_is_encrypted_and_goes_by_itself(person, redis):
    await person.begins()
    await person.says("怕签字")
    sealed = await redis.get(DRAFT_PREFIX + "p1")
    assert "怕签字".encode() not in sealed
    assert 0 < await redis.ttl(DRAFT_PREFIX + "p1") <= SECONDS_KEPT


async def test_a_draft_that_cannot_be_read_any_more_is_no_draft(person, redis):
    await redis.set(DRAFT_PREFIX + "p1", b"garbage")
    assert await person.says("怕签字") == []


async def test_a_late_tap_is_told_that_the_draft_is_gone(person):
    assert await person.says("/concern_submit") == ["concern_expired"]
    assert await person.says("写完了") == ["concern_expired"]
    assert await person.says(ANSWERS["concern_submit_shared"].title) == ["concern_expired"]


async def test_another_persons_draft_is_never_seen(person):
    await person.begins()
    await person.says("怕签字")
    assert await person.says("写完了", name="p2") == ["concern_expired"]


async def test_the_dialogue_hears_each_message_under_a_name_of_its_own(person):
    await person.begins()
    await person.says("怕签字", "怕倒查")
    assert len(set(person.understander.names)) == 2
    assert "p1" not in person.understander.names


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("distress", ["distress", "concern_added"]),
        ("report_person", ["concern_report", "concern_added"]),
        ("anonymous_how", ["anonymous_how", "concern_more"]),
        ("fear", ["concern_added"]),
        ("down", ["concern_added"]),
    ],
)
async def test_what_is_heard_while_writing(redis, tmp_path, heard, said):
    person = Person(redis, tmp_path, heard)
    await person.begins()
    assert await person.says("局长逼我签字") == said


async def test_a_long_message_is_part_of_the_concern_whatever_it_asks(redis, tmp_path):
    person = Person(redis, tmp_path, "anonymous_how")
    await person.begins()
    assert await person.says("我想知道" + "会不会查到我" * 10) == ["concern_added"]


async def test_an_exact_command_is_not_listened_to(redis, tmp_path):
    person = Person(redis, tmp_path, "distress")
    await person.begins()
    assert await person.says("写完了") == ["concern_nothing_yet"]


async def test_a_long_number_is_taken_for_a_receipt_anywhere(person):
    assert await person.says(in_digits(1234567)) == ["receipt_unknown"]
    assert await person.says("123 456 789 012 345 678 901", name="p2") == ["receipt_miscopied"]


async def test_a_receipt_in_characters_opens_its_concern_anywhere(person):
    await person.begins()
    await person.says("怕签字", *THROUGH, "提交")
    receipt = in_characters((await person.drafts.get("p1")).receipt)
    assert await person.says(receipt, name="p2") == ["receipt_opened"]
    assert await person.says(receipt.replace(" ", ""), name="p3") == ["receipt_opened"]


async def test_eight_characters_that_are_no_receipt_are_left_to_the_dialogue(person):
    assert await person.says("不想活了怎么办呢") == []


async def test_another_question_leaves_the_desk_and_a_receipt_is_waited_for(person, redis):
    await person.begins("receipt_check")
    assert await person.says("怎么认定") == []
    assert await redis.get(DRAFT_PREFIX + "p1") is None


async def test_ten_thousand_tries_of_one_sender_get_one_sentence(person):
    await person.begins("receipt_check")
    said = [await person.says(in_digits(number)) for number in range(RECEIPTS.of_one)]
    assert said == [["receipt_unknown"]] * RECEIPTS.of_one
    limit = person.private._talk._limits.receipts
    assert not any([await limit.allows("p1") for _ in range(10_000)])
    assert await person.says(in_digits(1)) == ["receipt_too_often"]


async def test_ten_thousand_submissions_of_many_senders_find_a_limit(redis):
    limit = SharedLimit(redis, Rule("flood", 600, of_one=5, of_all=600), standing_still)
    allowed = [await limit.allows(f"p{number % 4000}") for number in range(10_000)]
    assert sum(allowed) == 600


async def test_a_flood_loses_nothing_of_what_was_written(person):
    for _ in range(SUBMISSIONS.of_one):
        await person.begins()
        assert await person.says("怕签字", *THROUGH, "提交") == ["concern_receipt"]
    await person.begins()
    assert await person.says("怕签字", *THROUGH, "提交") == ["concern_too_many"]
    draft = await person.drafts.get("p1")
    assert (draft.stage, draft.texts) == (Stage.CONFIRM, ["怕签字"])


async def test_two_taps_at_once_submit_once(person):
    await person.begins()
    await person.says("怕签字", *THROUGH)
    both = await asyncio.gather(person.says("提交"), person.says("/concern_submit"))
    assert both == [["concern_receipt"], ["concern_receipt"]]
    draft = await person.drafts.get("p1")
    assert draft.stage is Stage.SUBMITTED


async def test_sharing_counts_as_a_submission(person):
    for _ in range(SUBMISSIONS.of_one):
        await person.begins()
        assert (await person.says("怕签字", *THROUGH, "也给研究用"))[-1] == "concern_receipt"
    await person.begins()
    assert await person.says("怕签字", *THROUGH, "也给研究用") == ["concern_too_many"]


async def test_the_receipt_stays_when_the_other_button_is_typed_late(person):
    await person.begins()
    await person.says("怕签字", *THROUGH, "提交")
    assert await person.says("也给研究用") == ["concern_receipt"]


async def test_the_button_of_an_opened_concern_is_the_one_that_changes_something(person):
    await person.begins()
    await person.says("怕签字", *THROUGH, "也给研究用")
    receipt = in_digits((await person.drafts.get("p1")).receipt)
    turn = Turn("web", "", receipt, "p2")
    await person.private.take(turn)
    payloads = {button.payload for button in turn.replies[0].buttons}
    assert "/receipt_unshare" in payloads
    assert "/receipt_share" not in payloads


async def test_redis_that_is_gone_is_said_and_not_raised_as_something_else(tmp_path):
    with redis_url("") as url:
        redis = Redis.from_url(url)
        person = Person(redis, tmp_path)
        await person.begins()
        await person.says("怕签字")
    with pytest.raises(PartUnavailable):
        await person.says("写完了")


async def test_what_is_held_is_listed_with_its_countdown(person, redis):
    assert await person.says("你们知道我什么") == ["about_me_nothing"]
    await person.begins()
    turn = Turn("web", "", "/about_me", "p1")
    await person.private.take(turn)
    assert "30分钟" in turn.replies[0].text
    assert "没提交的顾虑" in turn.replies[0].text
    assert await person.says("全部清除") == ["forget_me"]
    assert await redis.keys() == []


@pytest.mark.parametrize("key", ["help", "greet", "anonymous_how"])
async def test_a_button_in_between_is_answered_and_the_form_goes_on(person, key):
    await person.begins()
    assert await person.says(f"/{key}") == [key, "concern_more"]
    assert await person.says("怕签字", "写完了", f"/{key}") == [key, "concern_preview", "concern_green"]
    assert await person.says("下一步", f"/{key}") == [key, "concern_reluctance"]


async def test_a_button_of_another_answer_leaves_the_receipt_that_was_shown(person):
    await person.begins()
    await person.says("怕签字", *THROUGH, "提交")
    assert await person.says("/what_is") == []


@pytest.mark.parametrize(("channel", "said"), [("telegram", ["telegram_privacy"]), ("web", [])])
async def test_a_notice_is_given_on_its_own_channel_only(person, channel, said):
    turn = Turn(channel, "", "/telegram_privacy", "p1")
    await person.private.take(turn)
    assert [reply.answer.key for reply in turn.replies] == said


async def test_a_mark_in_the_middle_of_a_form_is_counted_and_the_form_goes_on(person):
    await person.begins()
    await person.says("怕签字")
    assert await person.says("/useful what_is 1") == ["vote_useful"]
    assert person.counted == [("what_is", 1, True)]
    assert (await person.drafts.get("p1")).texts == ["怕签字"]


async def test_what_was_marked_is_held_listed_and_deleted(person, redis):
    await person.says("/useless what_is 1")
    turn = Turn("web", "", "/about_me", "p1")
    await person.private.take(turn)
    assert ANSWERS["about_me_votes"].text.split("（")[0].strip() in turn.replies[0].text
    assert await person.says("全部清除") == ["forget_me"]
    assert await redis.keys() == []


async def test_put_and_drop(person):
    await person.drafts.put("p9", Draft(stage=Stage.WRITING, texts=["x"]))
    assert (await person.drafts.get("p9")).texts == ["x"]
    await person.drafts.drop("p9")
    assert await person.drafts.get("p9") is None
