"""What the model made of each held-out question."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Tuple

from bot.evaluation.heldout import Facts, Question, read
from bot.evaluation.pipeline import AFTER_ANSWER, FALLBACK, IN_FORM, OPENING, Parser

DISTRESS, OUT_OF_SCOPE, COMPLAINT = "distress", "out_of_scope", "complaint"
FORM_ANSWERS = ("affirm", "deny", "unsure")


@dataclass(frozen=True)
class Result:
    """One question with Rasa's parse of it.

    `named` is acted on, `ranking` is likeliest first, `several` are the topics that are all answered, if any:
    those of several questions, or a guess.
    """

    question: Question
    named: str
    ranking: Tuple[Tuple[str, float], ...]
    several: Tuple[str, ...] = ()

    @property
    def said(self) -> Tuple[str, ...]:
        """Return the intents whose answers are given: mostly one."""
        return self.several if self.several and self.named == FALLBACK else (self.named,)

    @property
    def likeliest(self) -> str:
        """Return the likeliest intent, whether or not it reached the threshold."""
        return self.ranking[0][0]

    @property
    def confidence(self) -> float:
        """Return the confidence of the likeliest intent."""
        return self.ranking[0][1]

    def confidence_in(self, intent: str) -> float:
        """Return the confidence of `intent`, 0 when it is not in the ranking."""
        return dict(self.ranking).get(intent, 0.0)


def results_of(model: Path, names: List[str]) -> List[Result]:
    """Return the results of the held-out sets `names`, asked of `model`."""
    return results_to(model, [question for name in names for question in read(name)])


def results_to(model: Path, questions: List[Question]) -> List[Result]:
    """Return the results of `questions`, asked of `model`, each at its place of a talk."""
    parser = Parser(model)
    return [
        _result(question, parser.parse(question.text, place_of(question.intent))) for question in questions
    ]


def place_of(intent: str) -> str:
    """Return where in a talk a message of `intent` comes: what leans has an answer before it."""
    if intent in FORM_ANSWERS:
        return IN_FORM
    return AFTER_ANSWER if intent.startswith("ask_") else OPENING


def _result(question: Question, parse: Dict[str, Any]) -> Result:
    ranking = [(entry["name"], entry["confidence"]) for entry in parse["intent_ranking"]]
    known = tuple((name, confidence) for name, confidence in ranking if name != FALLBACK)
    several = [(line["parts"] or [line["answer"]])[-1] for line in parse.get("several", ())]
    guess = [parse["guess"]] if parse.get("guess") else []
    return Result(question, parse["intent"]["name"], known, tuple(several or guess))


def about_topics(results: List[Result], facts: Facts) -> List[Result]:
    """Return the results of questions about a topic."""
    return [result for result in results if result.question.intent in facts.topics]


def about(results: List[Result], intent: str) -> List[Result]:
    """Return the results of messages of one intent."""
    return [result for result in results if result.question.intent == intent]


def share(marks: List[bool]) -> float:
    """Return the share of marks that are true; 1 when there are none."""
    return sum(marks) / len(marks) if marks else 1.0
