"""The report names the mistakes, compares runs and escapes what people typed."""

import json
from dataclasses import replace

import pytest

from bot.evaluation import report as module
from bot.evaluation.heldout import Facts, Question
from bot.evaluation.report import calibration, compared, confusion_pairs, headline, is_right, main, report
from bot.evaluation.results import Result

FACTS = Facts({"pay": [["钱"]], "care": [["谈"]]}, {"pay": "钱", "care": "谈"}, {})


def result(wanted, named, confidence, text="话"):
    return Result(Question(wanted, "terse", text), named, ((named, confidence),))


RESULTS = [
    result("pay", "pay", 0.95),
    result("pay", "care", 0.85, "<b>钱</b>"),
    result("care", "nlu_fallback", 0.2),
    result("out_of_scope", "pay", 0.5),
    result("distress", "distress", 0.9),
    result("complaint", "distress", 0.4),
]


def test_headline_counts_shares():
    assert headline(RESULTS, FACTS) == pytest.approx(
        {
            "topic questions right": 1 / 3,
            "topic questions turned away": 1 / 3,
            "out of scope given a policy answer": 1.0,
            "distress recognised": 1.0,
            "complaints taken for distress": 1.0,
            "other messages right": 1 / 3,
        }
    )


def test_pairs_are_wanted_and_named():
    assert ["pay", "care", 1] in confusion_pairs(RESULTS, FACTS)


def test_calibration_has_a_row_for_each_tenth_that_occurs():
    assert [row[2] for row in calibration(RESULTS, FACTS)] == [1, 1, 1, 1, 2]


def test_change_is_given_in_points():
    assert compared({"right": 0.97}, {"right": 0.95}) == [["right", "97.0%", "95.0%", "+2.0"]]


def test_first_run_has_nothing_to_compare_with():
    assert compared({"right": 0.97}, {}) == [["right", "97.0%", "-", "-"]]


def test_typed_text_is_escaped():
    page = report(RESULTS, FACTS, {}, "title")
    assert "&lt;b&gt;钱" in page
    assert "<b>钱" not in page


def test_figures_are_kept_for_the_next_run(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "facts_of_the_repository", lambda: FACTS)
    monkeypatch.setattr(module, "results_of", lambda _model, _names: RESULTS)
    main(tmp_path / "model", tmp_path, ["dev"])
    main(tmp_path / "model", tmp_path, ["dev"])
    assert json.loads((tmp_path / "last-dev.json").read_text()) == headline(RESULTS, FACTS)
    assert "+0.0" in (tmp_path / "report.html").read_text("utf-8")


def test_one_of_several_answers_may_be_the_right_one():
    several = Result(Question("pay", "terse", "话"), "nlu_fallback", (("care", 0.9),), ("care", "pay"))
    assert is_right(several, FACTS)
    assert not is_right(replace(several, several=("care",)), FACTS)


def test_distress_is_said_even_where_several_topics_were_found():
    overruled = Result(Question("pay", "terse", "话"), "distress", (("distress", 0.5),), ("care", "pay"))
    assert overruled.said == ("distress",)
