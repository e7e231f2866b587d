"""The report's changes from one period to the next."""

import pandas as pd
import pytest

from bot.research.columns import HIDDEN
from tests.unit.research.report_read import part, read, rows


def test_months_that_are_hidden_are_counted_as_left_out_of_changes() -> None:
    all_rows = pd.concat([rows(20, month="2025-03"), rows(20), rows(8, month=HIDDEN)])
    changes = part(read(released=all_rows), "时期之间的变化")
    assert "月份未公布的 8 条没有算进来" in changes
    assert "带原话" not in changes  # rows with words keep their month


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (["2025-01", "2026-12"], "这两期都是整的"),
        (["2025-01", "2026-10"], "2026 不是整的一期"),
        (["2025-03", "2026-10"], "2025、2026 不是整的一期"),
        (None, "后一期可能还没有过完"),
    ],
)
def test_year_that_is_not_over_is_said_to_be_compared_with_a_whole_one(period, said) -> None:
    both = pd.concat([rows(20, month="2025"), rows(20, month="2026")])
    risk = {"period": period} if period else {}
    assert said in part(read(released=both, risk=risk), "时期之间的变化")


def test_change_is_seen_only_when_the_interval_does_not_hold_zero() -> None:
    before = pd.concat([rows(50), rows(50, reluctance="不会为")])
    same = before.assign(month="2026-09")
    other = rows(100, month="2026-09")
    assert "看不出变化" in part(read(released=pd.concat([before, same])), "时期之间的变化")
    assert "+50.0" in part(read(released=pd.concat([before, other])), "时期之间的变化")


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("2025-11", "2026-02", "2025-H2（20 条）和 2026-H1（20 条）"),
        ("2025-Q3", "2026-H2", "2025-H2（20 条）和 2026-H2（20 条）"),
        ("2025", "2026-02", "2025（20 条）和 2026（20 条）"),
    ],
)
def test_periods_are_half_years_or_the_coarsest_there_is(earlier, later, said) -> None:
    both = pd.concat([rows(20, month=earlier), rows(20, month=later), rows(20, month=HIDDEN)])
    assert said in part(read(released=both), "时期之间的变化")
