"""Published counts: noisy, paid for once, never overspent."""

import statistics
import threading

import pytest

from bot.database import open_database
from bot.research.counts.budget import Budget
from bot.research.counts.ledger import BudgetSpent, Ledger
from bot.research.counts.noise import half_width, noisy

TABLES = {"level": {"乡镇": 40, "村": 3, "未说": 0}, "link": {"容错": 20, "纠错": 23}}
OTHERS = {"level": {"乡镇": 41, "村": 3, "未说": 0}, "link": {"容错": 20, "纠错": 24}}


@pytest.fixture
def ledger(tmp_path):
    return Ledger(open_database(f"sqlite:///{tmp_path}/l.sqlite"), budget=1.0)


@pytest.fixture
def budget(tmp_path):
    return Budget(open_database(f"sqlite:///{tmp_path}/l.sqlite"), 1.0)


def test_noise_has_the_spread_that_its_epsilon_asks_for():
    drawn = [noisy({"a": 1000}, epsilon=0.5)["a"] for _ in range(3000)]
    assert abs(statistics.mean(drawn) - 1000) < 0.3
    assert 2.4 < statistics.pstdev(drawn) < 3.2  # discrete Laplace of scale 2: 2.8


def test_half_width_holds_ninety_five_of_a_hundred_draws():
    far = sum(abs(noisy({"a": 1000}, 0.5)["a"] - 1000) > half_width(0.5) for _ in range(3000))
    assert far < 3000 * 0.07


def test_no_count_is_below_zero():
    assert min(noisy(dict.fromkeys("abcdefgh", 0), 0.1).values()) >= 0


def test_a_value_without_concerns_gets_noise_too():
    assert any(noisy({"a": 0}, 0.1)["a"] for _ in range(50))


def test_the_same_counts_again_are_the_same_figures_and_cost_nothing(ledger, budget):
    first = ledger.figures("store", TABLES, 0.4)
    assert ledger.figures("store", TABLES, 0.4) == first
    assert budget.left("store") == pytest.approx(0.6)


def test_figures_of_changed_counts_are_paid_for(ledger):
    ledger.figures("store", TABLES, 0.4)
    assert ledger.figures("store", OTHERS, 0.4).spent == pytest.approx(0.8)


def test_the_ledger_refuses_what_is_not_left_and_says_how_much_is(ledger, budget):
    ledger.figures("store", TABLES, 0.7)
    with pytest.raises(BudgetSpent, match="budget") as refused:
        ledger.figures("store", OTHERS, 0.4)
    assert refused.value.figures == {"asked": "0.4", "left": "0.3"}
    assert budget.left("store") == pytest.approx(0.3)


def test_after_a_refusal_the_figures_of_before_are_still_given(ledger):
    first = ledger.figures("store", TABLES, 1.0)
    with pytest.raises(BudgetSpent):
        ledger.figures("store", OTHERS, 0.001)
    assert ledger.figures("store", TABLES, 1.0) == first


def test_each_body_of_data_has_a_budget_of_its_own(ledger):
    ledger.figures("store", TABLES, 1.0)
    assert ledger.figures("file", TABLES, 1.0).spent == pytest.approx(1.0)


def test_many_at_once_cannot_spend_more_than_there_is(tmp_path):
    ledgers = [Ledger(open_database(f"sqlite:///{tmp_path}/l.sqlite"), budget=1.0) for _ in range(6)]
    paid = []

    def ask(place):
        try:
            paid.append(ledgers[place].figures("store", {"t": {"a": place}}, 0.3).spent)
        except BudgetSpent:
            pass

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(6)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(paid) == [pytest.approx(0.3), pytest.approx(0.6), pytest.approx(0.9)]


def test_the_same_counts_asked_for_twice_at_once_are_paid_once_and_the_same(tmp_path, budget, monkeypatch):
    first, second = (Ledger(open_database(f"sqlite:///{tmp_path}/l.sqlite"), budget=1.0) for _ in range(2))
    faster, pay = [], first._pay

    def pay_late(*asked):
        if not faster:
            faster.append(second.figures("store", TABLES, 0.4))
        return pay(*asked)

    monkeypatch.setattr(first, "_pay", pay_late)
    assert first.figures("store", TABLES, 0.4) == faster[0]
    assert budget.left("store") == pytest.approx(0.6)


@pytest.mark.parametrize(("epsilon", "paid"), [(0.0004, 0.001), (0.0014, 0.002), (0.007, 0.007), (0.3, 0.3)])
def test_no_figures_are_sharper_than_what_was_paid(ledger, epsilon, paid):
    figures = ledger.figures("store", TABLES, epsilon)
    assert (figures.epsilon, figures.spent) == (pytest.approx(paid), pytest.approx(paid))
    assert figures.half_width == half_width(figures.epsilon / len(TABLES))


def test_of_a_budget_that_was_made_smaller_since_nothing_is_left(ledger, tmp_path):
    ledger.figures("store", TABLES, 0.7)
    smaller = Budget(open_database(f"sqlite:///{tmp_path}/l.sqlite"), 0.5)
    assert (smaller.whole, smaller.left("store"), smaller.left("file 1")) == (0.5, 0, 0.5)
