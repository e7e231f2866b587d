"""Weeks and the months they belong to."""

from datetime import date

import pytest

from bot.research.months import BadWeek, current_month, month_before, month_of, months_between


@pytest.mark.parametrize(
    ("week", "month"),
    [
        ("2026-W48", "2026-11"),
        ("2026-W49", "2026-12"),  # begins on 30 November, its Thursday is in December
        ("2026-W01", "2026-01"),  # begins on 29 December 2025
        ("2026-W53", "2026-12"),  # ends in January
        ("2020-W53", "2020-12"),
    ],
)
def test_a_week_belongs_to_the_month_of_its_thursday(week, month):
    assert month_of(week) == month


@pytest.mark.parametrize(
    "wrong", ["", "2026-48", "2026-W54", "2025-W53", "2026-W0x", "去年", "26-W10", "2026-W 1", "2_26-W10"]
)
def test_what_is_no_week_is_refused(wrong):
    with pytest.raises(BadWeek):
        month_of(wrong)


def test_the_current_month_is_the_month_of_the_current_week():
    assert current_month(date(2026, 11, 30)) == "2026-12"
    assert current_month(date(2027, 1, 1)) == "2026-12"


@pytest.mark.parametrize(("month", "before"), [("2026-11", "2026-10"), ("2026-01", "2025-12")])
def test_a_month_has_one_before_it(month, before):
    assert month_before(month) == before


def test_months_are_listed_to_the_one_before_the_last():
    assert months_between("2025-11", "2026-02") == ["2025-11", "2025-12", "2026-01"]
    assert months_between("2026-01", "2026-02") == ["2026-01"]
