"""Shares of noisy counts: their interval holds whatever the noise and chance have done."""

import random

import pytest

from bot.research.counts.noise import noisy, reach
from bot.research.report.noisy_shares import noisy_shares
from bot.research.report.shares import wilson


def test_share_is_of_the_noisy_counts_and_lies_in_its_interval():
    shares = noisy_shares([30, 50, 20], 6)
    assert [share.value for share in shares] == [0.3, 0.5, 0.2]
    assert all(share.low < share.value < share.high for share in shares)


def test_interval_is_wider_than_without_noise_and_comes_near_it_when_there_are_many():
    few, many, plain = noisy_shares([30, 70], 6)[0], noisy_shares([300000, 700000], 6)[0], wilson(30, 100)
    assert few.low < plain.low < plain.high < few.high
    assert many.high - many.low < 0.003


def test_nothing_but_noise_may_be_any_share():
    assert noisy_shares([0, 0], 6) == [(0, 0, 1), (0, 0, 1)]
    low, high = noisy_shares([4, 0, 0], 6)[0][1:]
    assert (low, high) == (0, 1)


@pytest.mark.parametrize("counts", [[30, 70], [3, 50, 400], [60, 60, 60, 60, 60]])
def test_no_true_counts_that_the_noise_allows_have_an_interval_outside(counts):
    around = int(reach(6, 0.025 / len(counts)))
    found, chance = noisy_shares(counts, 6)[0], random.Random(1)
    for _ in range(500):
        true = [max(0, count + chance.choice((-around, around))) for count in counts]
        if sum(true):
            plain = wilson(true[0], sum(true))
            assert found.low <= plain.low
            assert plain.high <= found.high


@pytest.mark.parametrize("shares", [[0.3, 0.7], [0.02, 0.08, 0.1, 0.3, 0.5]])
def test_of_a_hundred_intervals_at_least_ninety_five_hold_the_share_that_is_drawn_from(shares):
    chance, held = random.Random(2), 0
    for _ in range(300):
        answers = chance.choices(range(len(shares)), shares, k=150)
        counts = {str(place): answers.count(place) for place in range(len(shares))}
        found = noisy_shares(list(noisy(counts, 6).values()), 6)[0]
        held += found.low <= shares[0] <= found.high
    assert held >= 300 * 0.95
