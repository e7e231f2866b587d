"""Intervals of shares and of their differences, against published figures."""

import pytest

from bot.research.report.shares import difference, wilson


# Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3
@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_interval_of_a_share_is_the_published_one(count, total, low, high) -> None:
    share = wilson(count, total)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


# Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10
@pytest.mark.parametrize(
    ("later", "earlier", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_interval_of_a_difference_is_the_published_one(later, earlier, low, high) -> None:
    change = difference(wilson(*earlier), wilson(*later))
    assert (round(change.low, 4), round(change.high, 4)) == (low, high)


def test_share_of_all_and_of_none_stay_within_0_and_1() -> None:
    assert (wilson(0, 7).low, wilson(7, 7).high) == (0.0, 1.0)


def test_difference_of_equal_shares_holds_zero_and_a_great_one_does_not() -> None:
    assert difference(wilson(50, 100), wilson(50, 100)).holds_zero
    assert not difference(wilson(10, 100), wilson(50, 100)).holds_zero
