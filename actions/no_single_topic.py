"""When a message is not about one topic: answer each question in it, or offer the likeliest topics."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

LEAST_CONFIDENCE = 0.02  # below this a candidate is noise, not a near miss


class NoSingleTopic(Action):
    """Say the answer of each topic that the message asks about; without any, 'unclear' with candidates."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_no_single_topic"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Read what bot/understanding/ made of the latest message; nothing of its text is needed."""
        for topic in tracker.latest_message.get("several", ()):
            dispatcher.utter_message(response=f"utter_{topic}")
        if not dispatcher.messages:
            dispatcher.utter_message(json_message={"answer": "unclear", "candidates": near_misses(tracker)})
        return []


def near_misses(tracker: Tracker) -> list[str]:
    """Return the likeliest intents of the latest message; the app shows the topics among them."""
    ranking = tracker.latest_message.get("intent_ranking", [])
    return [entry["name"] for entry in ranking if entry["confidence"] >= LEAST_CONFIDENCE]
