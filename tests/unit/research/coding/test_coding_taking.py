"""Researchers' codes on their way into the store, and how far coders agree."""

import numpy as np
import pytest

from bot.research.coding.agreement import agreement, alpha
from bot.research.coding.codes import codes_of, stored
from bot.research.coding.drawing import sheet_id
from bot.research.coding.failures import BadCoder
from bot.research.coding.filled import Filled
from bot.research.coding.store import code_concerns
from bot.research.coding.taking import Taken, take


@pytest.fixture
def say(engine, keys):
    """Return what lets a coder say a topic of some concerns."""

    def say(coder, topics):
        rows = [Filled(sheet_id(keys, key), {"topic": topic}) for key, topic in topics.items()]
        return take(engine, keys, rows, coder)

    return say


def test_what_a_researcher_says_counts_instead_of_the_models_code(engine, keys, coder, submit, say):
    key = submit()
    code_concerns(engine, keys, coder)
    assert say("A", {key: "历史遗留"}) == Taken(1, 1, 0)
    assert codes_of(engine)[key]["topic"] == ("历史遗留", "研究者", None)
    assert codes_of(engine)[key]["link"].by == "模型"


def test_coders_are_kept_apart(engine, submit, say):
    key = submit()
    say("A", {key: "历史遗留"})
    say("B", {key: "其他"})
    assert {who: said.value for who, said in stored(engine)[key]["topic"].items()} == {
        "A": "历史遗留",
        "B": "其他",
    }


def test_a_sheet_read_again_takes_the_place_of_what_the_same_coder_said_of_these_concerns(
    engine, keys, submit, say
):
    first, second = submit(), submit()
    say("A", {first: "其他", second: "其他"})
    take(engine, keys, [Filled(sheet_id(keys, first), {"link": "容错"})], "A")
    assert set(stored(engine)[first]) == {"link"}
    assert set(stored(engine)[second]) == {"topic"}


def test_rows_of_concerns_that_are_gone_are_counted_and_left_out(engine, store, submit, say):
    kept, gone = submit(), submit()
    store.withdraw(gone)
    assert say("A", {kept: "其他", gone: "其他"}) == Taken(1, 1, 1)
    assert set(stored(engine)) == {kept}


def test_a_concern_without_a_code_is_not_counted_as_coded(engine, keys, submit):
    assert take(engine, keys, [Filled(sheet_id(keys, submit()), {})], "A") == Taken(0, 0, 0)


@pytest.mark.parametrize("label", ["A", "C2", "甲"])
def test_a_label_is_one_letter_and_perhaps_a_digit(engine, keys, label):
    assert take(engine, keys, [], label) == Taken(0, 0, 0)


@pytest.mark.parametrize("name", ["", "a", "王芳", "AB", "A12", "A\n"])
def test_a_coder_is_called_by_a_label_that_is_no_name(engine, keys, name):
    with pytest.raises(BadCoder):
        take(engine, keys, [], name)


def test_alpha_by_hand():
    # Krippendorff's formula: 4 concerns, 2 coders, one disagreement of 8 values, 4 and 4 of each... 1 - Do/De
    counts = np.array([[2, 0], [2, 0], [0, 2], [1, 1]])
    observed, expected = 2 / 8, 2 * 5 * 3 / (8 * 7)
    assert alpha(counts, 0)["alpha"] == pytest.approx(1 - observed / expected, abs=0.0005)


def test_coders_who_always_agree_have_1_and_the_interval_is_drawn_with_a_seed(engine, submit, say):
    topics = {submit(): topic for topic in ["其他", "历史遗留"] * 10}
    say("A", topics)
    say("B", topics)
    found = agreement(engine)["topic"]["coders"]
    assert found == {"n": 20, "alpha": 1.0, "low": 1.0, "high": 1.0}
    say("B", dict.fromkeys(list(topics)[:6], "先行先试"))
    one, other = agreement(engine, 1)["topic"]["coders"], agreement(engine, 1)["topic"]["coders"]
    assert one == other
    assert one["low"] < one["alpha"] < one["high"] <= 1


def test_one_coder_is_compared_with_the_model_only(engine, keys, coder, submit, say):
    say("A", {submit(): topic for topic in ["问责过重", "问责过重", "其他"]})
    code_concerns(engine, keys, coder)
    both = agreement(engine)["topic"]
    assert (both["coders"]["n"], both["coders"]["alpha"]) == (0, None)
    assert both["model"]["n"] == 3
    assert both["model"]["alpha"] < 1


def test_where_coders_are_at_odds_the_model_is_not_measured(engine, keys, coder, submit, say):
    at_odds, agreed = submit(), submit()
    say("A", {at_odds: "其他", agreed: "其他"})
    say("B", {at_odds: "历史遗留", agreed: "其他"})
    code_concerns(engine, keys, coder)
    assert agreement(engine)["topic"]["model"]["n"] == 1


def test_one_value_only_says_nothing_of_agreement(engine, submit, say):
    topics = {submit(): "其他", submit(): "其他"}
    say("A", topics)
    say("B", topics)
    assert agreement(engine)["topic"]["coders"] == {"n": 2, "alpha": None, "low": None, "high": None}
