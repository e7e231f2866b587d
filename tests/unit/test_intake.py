"""The intake of concerns, switched off: nobody begins, and nobody loses what they have written."""

import pytest
from redis.asyncio import Redis

from bot.conversation.turn import Pick, Turn
from tests.unit.person import THROUGH, Person


@pytest.fixture
def person(redis: Redis, tmp_path) -> Person:
    one = Person(redis, tmp_path)
    one.switches.is_intake_on = False
    return one


async def test_who_wants_to_give_a_concern_is_told_the_other_ways_and_no_form_opens(person: Person) -> None:
    assert await person.begins() == ["concern_closed"]
    assert await person.drafts.get("p1") is None


async def test_who_asks_for_a_receipt_is_served(person: Person) -> None:
    assert await person.begins("receipt_check") == ["receipt_check"]
    assert await person.drafts.get("p1")


async def test_other_decisions_stay_as_they_are(person: Person) -> None:
    turn = Turn("web", "", "x", "p1", picks=[Pick("distress"), Pick("give_concern"), Pick("fear")])
    await person.intake.mind(turn)
    assert turn.picks == [Pick("distress"), Pick("concern_closed"), Pick("fear")]


async def test_what_is_being_written_is_finished_and_submitted(person: Person) -> None:
    person.switches.is_intake_on = True
    await person.begins()
    await person.says("怕签字")
    person.switches.is_intake_on = False
    assert await person.says("/give_concern") == ["concern_unfinished"]
    assert await person.says("还怕倒查", *THROUGH, "提交") == ["concern_receipt"]


async def test_an_empty_form_is_closed_when_its_owner_begins_again(person: Person) -> None:
    person.switches.is_intake_on = True
    await person.begins()
    person.switches.is_intake_on = False
    assert await person.begins() == ["concern_closed"]
    assert await person.says("容错怎么认定") == []


async def test_a_receipt_that_is_not_yet_copied_is_not_lost(person: Person) -> None:
    person.switches.is_intake_on = True
    await person.begins()
    await person.says("怕签字", *THROUGH, "提交")
    person.switches.is_intake_on = False
    assert await person.begins() == ["concern_closed"]
    assert await person.says("再看一遍") == ["concern_receipt"]


async def test_distress_is_still_heard_while_a_draft_is_finished(redis: Redis, tmp_path) -> None:
    person = Person(redis, tmp_path, "distress")
    await person.begins()
    person.switches.is_intake_on = False
    assert await person.says("俺不想活了") == ["distress", "concern_added"]
