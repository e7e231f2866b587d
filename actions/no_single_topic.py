"""When a message is not clearly about one topic: answer each question in it, guess, or offer topics."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

LEAST_CONFIDENCE = 0.02  # below this a candidate is noise, not a near miss


class NoSingleTopic(Action):
    """Say the answer of each topic that the message asks about, or of the guess; without any, 'unclear'."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_no_single_topic"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Read what bot/understanding/ made of the latest message; nothing of its text is needed."""
        latest = tracker.latest_message
        for line in latest.get("several", ()):
            dispatcher.utter_message(json_message=line)
        if guess := latest.get("guess"):
            dispatcher.utter_message(json_message={"answer": guess})
            others = [name for name in near_misses(tracker) if name != guess]
            dispatcher.utter_message(json_message={"answer": "or_rather", "candidates": others})
        if not dispatcher.messages:
            dispatcher.utter_message(json_message={"answer": "unclear", "candidates": near_misses(tracker)})
        return []


def near_misses(tracker: Tracker) -> list[str]:
    """Return the likeliest intents of the latest message; the app shows the topics among them."""
    ranking = tracker.latest_message.get("intent_ranking", [])
    return [entry["name"] for entry in ranking if entry["confidence"] >= LEAST_CONFIDENCE]
