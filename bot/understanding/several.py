"""The Rasa component for messages not clearly about one topic: two questions, a long preface, a guess.

The classifier ranks the parts of a message (clauses.py). Where they ask about two topics (questions.py), no
single intent is right: the message gets the fallback's intent, and what to say stands under `several`. Where
the whole is unclear and one clause is not, that clause decides. Where none does, a topic that is likely
enough stands under `guess`, to be answered with the other candidates beside it. Thresholds:
docs/understanding.md.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.clauses import CLAUSES, HALVES, is_asking, passes_on
from bot.understanding.questions import Asking, Part
from bot.understanding.untrained import UntrainedComponent

Line = Dict[str, Any]  # `answer`, and `parts`: the leanings on it


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SeveralQuestions(UntrainedComponent):
    """Let the clauses of a message decide; after the fallback, before distress."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the defaults; config.yml may override each.

        `no_topics` names all other intents, `leanings` those among them that may lean on a topic before them.
        """
        of_several = {"topic_confidence": 0.7, "half_confidence": 0.8, "no_topics": [], "leanings": []}
        return {**of_several, "clause_confidence": 0.5, "guess_confidence": 0.3}

    def __init__(self, config: Dict[str, Any]) -> None:
        """Take the component's part of config.yml."""
        super().__init__(config)
        talk, leanings = frozenset(config["no_topics"]), frozenset(config["leanings"])
        self._asking = Asking(talk, leanings, config["topic_confidence"], config["half_confidence"])

    def process(self, messages: List[Message]) -> List[Message]:
        """Change the intent of each message whose clauses decide; the ranking stays as it is."""
        for message in messages:
            topics = self.topics(message)
            if len(topics) > 1:
                message.set("several", self._lines(topics), add_to_output=True)
                fallback = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 1.0}
                message.set(INTENT, fallback, add_to_output=True)
            else:
                self._let_a_clause_decide(message, message.get(CLAUSES) or [])
                self._guess(message)
        return messages

    def topics(self, message: Message) -> List[str]:
        """Return what the message asks about, in its order, each once: a topic, or a leaning on one."""
        every = passes_on(message.get(TEXT) or "")  # then what is not put as a question is asked too
        names = self._asking.by_clause(message.get(CLAUSES) or [], every)
        if len(names) > 1:
            return names
        return self._asking.by_cut(message.get(HALVES) or [], every)

    def _lines(self, names: List[str]) -> List[Line]:
        """Return what to say for each name: a topic's answer, or how the topic before is leant on."""
        lines: List[Line] = []
        for name in names:
            about = name if self._is_topic(name) else lines[-1]["answer"]
            lines.append({"answer": about, "parts": [] if name == about else [name]})
        return lines

    def _is_topic(self, name: str) -> bool:
        return name not in self._config["no_topics"]

    def _let_a_clause_decide(self, message: Message, clauses: List[Part]) -> None:
        """Act on the surest clause that asks, if the whole is unclear; on a sure one, if it is only doubtful.

        What may be a question about a topic is turned into another one at most, not into a turn of the talk.
        """
        doubtful = self._whole_is_doubtful(message)
        sure = self._config["topic_confidence" if doubtful else "clause_confidence"]
        topics_only = doubtful or self._likely_topic(message)
        asking = [
            c for c in clauses if is_asking(c["text"]) and (self._is_topic(c["name"]) or not topics_only)
        ]
        best = max(asking, key=lambda clause: float(clause["confidence"]), default=None)
        if best and best["confidence"] >= sure and (doubtful or is_unclear(message)):
            intent = {"name": best["name"], "confidence": best["confidence"]}
            message.set(INTENT, intent, add_to_output=True)

    def _whole_is_doubtful(self, message: Message) -> bool:
        whole = message.get(INTENT)["confidence"]
        return not is_unclear(message) and bool(whole < self._config["topic_confidence"])

    def _guess(self, message: Message) -> None:
        if is_unclear(message) and (topic := self._likely_topic(message)):
            message.set("guess", topic, add_to_output=True)

    def _likely_topic(self, message: Message) -> str:
        """Return the topic that is likeliest of all intents and likely enough to be a guess, or nothing."""
        ranking = message.get("intent_ranking") or []
        known = (entry for entry in ranking if entry["name"] != DEFAULT_NLU_FALLBACK_INTENT_NAME)
        best = next(known, {"name": "", "confidence": 0.0})
        name, likely = str(best["name"]), best["confidence"] >= self._config["guess_confidence"]
        return name if likely and self._is_topic(name) else ""


def is_unclear(message: Message) -> bool:
    """Say whether no intent was certain enough to be acted on."""
    return bool(message.get(INTENT)["name"] == DEFAULT_NLU_FALLBACK_INTENT_NAME)
