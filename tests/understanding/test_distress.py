"""Distress goes first wherever it is possible."""

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.distress import DistressFirst


def decided(*ranking):
    entries = [{"name": name, "confidence": confidence} for name, confidence in ranking]
    message = Message({"intent": entries[0], "intent_ranking": entries})
    guard = DistressFirst({"intent": "distress", "threshold": 0.12})
    return guard.process([message])[0].get("intent")["name"]


@pytest.mark.parametrize(
    ("ranking", "intent"),
    [
        ((("complaint", 0.8), ("distress", 0.12)), "distress"),
        ((("nlu_fallback", 0.7), ("distress", 0.25), ("care", 0.2)), "distress"),
        ((("complaint", 0.88), ("distress", 0.11)), "complaint"),
        ((("procedure", 0.99),), "procedure"),
        ((("distress", 0.9), ("care", 0.05)), "distress"),
    ],
)
def test_possible_distress_overrules_what_is_likelier(ranking, intent):
    assert decided(*ranking) == intent


def test_message_without_a_ranking_is_left_alone():
    message = Message({"intent": {"name": "greet", "confidence": 1.0}})
    assert (
        DistressFirst({"intent": "distress", "threshold": 0.12}).process([message])[0].get("intent")["name"]
        == "greet"
    )
