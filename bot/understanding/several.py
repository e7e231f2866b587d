"""The Rasa component for messages whose clauses say more than the whole: two questions, or a long preface.

The classifier ranks each clause (clauses.py). Where two clauses ask about two topics, no single intent is
right: the message gets the fallback's intent, and the topics under `several`. Where the whole is unclear and
one clause is not, that clause decides. Thresholds: docs/understanding.md.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.clauses import CLAUSES, is_asking, passes_on
from bot.understanding.untrained import UntrainedComponent

MOST_ANSWERS = 3
Clause = Dict[str, Any]  # `text`, and `name` and `confidence` of its likeliest intent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SeveralQuestions(UntrainedComponent):
    """Let the clauses of a message decide; after the fallback, before distress."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the defaults; config.yml may override each. `no_topics` names all other intents."""
        return {"topic_confidence": 0.7, "clause_confidence": 0.5, "no_topics": []}

    def process(self, messages: List[Message]) -> List[Message]:
        """Change the intent of each message whose clauses decide; the ranking stays as it is."""
        for message in messages:
            clauses = message.get(CLAUSES) or []
            topics = self.topics(message.get(TEXT) or "", clauses)
            if len(topics) > 1:
                message.set("several", topics, add_to_output=True)
                fallback = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 1.0}
                message.set(INTENT, fallback, add_to_output=True)
            elif message.get(INTENT)["name"] == DEFAULT_NLU_FALLBACK_INTENT_NAME:
                self._let_a_clause_decide(message, clauses)
        return messages

    def topics(self, text: str, clauses: List[Clause]) -> List[str]:
        """Return the topics that the clauses of `text` ask about, in their order, each once."""
        every = passes_on(text)  # 另外, 顺便: then what is not put as a question is asked too
        sure = [
            clause["name"]
            for clause in clauses
            if clause["confidence"] >= self._config["topic_confidence"]
            and clause["name"] not in self._config["no_topics"]
            and (every or is_asking(clause["text"]))
        ]
        return list(dict.fromkeys(sure))[:MOST_ANSWERS]

    def _let_a_clause_decide(self, message: Message, clauses: List[Clause]) -> None:
        asking = [clause for clause in clauses if is_asking(clause["text"])]
        best = max(asking, key=lambda clause: float(clause["confidence"]), default=None)
        if best and best["confidence"] >= self._config["clause_confidence"]:
            intent = {"name": best["name"], "confidence": best["confidence"]}
            message.set(INTENT, intent, add_to_output=True)
