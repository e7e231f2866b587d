"""The self-check: five questions about one's own case, each answered yes, no or unsure."""

from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

QUESTIONS = tuple(f"self_check_{what}" for what in ("purpose", "forbidden", "gain", "decided", "repaired"))
OVER_THE_LINE = {"self_check_purpose": "no", "self_check_forbidden": "yes", "self_check_gain": "yes"}


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
    """Return the key of the result: over the line, unclear, or firm.

    The first three questions are the three distinctions; the other two say how well the case stands.
    """
    if any(answers[question] == over for question, over in OVER_THE_LINE.items()):
        return "self_check_over"
    on_firm_ground = all(
        answers[question] == ("no" if OVER_THE_LINE.get(question) == "yes" else "yes")
        for question in QUESTIONS
    )
    return "self_check_firm" if on_firm_ground else "self_check_unclear"


def forgotten() -> list[dict[str, Any]]:
    """Return the events that empty all slots of the self-check."""
    return [SlotSet(question, None) for question in QUESTIONS]
