"""Which questions moved, which of them got worse, and that no blind set is ever asked."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.evaluation.heldout import Facts, Question
from bot.evaluation.moved import Asked, NothingToAsk, compare, everything_asked
from bot.evaluation.results import Result

ROOT = Path(__file__).parents[2]
FACTS = Facts({"pay": [["钱"]], "care": [["谈"]]}, {"pay": "钱", "care": "谈"}, {"ask_who": "pay"})


def asked(*wanted):
    return Asked("dev", wanted, Question(wanted[0], "terse", "话"))


def said(*names):
    if len(names) == 1:
        return Result(Question("", "", ""), names[0], ((names[0], 0.9),))
    return Result(Question("", "", ""), "nlu_fallback", ((names[0], 0.9),), names)


def compared(one, old, new):
    old, new = (replace(result, question=one.question) for result in (old, new))
    return compare([one], [old], [new], FACTS)


def test_question_with_another_answer_has_moved():
    found = compared(asked("care"), said("care"), said("pay"))
    assert found["moved"] == [
        {
            "set": "dev",
            "wanted": ("care",),
            "text": "话",
            "before": ("care",),
            "after": ("pay",),
            "was_right": True,
            "is_right": False,
        }
    ]
    assert found["regressions"] == 1


UNMOVED = {
    "the same intent": (said("pay"), said("pay")),
    "another intent that says the same": (said("pay"), said("ask_who")),
}


@pytest.mark.parametrize(("old", "new"), UNMOVED.values(), ids=UNMOVED.keys())
def test_question_with_the_same_answer_has_not_moved(old, new):
    assert compared(asked("pay"), old, new)["moved"] == []


NO_REGRESSION = {
    "wrong in another way": (said("greet"), said("thanks")),
    "right now": (said("greet"), said("care")),
    "right beside another": (said("care"), said("pay", "care")),
}


@pytest.mark.parametrize(("old", "new"), NO_REGRESSION.values(), ids=NO_REGRESSION.keys())
def test_question_that_moved_without_getting_worse_is_no_regression(old, new):
    found = compared(asked("care"), old, new)
    assert (len(found["moved"]), found["regressions"]) == (1, 0)


def test_message_with_two_questions_gets_worse_when_one_is_lost():
    found = compared(asked("care", "pay"), said("care", "pay"), said("care"))
    assert found["regressions"] == 1
    figure = "both_questions_right"
    assert (found["before"][figure], found["after"][figure]) == (1.0, 0.0)


def test_distress_that_is_lost_is_counted_by_itself():
    found = compared(asked("distress"), said("distress"), said("complaint"))
    assert (found["regressions"], found["distress_lost"]) == (1, 1)


def test_figures_are_those_of_the_report_before_and_after():
    found = compared(asked("care"), said("care"), said("pay"))
    name = "topic_questions_right"
    assert (found["asked"], found["before"][name], found["after"][name]) == (1, 1.0, 0.0)


def test_every_set_that_may_be_looked_at_is_asked_and_no_blind_one():
    """Labelled sentences of concerns (tests/heldout/coding) are no questions."""
    sets = {one.set for one in everything_asked(ROOT)}
    files = [path.stem for path in (ROOT / "tests/heldout").rglob("*.tsv") if path.parent.name != "coding"]
    assert sets == {name for name in files if "blind" not in name}
    assert {"dev", "two_dev", "lean_dev", "distress_dev"} <= sets


def test_turns_are_asked_with_what_they_want():
    first = {}
    for one in everything_asked(ROOT):
        first.setdefault(one.set, one)
    assert first["two_dev"].wanted == ("three_distinctions", "two_measures")
    assert first["lean_dev"].wanted == ("ask_who",)
    assert first["lean_dev"].question.text == "这谁说了算啊"


def test_without_questions_nothing_is_said_of_a_model(tmp_path):
    (tmp_path / "tests/heldout").mkdir(parents=True)
    with pytest.raises(NothingToAsk):
        everything_asked(tmp_path)
