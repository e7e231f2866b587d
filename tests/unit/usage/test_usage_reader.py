"""What the console reads: totals, versions, ranking, trend, share answered."""

from datetime import date

import pytest
from sqlalchemy import Engine

from bot.usage.ending import End, Ending
from bot.usage.ledger import Ledger
from bot.usage.reader import Ranked, Totals, Usage
from bot.usage.tally import Count, Sums
from bot.usage.weeks import last_weeks
from tests.unit.usage.conftest import Clock


class Past:
    """Weeks gone by."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def answer(self, key: str, week: str, given: int = 0, useful: int = 0, version: int = 1) -> None:
        sums = Sums()
        sums.answers[key, version, week, Count.GIVEN] = given
        sums.answers[key, version, week, Count.USEFUL] = useful
        self._ledger.add(sums)

    def turns(self, week: str, number: int, ending: Ending, channel: str = "web") -> None:
        sums = Sums()
        sums.turns[channel, ending.end, ending.reason, week] = number
        self._ledger.add(sums)


@pytest.fixture
def past(ledger: Ledger) -> Past:
    return Past(ledger)


@pytest.fixture
def usage(engine: Engine, clock: Clock) -> Usage:
    return Usage(engine, clock)


def test_nothing_was_used_yet(usage: Usage) -> None:
    assert (usage.totals(), usage.versions("fear"), usage.ranking({"fear"})) == ({}, {}, [])


def test_totals_are_of_all_weeks_and_versions(past: Past, usage: Usage) -> None:
    past.answer("fear", "2026-W10", given=3, useful=1)
    past.answer("fear", "2026-W48", given=4, version=2)
    past.answer("care", "2026-W48", given=1)
    assert usage.totals() == {"fear": Totals(7, 1, 0), "care": Totals(1)}


def test_versions_are_told_apart_newest_first(past: Past, usage: Usage) -> None:
    for version, given in ((2, 4), (10, 1), (9, 2)):
        past.answer("fear", "2026-W48", given=given, version=version)
    assert list(usage.versions("fear").items()) == [(10, Totals(1)), (9, Totals(2)), (2, Totals(4))]


def test_mark_on_a_version_that_was_never_given_counts_nowhere(past: Past, usage: Usage) -> None:
    past.answer("fear", "2026-W48", given=2, version=3)
    past.answer("fear", "2026-W48", useful=9, version=1)
    past.answer("care", "2026-W48", useful=9)
    assert usage.totals() == {"fear": Totals(2)}
    assert usage.versions("fear") == {3: Totals(2)}
    assert usage.trend("fear", 1) == {"2026-W48": Totals(2)}


def test_mark_of_the_week_after_counts_for_what_was_given_before(past: Past, usage: Usage) -> None:
    past.answer("fear", "2026-W47", given=2)
    past.answer("fear", "2026-W48", useful=1)
    assert usage.totals() == {"fear": Totals(2, 1, 0)}


def test_hottest_topic_comes_first_with_its_change(past: Past, usage: Usage) -> None:
    past.answer("fear", "2026-W48", given=5)
    past.answer("fear", "2026-W46", given=8)
    past.answer("care", "2026-W47", given=9)
    past.answer("pay", "2026-W45", given=2)
    past.answer("greet", "2026-W48", given=99)
    ranking = usage.ranking({"fear", "care", "pay"}, weeks=2)
    assert ranking == [Ranked("care", 9, 0), Ranked("fear", 5, 8), Ranked("pay", 0, 2)]
    assert [topic.change for topic in ranking] == [9, -3, -2]


def test_ranking_forgets_what_was_earlier(past: Past, usage: Usage) -> None:
    past.answer("fear", "2026-W44", given=5)
    assert usage.ranking({"fear"}, weeks=2) == []


def test_trend_has_every_week_oldest_first(past: Past, usage: Usage) -> None:
    past.answer("fear", "2026-W46", given=2, useful=1)
    past.answer("care", "2026-W47", given=9)
    assert list(usage.trend("fear", 3).items()) == [
        ("2026-W46", Totals(2, 1, 0)),
        ("2026-W47", Totals()),
        ("2026-W48", Totals()),
    ]


def test_weeks_run_on_over_the_turn_of_the_year() -> None:
    assert last_weeks(date(2027, 1, 5), 3) == ["2026-W52", "2026-W53", "2027-W01"]


def test_share_answered_is_of_the_questions_without_the_talk_itself(past: Past, usage: Usage) -> None:
    for number, ending in (
        (6, Ending(End.ANSWERED)),
        (1, Ending(End.CANDIDATES, "unclear")),
        (2, Ending(End.MISSED, "not_recorded")),
        (1, Ending(End.MISSED, "out_of_scope")),
        (1, Ending(End.REFUSED, "too_long")),
        (1, Ending(End.BUSY, "busy")),
        (50, Ending(End.TALK)),
    ):
        past.turns("2026-W48", number, ending)
    before, week = usage.share(2)
    assert (before.week, before.questions(), before.share()) == ("2026-W47", 0, None)
    assert (week.questions(), week.share()) == (12, 0.5)
    assert dict(week.reasons[End.MISSED]) == {"not_recorded": 2, "out_of_scope": 1}
    assert [week.turns(end) for end in (End.TALK, End.BUSY)] == [50, 1]


def test_share_can_be_read_of_one_chat_channel(past: Past, usage: Usage) -> None:
    past.turns("2026-W48", 3, Ending(End.ANSWERED))
    past.turns("2026-W48", 2, Ending(End.ANSWERED), "telegram")
    assert [usage.share(1, channel)[0].turns(End.ANSWERED) for channel in ("", "telegram")] == [5, 2]
