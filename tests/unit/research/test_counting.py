"""Of all concerns a release tells only what was drawn with noise."""

from types import SimpleNamespace

import pyarrow as pa
import pytest

from bot.research.columns import VALUES
from bot.research.counts.ledger import Figures
from bot.research.making.counting import count
from bot.research.making.work import Wanted, Work

COUNTED = {"month": "2026-02", "field": "农业农村", "level": "乡镇", "district": "温县", "status": "处理中"}


class Fixed:
    """An engine that counts seven concerns, all alike, and one of a month before."""

    def rows(self, words):
        """Return the counts by the column that is asked for."""
        name = next(name for name in COUNTED if f"SELECT {name}," in words)
        if name == "month":
            return pa.table({name: ["2025-12", COUNTED[name]], "rows": [1, 7]})
        return pa.table({name: [COUNTED[name]], "rows": [8]})


class Shifting:
    """A ledger whose noise is `shift` in every count, and that remembers what was true."""

    def __init__(self, shift):
        self.shift, self.true = shift, {}

    def figures(self, account, tables, epsilon):
        """Return the counts, shifted."""
        self.true = tables
        noisy = {
            name: {value: n + self.shift for value, n in table.items()} for name, table in tables.items()
        }
        return Figures(noisy, dict.fromkeys(tables, 4.0), epsilon, epsilon)


def counted(shift=0, epsilon=0.5, rows_out=6, *, is_growing=True):
    ledger = Shifting(shift)
    parts = SimpleNamespace(ledger=ledger, current_month="2026-05")
    source = SimpleNamespace(account="store", is_growing=is_growing)
    work = Work(parts, Wanted(epsilon=epsilon), source, Fixed(), None, None)
    work.risk = {"rows_out": rows_out, "loss": {}}
    count(work)
    return work.risk, ledger.true


def test_all_concerns_and_those_of_each_status_are_counted_with_the_others():
    _risk, true = counted()
    assert true["all"] == {"all": 8}
    assert true["status"] == dict.fromkeys([*VALUES["status"], "未说"], 0) | {"处理中": 8}
    assert true.keys() == {*COUNTED, "all"}


def test_months_go_on_to_the_last_one_that_is_over_whether_or_not_a_concern_came():
    _risk, true = counted()
    months = ["2025-12", "2026-01", "2026-02", "2026-03", "2026-04"]
    assert true["month"] == dict(zip(months, (1, 0, 7, 0, 0), strict=True))


def test_a_file_ends_where_it_ends_whatever_the_day():
    _risk, true = counted(is_growing=False)
    assert list(true["month"])[-1] == COUNTED["month"]


def test_what_was_read_and_left_out_is_told_by_the_noisy_total():
    risk, _true = counted(shift=4)
    assert (risk["rows_in"], risk["suppressed"], risk["loss"]) == (12, 6, {"rows_left_out": 0.5})


def test_noise_below_what_was_released_leaves_nothing_out():
    risk, _true = counted(shift=-5)
    assert (risk["rows_in"], risk["suppressed"], risk["loss"]) == (3, 0, {"rows_left_out": 0.0})


@pytest.mark.parametrize("name", ["rows_in", "suppressed", "budget"])
def test_without_a_budget_no_total_is_told(name):
    risk, true = counted(epsilon=0)
    assert risk[name] is None
    assert risk["loss"] == {"rows_left_out": None}
    assert (true, "counts" in risk) == ({}, False)
