"""Where a turn leads that leans on the last answer: 谁来定 after the procedure is who_decides.

Rasa passes on the last answer and the leanings since (actions/leaning.py); the answers say where each leads.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.model import Answer
from bot.content.live import LiveContent
from bot.conversation.gaps import fill


class Form(StrEnum):
    """How the answer that was reached is said."""

    WHOLE = "whole"
    DETAIL = "detail"
    PLAIN = "plain"
    NOTE = "note"  # a sentence about it: the source, or that the paper does not say


# These leanings say the same answer in another form; the others lead on.
FORMS = {"more_detail": Form.DETAIL, "reword": Form.PLAIN, "repeat": Form.WHOLE}


@dataclass(frozen=True)
class Reached:
    """An answer, how to say it, and the last leaning."""

    answer: Answer
    form: Form
    leaning: str


def reached(content: LiveContent, answer: Answer, leanings: tuple[str, ...]) -> Reached:
    """Follow `leanings` from `answer`; where one leads nowhere, the answer stays and a note is due."""
    found = Reached(answer, Form.WHOLE, "")
    for leaning in leanings:
        found = _next(content, found.answer, leaning)
    return found


def _next(content: LiveContent, answer: Answer, leaning: str) -> Reached:
    if leaning in FORMS:
        return Reached(answer, FORMS[leaning], leaning)
    target = answer.leans.get(leaning, "")
    if target == Form.DETAIL:
        return Reached(answer, Form.DETAIL, leaning)
    led_to = content.answer(target)
    return Reached(led_to, Form.WHOLE, leaning) if led_to else Reached(answer, Form.NOTE, leaning)


def filled(text: str, about: Answer) -> str:
    """Return `text` with {title}, {document}, {section} and {checked_on} of the answer it speaks about."""
    source = about.source
    values = {
        "title": about.title,
        "document": source.document if source else "",
        "section": source.section if source else "",
        "checked_on": f"{about.checked_on:%Y年%-m月%-d日}",
    }
    return fill(text, values)
