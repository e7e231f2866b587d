"""The self-check: five questions about one's own case, each answered yes, no or unsure."""

from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

ON_FIRM_GROUND = {
    "self_check_purpose": "yes",
    "self_check_forbidden": "no",
    "self_check_gain": "no",
    "self_check_decided": "yes",
    "self_check_repaired": "yes",
}
QUESTIONS = tuple(ON_FIRM_GROUND)
DISTINCTIONS = QUESTIONS[:3]  # the three distinctions; the other two say how well the case stands
OPPOSITE = {"yes": "no", "no": "yes"}


class SelfCheckResult(Action):
    """Say on which side the answers fall, and forget them."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_self_check_result"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Read the five slots."""
        key = result_of({question: tracker.get_slot(question) for question in QUESTIONS})
        dispatcher.utter_message(json_message={"answer": key})
        return forgotten()


class SelfCheckEnd(Action):
    """Forget the answers of a self-check that was broken off."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_self_check_end"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Say nothing."""
        return forgotten()


class AskAgain(Action):
    """Do nothing: a form that turned a message down asks its question again only after another action."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_ask_again"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Say and change nothing."""
        return []


class SelfCheckBack(Action):
    """Take back the last answer, so that the form asks its question again."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_self_check_back"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Empty the last slot that was filled; before the first answer there is none."""
        answered = [question for question in QUESTIONS if tracker.get_slot(question)]
        return [SlotSet(question, None) for question in answered[-1:]]


def result_of(answers: dict[str, str | None]) -> str:
    """Return the key of the result: over the line, unclear, or firm."""
    if any(answers[question] == OPPOSITE[ON_FIRM_GROUND[question]] for question in DISTINCTIONS):
        return "self_check_over"
    return "self_check_firm" if answers == ON_FIRM_GROUND else "self_check_unclear"


def forgotten() -> list[dict[str, Any]]:
    """Return the events that empty all slots of the self-check."""
    return [SlotSet(question, None) for question in QUESTIONS]
