"""The Rasa component that knows where the talk stands: the same words mean more than one thing.

开过班子会 is hardly a question in the middle of the self-check, 谁说了算 hardly a greeting after an answer.
What the place makes likelier gains odds there; all other confidences give way in proportion. Source: Saerens
et al., "Adjusting the outputs of a classifier to new a priori probabilities" (Neural Computation 14, 2002),
equation 2.4.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.untrained import UntrainedComponent

Ranking = List[Dict[str, Any]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class InContext(UntrainedComponent):
    """Weigh the intents by what the talk leads one to expect; after the classifier, before the fallback."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the defaults: no place makes anything likelier. Odds of 1 change nothing."""
        return {"in_form": {}, "after_answer": {}}

    def process(self, messages: List[Message], tracker: DialogueStateTracker) -> List[Message]:
        """Set intent and ranking anew. Rasa passes the tracker because the argument has this name."""
        odds = self.odds(tracker)
        for message in messages:
            ranking = weighed(message.get("intent_ranking") or [], odds)
            if ranking:
                message.set("intent_ranking", ranking, add_to_output=True)
                message.set(INTENT, ranking[0], add_to_output=True)
        return messages

    def odds(self, tracker: DialogueStateTracker) -> Dict[str, float]:
        """Return how much likelier each intent is at this place of the talk."""
        if tracker.active_loop_name:
            return dict(self._config["in_form"])
        return dict(self._config["after_answer"]) if has_answered(tracker) else {}


def has_answered(tracker: DialogueStateTracker) -> bool:
    """Say whether an answer was given that a turn can lean on."""
    customs = [event.data.get("custom") or {} for event in tracker.events if isinstance(event, BotUttered)]
    return any("answer" in custom and not custom.get("of_talk") for custom in customs)


def weighed(ranking: Ranking, odds: Dict[str, float]) -> Ranking:
    """Return `ranking` with the odds of its intents multiplied, best first; the rest keeps its share."""
    gained = [entry["confidence"] * odds.get(entry["name"], 1.0) for entry in ranking]
    total = 1.0 + sum(gained) - sum(entry["confidence"] for entry in ranking)
    entries = [{**entry, "confidence": share / total} for entry, share in zip(ranking, gained, strict=True)]
    return sorted(entries, key=lambda entry: -entry["confidence"])
