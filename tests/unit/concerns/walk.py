"""How the tests walk through the form and the receipt desk."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.concerns.codes import QUESTIONS
from bot.concerns.draft import Draft, Stage
from bot.concerns.tables import ConcernRow
from bot.redact.span import Kind, Span

NAME = "李建新"


class OneName:
    """Find one name, wherever it stands."""

    def find(self, text):
        start = text.find(NAME)
        return [Span(start, start + len(NAME), Kind.PERSON)] if start >= 0 else []


def rows(engine):
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(ConcernRow))


async def go(form, draft, *messages):
    said = []
    for message in messages:
        said = await form.take(draft, message)
    return [one.key for one in said], said


THROUGH = ["怕签字", "写完了", "下一步", *(["跳过"] * len(QUESTIONS))]


async def submitted(form):
    draft = Draft(stage=Stage.WRITING)
    _, said = await go(form, draft, *THROUGH, "提交")
    return draft, said[0].receipt
