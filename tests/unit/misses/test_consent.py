"""Consent: two taps, what is shown between them, and everything that makes a tap count for nothing."""

import pytest

from bot.conversation.turn import Pick
from bot.ephemeral.held import Held
from bot.ephemeral.limits import CONSENTS
from bot.ephemeral.waiting import SECONDS_KEPT, WAITING_PREFIX
from bot.misses.reason import Reason
from tests.unit.misses.conftest import NAME

TEXT = "驻村工作队的补助啥时候发"


def button(turn, title: str) -> str:
    """Return what the button of a reply carries."""
    return next(b.payload for b in turn.replies[-1].buttons if b.title == title)


async def offered(people, text: str = TEXT, name: str = "a") -> str:
    return button(await people.ask(text, name), "用这句改进")


async def shown(people, text: str = TEXT, name: str = "a"):
    """Return the turn that shows the sentence."""
    return await people.ask(await offered(people, text, name), name)


def kept(desk) -> list[tuple[str, bool]]:
    return [(e.text, e.is_consented) for group in desk.groups() for e in group.examples]


async def test_the_button_stands_below_what_was_said_instead_of_an_answer(people):
    turn = await people.ask(TEXT, "a", picks=[Pick("unclear", candidates=("fear",))])
    assert [b.title for b in turn.replies[-1].buttons] == ["用这句改进"]


async def test_an_answer_has_no_such_button(people):
    turn = await people.ask(TEXT, "a", picks=[Pick("fear")])
    assert turn.replies[-1].buttons == ()


async def test_what_a_button_carries_fits_on_telegram(people):
    payload = await offered(people)
    assert len(payload.encode()) <= 64
    assert TEXT not in payload


async def test_the_first_tap_shows_the_sentence_and_keeps_nothing(people, desk):
    turn = await shown(people)
    assert TEXT in turn.replies[0].text
    assert [b.title for b in turn.replies[0].buttons] == ["可以用", "算了"]
    assert kept(desk) == []


async def test_the_second_tap_keeps_it(people, desk):
    assert await people.tap(button(await shown(people), "可以用"), "a") == "improve_yes"
    assert kept(desk) == [(TEXT, True)]


async def test_a_group_of_one_shows_no_number(people, desk):
    await people.tap(button(await shown(people), "可以用"), "a")
    [group] = desk.groups()
    assert (group.is_open, group.senders, group.weeks, group.reason) == (False, 0, (), Reason.NOT_RECORDED)


async def test_a_name_is_masked_before_it_is_shown_and_kept(people, desk):
    turn = await shown(people, f"{NAME}欠的驻村补助啥时候发")
    assert "【姓名】欠的驻村补助" in turn.replies[0].text
    assert NAME not in turn.replies[0].text
    await people.tap(button(turn, "可以用"), "a")
    assert kept(desk) == [("【姓名】欠的驻村补助啥时候发", True)]


async def test_nothing_is_offered_when_hardly_a_word_is_left(people):
    assert (await people.ask(f"{NAME}呢吧", "a")).replies[-1].buttons == ()


async def test_no_means_no(people, desk, waiting):
    turn = await shown(people)
    assert await people.tap(button(turn, "算了"), "a") == "improve_no"
    assert await waiting.get("a") is None
    assert await people.tap(button(turn, "可以用"), "a") == "improve_gone"
    assert kept(desk) == []


async def test_the_next_question_ends_the_offer(people, desk):
    early = await offered(people)
    await people.ask("容错认定走几步", "a", picks=[Pick("procedure")])
    assert await people.tap(early, "a") == "improve_gone"
    assert kept(desk) == []


async def test_the_next_tap_on_another_button_ends_it_too(people):
    early = await offered(people)
    await people.ask("/none_of_these", "a", picks=[Pick("none_of_these")], is_payload=True)
    assert await people.tap(early, "a") == "improve_gone"


async def test_a_late_tap_does_not_agree_to_another_sentence(people, desk):
    turn = await shown(people)
    later = await offered(people, "机关食堂太难吃了")
    assert await people.tap(button(turn, "可以用"), "a") == "improve_gone"
    assert kept(desk) == []
    assert await people.tap(later, "a") == "improve_ask"


@pytest.mark.parametrize("tap", ["/improve_yes", "/improve_yes 000000", "/improve_ask", "/improve_no zz"])
async def test_a_tap_without_the_mark_counts_for_nothing(people, desk, tap):
    await offered(people)
    assert await people.tap(tap, "a") == "improve_gone"
    assert kept(desk) == []


async def test_nobody_agrees_for_another(people, desk):
    turn = await shown(people)
    assert await people.tap(button(turn, "可以用"), "b") == "improve_gone"
    assert kept(desk) == []


async def test_a_second_tap_keeps_it_once(people, desk):
    yes = button(await shown(people), "可以用")
    assert [await people.tap(yes, "a"), await people.tap(yes, "a")] == ["improve_yes", "improve_gone"]
    assert len(kept(desk)) == 1


async def test_the_sentence_waits_encrypted_for_ten_minutes(people, redis):
    await offered(people)
    sealed = await redis.get(WAITING_PREFIX + "a")
    assert TEXT.encode() not in sealed
    assert 0 < await redis.ttl(WAITING_PREFIX + "a") <= SECONDS_KEPT


async def test_the_first_tap_prolongs_nothing(people, redis):
    payload = await offered(people)
    await redis.expire(WAITING_PREFIX + "a", 7)
    await people.tap(payload, "a")
    assert await redis.ttl(WAITING_PREFIX + "a") <= 7


async def test_what_is_expired_cannot_be_agreed_to(people, redis, desk):
    turn = await shown(people)
    await redis.delete(WAITING_PREFIX + "a")
    assert await people.tap(button(turn, "可以用"), "a") == "improve_gone"


async def test_what_cannot_be_read_any_more_is_gone(people, redis):
    payload = await offered(people)
    await redis.set(WAITING_PREFIX + "a", b"garbage")
    assert await people.tap(payload, "a") == "improve_gone"


async def test_it_is_listed_among_what_is_known_and_forgotten_with_it(people, redis):
    await offered(people)
    held = Held(redis)
    assert "question" in [item.name for item in await held.items("a")]
    await held.forget("a")
    assert await redis.exists(WAITING_PREFIX + "a") == 0


async def test_too_many_at_once_are_not_kept_and_wait(people, desk):
    texts = (
        "机关食堂太难吃了",
        "公积金怎么提取",
        "水库放水把麦子淹了",
        "老人高龄津贴从几岁领",
        "环评没批先开工",
    )
    assert len(texts) == CONSENTS.of_one
    for text in texts:
        await people.tap(button(await shown(people, text), "可以用"), "a")
    turn = await shown(people)
    assert await people.tap(button(turn, "可以用"), "a") == "improve_not_kept"
    assert len(kept(desk)) == CONSENTS.of_one


async def test_a_database_that_fails_is_said_and_the_sentence_waits(people, desk, monkeypatch):
    from sqlalchemy.exc import OperationalError

    def fails(*_: object) -> None:
        raise OperationalError("", {}, Exception())

    turn = await shown(people)
    with monkeypatch.context() as broken:
        broken.setattr(people.misses._consent._store, "consent", fails)
        assert await people.tap(button(turn, "可以用"), "a") == "improve_not_kept"
    assert await people.tap(button(turn, "可以用"), "a") == "improve_yes"


async def test_staff_who_withdraw_the_question_end_the_offer(people, monkeypatch):
    monkeypatch.setattr(people.misses._consent._content, "answer", lambda _key: None, raising=False)
    assert (await people.ask(TEXT, "a")).replies[-1].buttons == ()
