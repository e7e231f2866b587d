"""The Rasa component that lets distress go first: better a hotline too many than one too few.

A message in which distress is one of several possible intents is taken for distress, even where another is
likelier. The least confidence is chosen on the development set (docs/understanding.md).
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.untrained import UntrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DistressFirst(UntrainedComponent):
    """Name the intent `distress` where its confidence reaches the threshold; last in the pipeline."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the defaults; config.yml may override each."""
        return {"intent": "distress", "threshold": 0.5}

    def process(self, messages: List[Message]) -> List[Message]:
        """Change the intent of each message that may be one of distress; the ranking stays as it is."""
        for message in messages:
            for entry in message.get("intent_ranking") or []:
                if (
                    entry["name"] == self._config["intent"]
                    and entry["confidence"] >= self._config["threshold"]
                ):
                    message.set(INTENT, entry, add_to_output=True)
        return messages
