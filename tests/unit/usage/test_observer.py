"""What is counted of a turn: the versions shown, the week, and nothing else."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.conversation.replies import full_reply
from bot.conversation.turn import Outcome, Turn
from bot.usage.observer import Observer
from bot.usage.tally import Sums, Tally
from tests.unit.usage.conftest import Clock

type Ends = Callable[..., None]


@pytest.fixture
def ends(tally: Tally, content_of: Callable, a_topic: Callable, an_answer: Callable) -> Ends:
    """Return a way to let a turn end with answers."""
    keys = ("concern_more", "telegram_care")
    content = content_of(a_topic("fear", version=3), a_topic("care"), *map(an_answer, keys))
    observer = Observer(content, tally)

    def end(*keys: str, channel: str = "web", **fields: object) -> None:
        replies = [full_reply(content, content.answer(key)) for key in keys]
        observer.saw(Turn(channel, "sender", "typed", "p1", replies=replies, **fields))

    return end


def given(sums: Sums) -> dict[tuple, int]:
    return dict(sums.answers)


def test_answer_is_counted_by_the_version_that_was_shown(tally: Tally, ends: Ends) -> None:
    ends("fear")
    ends("fear", "care")
    sums = tally.take()
    assert given(sums) == {("fear", 3, "2026-W48", "given"): 2, ("care", 1, "2026-W48", "given"): 1}
    assert dict(sums.turns) == {("web", "answered", "", "2026-W48"): 2}


def test_wording_of_a_chat_channels_own_is_what_was_shown(tally: Tally, ends: Ends) -> None:
    ends("care", channel="telegram")
    assert given(tally.take()) == {("telegram_care", 1, "2026-W48", "given"): 1}


def test_turn_in_a_form_counts_nothing_at_all(tally: Tally, ends: Ends) -> None:
    ends("fear", "concern_more")
    assert not tally.take()


def test_what_was_typed_and_who_did_is_not_among_the_sums(tally: Tally, ends: Ends) -> None:
    ends("busy", outcome=Outcome.BUSY, reason="busy")
    assert not {"typed", "sender", "p1"} & {part for cell in tally.take().turns for part in cell}


def test_turn_counts_in_the_week_in_which_it_ended(tally: Tally, ends: Ends, clock: Clock) -> None:
    ends("care")
    clock.day = date(2026, 11, 30)
    ends("care")
    assert [week for _, _, week, _ in given(tally.take())] == ["2026-W48", "2026-W49"]


def test_marks_are_counted_beside_what_was_given(tally: Tally) -> None:
    observer = Observer(None, tally)
    observer.voted("fear", 3, useful=True)
    observer.voted("fear", 3, useful=False)
    assert given(tally.take()) == {
        ("fear", 3, "2026-W48", "useful"): 1,
        ("fear", 3, "2026-W48", "useless"): 1,
    }


def test_size_of_what_waits_is_that_of_the_content_however_many_turns(tally: Tally, ends: Ends) -> None:
    for _ in range(1000):
        ends("fear", "care")
    sums = tally.take()
    assert (len(sums.answers), len(sums.turns)) == (2, 1)
