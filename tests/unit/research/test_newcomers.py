"""Rows that would show in the difference of two releases wait."""

import pandas as pd
import pytest

from bot.research.columns import QUASI
from bot.research.making.earlier import Earlier
from bot.research.making.newcomers import classes_that_show, kept_without_newcomers

USUAL = {"district": "温县", "level": "乡镇", "field": "农业农村", "length": "短", "status": "已收到"}


def mapping(*classes):
    """Return a mapping, and the rows, of classes given as (month, rows, changes); coarsened to the year."""
    read = [USUAL | {"month": month} | changes for month, _rows, changes in classes]
    released = [{f"to_{name}": (row | {"month": row["month"][:4]})[name] for name in QUASI} for row in read]
    frame = pd.concat([pd.DataFrame(read)[list(QUASI)], pd.DataFrame(released)], axis=1).assign(kept=True)
    return frame, pd.Series([rows for _month, rows, _changes in classes])


def earlier(rows, **changes):
    return pd.DataFrame([USUAL | {"month": "2026", "rows": rows} | changes])


def kept(classes, before, last_month="2026-06", k=5, older=()):
    return kept_without_newcomers(*mapping(*classes), Earlier(before, last_month, older), k).tolist()


def test_one_that_came_since_waits():
    assert kept([("2026-05", 6, {}), ("2026-07", 1, {})], earlier(6)) == [True, False]


@pytest.mark.parametrize("since", [[], [("2026-08", 1, {})], [("2026-08", 4, {})]])
def test_one_that_waited_in_the_last_release_goes_on_waiting(since):
    classes = [("2026-05", 6, {}), ("2026-07", 2, {}), *since]
    assert kept(classes, earlier(6), "2026-07", older=("2026-06",)) == [True, *[False] * (1 + len(since))]


def test_it_waits_until_as_many_as_k_come_together():
    classes = [("2026-05", 6, {}), ("2026-07", 2, {}), ("2026-08", 5, {})]
    assert kept(classes, earlier(6), "2026-07", older=("2026-06",)) == [True, True, True]


def test_those_who_come_to_be_alone_when_a_class_is_left_out_wait_too():
    # without the three of August the class of the answered is too small; the two of July were in it
    answered = {"status": "已回复"}
    july, august = [("2026-07", 3, {}), ("2026-07", 2, answered)], ("2026-08", 3, answered)
    classes = [("2026-05", 6, {}), *july, august]
    assert kept(classes, earlier(6), "2026-07", older=("2026-06",)) == [True, False, False, False]


def test_as_many_as_k_are_hidden_among_themselves():
    assert kept([("2026-05", 6, {}), ("2026-07", 5, {})], earlier(6)) == [True, True]


def test_in_a_class_that_is_new_nothing_can_be_subtracted():
    assert kept([("2026-05", 6, {}), ("2026-07", 5, {})], earlier(6, district="武陟县")) == [True, True]


def test_a_reply_that_moves_rows_to_another_status_is_no_growth():
    classes = [("2026-05", 6, {}), ("2026-05", 6, {"status": "已回复"})]
    assert kept(classes, earlier(12)) == [True, True]


def test_a_class_that_falls_below_k_by_it_is_left_out_whole():
    # two of the six were withdrawn, three came: without the three the class is too small
    assert kept([("2026-05", 4, {}), ("2026-07", 3, {})], earlier(6)) == [False, False]


def test_old_rows_that_move_are_no_newcomers():
    assert kept([("2026-05", 8, {})], earlier(6)) == [True]


def test_what_still_shows_is_counted_by_class():
    frame, rows = mapping(("2026-05", 6, {}), ("2026-07", 1, {}), ("2026-08", 2, {}))
    before = Earlier(earlier(6), "2026-06")
    assert classes_that_show(frame, frame["kept"], rows, before, 5) == 1
    assert classes_that_show(frame, kept_without_newcomers(frame, rows, before, 5), rows, before, 5) == 0


def test_one_that_waited_and_is_released_is_seen():
    frame, rows = mapping(("2026-05", 6, {}), ("2026-07", 2, {}))
    assert classes_that_show(frame, frame["kept"], rows, Earlier(earlier(6), "2026-07", ("2026-06",)), 5) == 1
