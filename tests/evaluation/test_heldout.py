"""When the answer to a held-out question is right."""

import pytest

from bot.evaluation.heldout import Facts, read

FACTS = Facts(
    {"reach_12388": [["12388"]], "report": [["12388"], ["匿名", "不留名"]]},
    {"reach_12388": "打12388", "report": "打12388，可以不留名"},
    {"where_to": "reach_12388"},
)


@pytest.mark.parametrize(
    ("wanted", "named", "right"),
    [
        ("reach_12388", "reach_12388", True),
        ("reach_12388", "report", True),  # it holds all the facts too
        ("report", "reach_12388", False),  # it lacks one
        ("reach_12388", "where_to", True),  # it says the other's answer
        ("where_to", "report", True),
        ("where_to", "greet", False),
        ("greet", "greet", True),
        ("greet", "report", False),
    ],
)
def test_answer_is_right_when_it_holds_the_facts(wanted, named, right):
    assert FACTS.is_right(wanted, named) is right


@pytest.mark.parametrize(
    "name",
    [
        "dev",
        "dev2",
        "dev3",
        "final",
        "blind",
        "dialogue_dev",
        "dialogue_final",
        "dialogue_blind",
        "talk_dev",
        "talk_blind",
        "distress_dev",
    ],
)
def test_every_set_can_be_read(name):
    assert all(question.intent and question.style and question.text for question in read(name))
