"""A number is given once; a topic rests on a source, and has all that people may ask of it."""

from bot.answers.model import Answer
from bot.checking.case import Case
from bot.content.checks import Problem
from bot.content.entry import Entry


def source(case: Case) -> list[Problem]:
    """Find a source that is missing, and what a topic lacks."""
    answer = case.answer
    if not answer:
        return []
    return [*_number(case, answer), *_topic(case, answer)]


def _number(case: Case, answer: Answer) -> list[Problem]:
    others = (one for key, one in case.live.answers.items() if key != answer.key)
    taken = [one.title for one in others if answer.number and one.number == answer.number]
    return [Problem("number", "number_taken", {"name": name}) for name in taken]


def _topic(case: Case, answer: Answer) -> list[Problem]:
    lacks = [Problem(name, "topic_lacks") for name in ("detail", "plain") if not getattr(answer, name)]
    if not answer.source:
        return [*_sourceless(case.former), *(lacks if case.former is None else [])]
    others = (other for key, other in case.live.answers.items() if key != answer.key and other.source)
    taken = any(other.title == answer.title for other in others)
    return lacks + ([Problem("title", "title_taken", {"title": answer.title})] if taken else [])


def _sourceless(former: Entry | None) -> list[Problem]:
    """Find what is wrong with having no source: only what had none before may go without."""
    if former is None:
        return [Problem("source", "source_needed")]
    return [Problem("source", "source_lost")] if isinstance(former, Answer) and former.source else []
