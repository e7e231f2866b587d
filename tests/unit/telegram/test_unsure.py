"""Messages of which nobody knows whether they came."""

from bot.telegram.outgoing import Outgoing
from bot.telegram.unsure import MOST_KEPT, SECONDS_KEPT, Unsure


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_message_is_found_by_its_token_more_than_once() -> None:
    unsure = Unsure()
    token = unsure.keep(Outgoing("a"))
    assert [unsure.get(token), unsure.get(token)] == [Outgoing("a"), Outgoing("a")]
    assert len(token) == 16


def test_it_goes_after_ten_minutes() -> None:
    clock = Clock()
    unsure = Unsure(clock)
    token = unsure.keep(Outgoing("a"))
    clock.now = SECONDS_KEPT + 1
    assert unsure.get(token) is None
    assert not unsure._kept


def test_the_oldest_goes_when_there_are_too_many() -> None:
    unsure = Unsure()
    tokens = [unsure.keep(Outgoing(str(number))) for number in range(MOST_KEPT + 1)]
    assert unsure.get(tokens[0]) is None
    assert unsure.get(tokens[1]) == Outgoing("1")


def test_a_token_that_nobody_gave_finds_nothing() -> None:
    assert Unsure().get("0" * 16) is None
