"""The counts of the questionnaire for a research release, which publishes them with noise only."""

from collections import Counter
from typing import NamedTuple

from sqlalchemy import Engine

from bot.answers.model import Answer
from bot.content.store import ContentStore
from bot.questionnaire.codes import Mark
from bot.questionnaire.figures import CROSSED, ORDERS
from bot.questionnaire.quiz import ASKED, POOL
from bot.questionnaire.reader import Held, read

type Tables = dict[str, dict[str, int]]  # table -> value -> count

QUIZ = "quiz"
_OTHER = "other"  # than right: wrong or unsure


class SheetCounts(NamedTuple):
    """All answers that may be given, each with its true count, 0 too; and what statements are called.

    Values are codes, never titles: a title that is edited must not make the same counts look like others.
    """

    tables: Tables
    titles: dict[str, str]

    @property
    def sensitivities(self) -> dict[str, int]:
        """Return what one sheet adds to a table, where it is not 1: one for each statement it was asked."""
        return {QUIZ: ASKED}

    def told(self, counts: Tables) -> dict[str, dict[str, int] | dict[str, tuple[int, int]]]:
        """Return noisy counts of the tables as they are shown.

        {"awareness": {answer: count}, "around": {answer: count}, "quiz": {title: (right, not right)}}.
        """
        quiz = counts[QUIZ]
        pairs = {
            title: (quiz[_cell(name, Mark.RIGHT)], quiz[_cell(name, _OTHER)])
            for name, title in self.titles.items()
        }
        return {question: counts[question] for question in CROSSED} | {QUIZ: pairs}


def sheet_counts(engine: Engine) -> SheetCounts:
    """Return what has been handed in so far: exact, so never to be shown as it is."""
    held = read(engine)
    answers = {question: held.answers(question) for question in CROSSED}
    tables = {
        question: {str(answer): found[answer] for answer in ORDERS[question]}
        for question, found in answers.items()
    }
    return SheetCounts(tables | {QUIZ: _quiz(held)}, titles(engine))


def _quiz(held: Held) -> dict[str, int]:
    cells = dict[str, int]()
    for statement in POOL:
        marks = held.statements.get(statement.name, Counter[Mark]())
        right = marks[Mark.RIGHT]
        cells[_cell(statement.name, Mark.RIGHT)] = right
        cells[_cell(statement.name, _OTHER)] = marks.total() - right
    return cells


def _cell(statement: str, mark: str) -> str:
    return f"{statement} {mark}"


def titles(engine: Engine) -> dict[str, str]:
    """Return what the statements of the quiz are called, by name."""
    answers = ContentStore(engine).all(Answer)
    keys = {statement.name: statement.key for statement in POOL}
    return {name: answers[key].title if key in answers else name for name, key in keys.items()}
