"""The figures of the questionnaire for the report of a research release."""

from sqlalchemy import Engine

from bot.answers.model import Answer
from bot.content.store import ContentStore
from bot.questionnaire.figures import CROSSED, figures
from bot.questionnaire.quiz import POOL
from bot.research.columns import HIDDEN


def awareness(engine: Engine, k: int) -> dict[str, dict[str, int] | dict[str, list[int]]]:
    """Return the k-safe figures as plain dictionaries, empty where all is below k.

    {"awareness": {answer: count}, "around": {answer: count}, "quiz": {title: [right, asked]}}. What is shown
    only together counts under `HIDDEN`, so that the counts of a question add up to those who answered it.
    """
    made, named = figures(engine, k), titles(engine)
    counts = {
        question: {_name(share.answers): share.number for share in made.shares.get(question, [])}
        for question in CROSSED
    }
    return {**counts, "quiz": {named[name]: [right, asked] for name, (right, asked) in made.quiz.items()}}


def _name(answers: tuple[str, ...]) -> str:
    return str(answers[0]) if len(answers) == 1 else HIDDEN


def titles(engine: Engine) -> dict[str, str]:
    """Return what the statements of the quiz are called, by name."""
    answers = ContentStore(engine).all(Answer)
    keys = {statement.name: statement.key for statement in POOL}
    return {name: answers[key].title if key in answers else name for name, key in keys.items()}
