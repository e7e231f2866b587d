"""When the person asks for more without naming a topic: the detail of the last answer."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict


class MoreDetail(Action):
    """Say the detail of the answer that was given last, or how to ask when there was none."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_more_detail"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Look back through the bot's own lines for the last answer."""
        key = last_answer(tracker.events)
        message = {"answer": key, "part": "detail"} if key else {"answer": "help"}
        dispatcher.utter_message(json_message=message)
        return []


def last_answer(events: list[dict[str, Any]]) -> str | None:
    """Return the key of the last answer that the bot gave in `events`, or None."""
    for event in reversed(events):
        custom = (event.get("data") or {}).get("custom") if event.get("event") == "bot" else None
        if custom and custom.get("answer") and "candidates" not in custom:
            return str(custom["answer"])
    return None
