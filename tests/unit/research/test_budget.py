"""Published counts: noisy, paid for once, never overspent."""

import hashlib
import json
import sqlite3
import statistics
import threading

import pytest

from bot.database import open_database
from bot.research.counts.budget import Budget
from bot.research.counts.ledger import BudgetSpent, Ledger
from bot.research.counts.noise import noisy, reach

TABLES = {"level": {"乡镇": 40, "村": 3, "未说": 0}, "link": {"容错": 20, "纠错": 23}}
OTHERS = {"level": {"乡镇": 41, "村": 3, "未说": 0}, "link": {"容错": 20, "纠错": 24}}


MANY = {str(value): 1000 for value in range(3000)}
KEY = b"a lasting key"


@pytest.fixture
def open_ledger(tmp_path):
    """Return what opens the ledger, as each process does."""
    return lambda key=KEY: Ledger(open_database(f"sqlite:///{tmp_path}/l.sqlite"), budget=1.0, key=key)


@pytest.fixture
def budget(tmp_path):
    return Budget(open_database(f"sqlite:///{tmp_path}/l.sqlite"), 1.0)


@pytest.fixture
def ledger(open_ledger):
    return open_ledger()


def test_noise_has_the_spread_that_its_scale_asks_for():
    drawn = noisy(MANY, scale=2).values()
    assert abs(statistics.mean(drawn) - 1000) < 0.3
    assert 2.4 < statistics.pstdev(drawn) < 3.2  # discrete Laplace of scale 2: 2.8


@pytest.mark.parametrize("outside", [0.05, 0.2])
def test_noise_reaches_no_further_than_is_said_but_for_so_many_of_a_hundred_draws(outside):
    far = sum(abs(count - 1000) > reach(2, outside) for count in noisy(MANY, 2).values())
    assert 3000 * outside / 3 < far < 3000 * (outside + 0.03)


def test_no_count_is_below_zero():
    assert min(noisy(dict.fromkeys("abcdefgh", 0), 10).values()) >= 0


def test_a_value_without_concerns_gets_noise_too():
    assert any(noisy({"a": 0}, 10)["a"] for _ in range(50))


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


def test_many_at_once_cannot_spend_more_than_there_is(open_ledger):
    ledgers = [open_ledger() for _ in range(6)]
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


def test_the_same_counts_asked_for_twice_at_once_are_paid_once_and_the_same(open_ledger, budget, monkeypatch):
    first, second = open_ledger(), open_ledger()
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
    assert figures.half_width == reach(len(TABLES) / figures.epsilon)


def test_noise_of_a_table_grows_with_what_one_row_changes_in_it(ledger):
    figures = ledger.figures("store", TABLES, 0.4, {"link": 4})
    assert figures.scales == {"level": pytest.approx(5), "link": pytest.approx(20)}
    assert figures.half_widths == {name: reach(scale) for name, scale in figures.scales.items()}
    assert figures.half_width == figures.half_widths["link"]


def test_noise_that_is_drawn_has_the_scale_of_its_table(ledger):
    counts = ledger.figures("store", {"a": MANY, "b": MANY}, 1, {"b": 4}).counts
    assert 2.3 < statistics.pstdev(counts["a"].values()) < 3.4  # scale 2: 2.8
    assert 9.5 < statistics.pstdev(counts["b"].values()) < 13.5  # scale 8: 11.3


def test_the_same_counts_with_another_sensitivity_are_drawn_anew_and_paid_for(ledger):
    ledger.figures("store", TABLES, 0.4)
    assert ledger.figures("store", TABLES, 0.4, {"link": 4}).spent == pytest.approx(0.8)


def test_who_has_the_database_cannot_try_which_counts_fit(ledger, tmp_path):
    tables = {"level": {"村": 3}}
    ledger.figures("store", tables, 0.4)
    with sqlite3.connect(tmp_path / "l.sqlite") as database:
        [(data,)] = database.execute("SELECT data FROM research_figures").fetchall()
    tried = [tables, [tables, {"level": 1 / 0.4}]]
    plain = {hashlib.sha256(json.dumps(each, sort_keys=True).encode()).hexdigest() for each in tried}
    assert len(data) == 64
    assert data not in plain


def test_with_another_key_the_same_counts_are_not_known_again(open_ledger):
    open_ledger().figures("store", TABLES, 0.4)
    assert open_ledger(b"another key").figures("store", TABLES, 0.4).spent == pytest.approx(0.8)


def test_of_a_budget_that_was_made_smaller_since_nothing_is_left(ledger, tmp_path):
    ledger.figures("store", TABLES, 0.7)
    smaller = Budget(open_database(f"sqlite:///{tmp_path}/l.sqlite"), 0.5)
    assert (smaller.whole, smaller.left("store"), smaller.left("file 1")) == (0.5, 0, 0.5)
