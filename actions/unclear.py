"""When the question is unclear: offer the likeliest topics instead of guessing."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

LEAST_CONFIDENCE = 0.02  # below this a candidate is noise, not a near miss


class OfferCandidates(Action):
    """Say 'unclear' with the likeliest intents; the app shows the topics among them."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_offer_candidates"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Read the ranking of the latest message; nothing of its text is needed."""
        ranking = tracker.latest_message.get("intent_ranking", [])
        near = [entry["name"] for entry in ranking if entry["confidence"] >= LEAST_CONFIDENCE]
        dispatcher.utter_message(json_message={"answer": "unclear", "candidates": near})
        return []
