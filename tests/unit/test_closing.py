"""What goes on while all is closed, and what becomes of what was begun: real Redis, real database."""

import pytest
from redis.asyncio import Redis

from bot.concerns.draft import Stage
from bot.conversation.turn import Outcome, Turn
from bot.ephemeral.drafts import DRAFT_PREFIX
from tests.unit.person import THROUGH, Person


@pytest.fixture
def person(redis: Redis, tmp_path) -> Person:
    return Person(redis, tmp_path)


def keys(turn: Turn) -> list[str]:
    return [reply.answer.key for reply in turn.replies]


async def receipt_of(person: Person, name: str = "p1") -> str:
    """Return the receipt of a concern that was given and copied."""
    await person.begins(name=name)
    await person.says("怕签字", *THROUGH, name=name)
    turn = Turn("web", "", "提交", name)
    await person.private.take(turn)
    receipt = turn.replies[0].shown.receipt
    assert await person.says(receipt, name=name) == ["concern_copied_right"]
    return receipt


async def test_while_open_nothing_is_said_of_closing(person: Person) -> None:
    turn = Turn("web", "", "容错怎么认定", "p1")
    assert not await person.closing.take(turn)
    assert turn.replies == []


@pytest.mark.parametrize(
    "text", ["容错怎么认定", "", "/greet", "/give_concern", "。。。", "/telegram_privacy"]
)
async def test_while_closed_every_message_gets_the_notice(person: Person, text: str) -> None:
    turn = await person.finds_closed(text)
    assert (keys(turn), turn.outcome, turn.reason) == (["service_closed"], Outcome.CLOSED, "service_closed")
    assert "系统检修" in turn.replies[0].text


@pytest.mark.parametrize("text", ["你们知道我什么", "/about_me"])
async def test_what_is_known_is_said_while_closed(person: Person, text: str) -> None:
    await person.begins()
    assert keys(await person.finds_closed(text)) == ["about_me"]


@pytest.mark.parametrize("text", ["全部清除", "/forget_me"])
async def test_all_is_forgotten_while_closed(person: Person, redis: Redis, text: str) -> None:
    await person.begins()
    assert keys(await person.finds_closed(text)) == ["forget_me"]
    assert await redis.keys() == []


@pytest.mark.parametrize("asks", ["/receipt_check", "凭回执查答复", "我的回执呢"])
async def test_a_holder_of_a_receipt_looks_at_the_concern_and_withdraws_it(person: Person, asks: str) -> None:
    receipt = await receipt_of(person)
    said = [keys(await person.finds_closed(text, "p2")) for text in (asks, receipt, "撤回", "确定")]
    assert said == [["receipt_check"], ["receipt_opened"], ["receipt_withdraw"], ["receipt_withdrawn"]]


@pytest.mark.parametrize(
    ("text", "said"), [("不给研究用了", "receipt_unshare"), ("也给研究用", "receipt_share")]
)
async def test_a_holder_changes_their_mind_about_research_while_closed(
    person: Person, text: str, said: str
) -> None:
    receipt = await receipt_of(person)
    await person.finds_closed(receipt, "p2")
    assert keys(await person.finds_closed(text, "p2")) == [said, "receipt_choose"]


async def test_a_receipt_is_known_without_being_asked_for(person: Person) -> None:
    receipt = await receipt_of(person)
    assert keys(await person.finds_closed(receipt, "p2")) == ["receipt_opened"]


async def test_the_eight_characters_of_a_receipt_are_known_too(person: Person) -> None:
    await person.begins()
    await person.says("怕签字", *THROUGH)
    turn = Turn("web", "", "提交", "p1")
    await person.private.take(turn)
    characters = turn.replies[0].text.partition("是同一个号：")[2][:9]
    assert keys(await person.finds_closed(characters, "p2")) == ["receipt_opened"]


async def test_eight_characters_of_despair_are_no_receipt(person: Person) -> None:
    assert keys(await person.finds_closed("我真的不想活下去")) == ["service_closed"]


async def test_a_receipt_that_was_just_given_can_be_had_again_and_copied(person: Person) -> None:
    await person.begins()
    await person.says("怕签字", *THROUGH, "提交")
    again = await person.finds_closed("/concern_submit")
    assert keys(again) == ["concern_receipt"]
    assert keys(await person.finds_closed(again.replies[0].shown.receipt)) == ["concern_copied_right"]


@pytest.mark.parametrize("text", ["补充", "/receipt_more"])
async def test_nothing_is_added_to_a_concern_while_closed(person: Person, text: str) -> None:
    receipt = await receipt_of(person)
    await person.says(receipt)
    assert keys(await person.finds_closed(text)) == ["service_closed"]
    assert (await person.drafts.get("p1")).stage is Stage.OPENED


@pytest.mark.parametrize(
    "text", ["还怕倒查", "写完了", "提交", "/concern_submit", "/receipt_check", "123456"]
)
async def test_a_draft_waits_as_it_is_and_its_writer_is_told(person: Person, text: str) -> None:
    await person.begins()
    await person.says("怕签字")
    before = await person.drafts.get("p1")
    assert keys(await person.finds_closed(text)) == ["service_closed", "concern_waits"]
    assert await person.drafts.get("p1") == before


async def test_the_minutes_of_a_waiting_draft_are_told_and_not_prolonged(
    person: Person, redis: Redis
) -> None:
    await person.begins()
    await person.says("怕签字")
    await redis.expire(DRAFT_PREFIX + "p1", 12 * 60 + 30)
    turn = await person.finds_closed("还怕倒查")
    assert "再留12分钟" in turn.replies[1].text
    assert await redis.ttl(DRAFT_PREFIX + "p1") <= 12 * 60 + 30


async def test_what_is_to_be_added_waits_too(person: Person) -> None:
    receipt = await receipt_of(person)
    await person.says(receipt, "补充", "再说一句")
    assert keys(await person.finds_closed("/receipt_send")) == ["service_closed", "concern_waits"]
    assert await person.says("/receipt_send") == ["receipt_sent"]


@pytest.mark.parametrize("text", ["不写了", "/concern_cancelled"])
async def test_a_draft_can_be_dropped_while_closed(person: Person, text: str) -> None:
    await person.begins()
    await person.says("怕签字")
    assert keys(await person.finds_closed(text)) == ["concern_cancelled"]
    assert await person.drafts.get("p1") is None


async def test_an_empty_form_takes_nothing_in_and_gives_way_to_a_receipt(person: Person) -> None:
    receipt = await receipt_of(person)
    await person.begins(name="p2")
    assert keys(await person.finds_closed("怕签字", "p2")) == ["service_closed"]
    assert (await person.drafts.get("p2")).texts == []
    assert keys(await person.finds_closed(receipt, "p2")) == ["receipt_opened"]


async def test_the_dialogue_hears_nothing_while_closed(person: Person) -> None:
    await person.begins()
    await person.says("怕签字")
    heard = len(person.understander.names)
    for text in ("俺不想活了", "不想写了", "会不会查到我", "再补充一句"):
        await person.finds_closed(text)
    assert len(person.understander.names) == heard


async def test_a_draft_is_finished_after_the_opening(person: Person) -> None:
    await person.begins()
    await person.says("怕签字")
    await person.finds_closed("还怕倒查")
    assert await person.says("也怕问责", *THROUGH, "提交") == ["concern_receipt"]


async def test_a_late_tap_is_told_that_the_draft_is_gone_while_closed(person: Person) -> None:
    assert keys(await person.finds_closed("/concern_submit")) == ["concern_expired"]
