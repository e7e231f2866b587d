"""Turns that lean on what was said before: 谁来定, 具体讲讲, 换个说法, 再说一遍, 返回.

Rasa knows which answer was last and how the person leans on it; where that leads is content, and the app
looks it up (bot/conversation/leaning.py). So the whole chain of leanings is passed on, not its end.
"""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import Action, Tracker
from rasa_sdk.types import DomainDict

from bot.conversation.leaning import FORMS

type Event = dict[str, Any]


class Lean(Action):
    """Say what the latest intent asks about the last answer; without one, the intent's own response."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_lean"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Look back through the bot's own lines; nothing that the person typed is needed."""
        part = tracker.latest_message["intent"]["name"]
        earlier = lines_said(tracker.events) if part == "repeat" else answers_given(tracker.events)
        if earlier:
            last = earlier[-1]
            parts = [*(step for step in last.get("parts", ()) if step not in FORMS), part]
            dispatcher.utter_message(json_message={"answer": last["answer"], "parts": parts})
        else:
            dispatcher.utter_message(response=f"utter_{part}")
        return []


class GoBack(Action):
    """Say the answer before the last one again, or how to ask when there is none."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_go_back"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[dict[str, Any]]:
        """Look for the answer that was given before another one."""
        given = answers_given(tracker.events)
        before = [line for line in given if line != given[-1]]
        if before:
            dispatcher.utter_message(json_message=before[-1])
        else:
            dispatcher.utter_message(response="utter_go_back")
        return []


def lines_said(events: list[Event]) -> list[dict[str, Any]]:
    """Return what the bot said in `events` by key, oldest first; offered candidates are no answer."""
    customs = [(event.get("data") or {}).get("custom") for event in events if event.get("event") == "bot"]
    return [custom for custom in customs if custom and custom.get("answer") and "candidates" not in custom]


def answers_given(events: list[Event]) -> list[dict[str, Any]]:
    """Return the lines that another turn can lean on: not greetings and other turns of the talk itself."""
    return [line for line in lines_said(events) if not line.get("of_talk")]
