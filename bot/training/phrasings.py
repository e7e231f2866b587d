"""What staff add to what the bot learns from: checked, listed with where each stands, dropped."""

from collections import Counter
from collections.abc import Callable, Iterable

from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.answers.model import Answer
from bot.audit.record import note
from bot.concerns.masking import has_label
from bot.content.store import ContentStore
from bot.conversation.hidden import has_words, strip_hidden
from bot.database import now
from bot.redact.span import Span
from bot.training.data import FEWEST, Pair, as_blocks, learnt
from bot.training.known import Known, folded
from bot.training.phrasing import Gone, Phrasing, Refused, Standing, Why
from bot.training.rows import is_active, pairs
from bot.training.tables import MOST_CHARACTERS, PhrasingRow

HELD_HERE = (Standing.NEW, Standing.ACTIVE)

type Find = Callable[[str], Iterable[Span]]


def tidy(text: str) -> str:
    """Return `text` as it is stored: without invisible characters, white space folded."""
    return strip_hidden(text)


class Phrasings:
    """Add, drop and list."""

    def __init__(self, engine: Engine, known: Known, find: Find) -> None:
        """Check against `known` and against what `find` finds to identify somebody."""
        self._engine = engine
        self._known = known
        self._find = find

    def add(self, staff: str, intent: str, text: str) -> int:
        """Take a phrasing and return its number; raise Refused."""
        text = tidy(text)
        self._check(intent, text)
        row = PhrasingRow(intent=intent, text=text, folded=folded(text), author=staff, at=now())
        try:
            with Session(self._engine) as session, session.begin():
                session.add(row)
                session.flush()
                note(session, staff, "phrasing_add", f"{intent} {row.number}")
                return row.number
        except IntegrityError as error:
            raise Refused(Why.ADDED, self._has(text)) from error

    def drop(self, staff: str, number: int) -> None:
        """Delete a phrasing; what the active model has learnt, it knows until the next one. Raise Gone."""
        with Session(self._engine) as session, session.begin():
            row = session.get(PhrasingRow, number)
            if row is None:
                raise Gone
            note(session, staff, "phrasing_drop", f"{row.intent} {number}")
            session.delete(row)

    def all(self) -> list[Phrasing]:
        """Return all of them in the order of their adding, those that were dropped last."""
        with Session(self._engine) as session:
            rows = session.scalars(select(PhrasingRow).order_by(PhrasingRow.number)).all()
            model = session.scalar(is_active())
            holds = pairs(model) if model else []
        active = {(intent, folded(text)) for intent, text in holds}
        there = {(row.intent, folded(row.text)) for row in rows}
        dropped = [(intent, text) for intent, text in holds if (intent, folded(text)) not in there]
        return [
            *(self._phrasing(row, active) for row in rows),
            *(Phrasing(0, intent, text, Standing.DROPPED) for intent, text in dropped),
        ]

    def blocks(self) -> str:
        """Return those that nlu/ lacks as they would be written there."""
        return as_blocks((p.intent, p.text) for p in self.all() if p.standing in HELD_HERE)

    def of(self, intent: str) -> list[Phrasing]:
        """Return those of one intent."""
        return [phrasing for phrasing in self.all() if phrasing.intent == intent]

    def unheard(self, keys: Iterable[str]) -> dict[str, int]:
        """Return those of `keys` that nobody can ask for in words, and how many phrasings each still needs.

        None needed: there are enough, and no model is active yet that has learnt them.
        """
        with Session(self._engine) as session:
            there = Counter(session.scalars(select(PhrasingRow.intent)))
            model = session.scalar(is_active())
            heard = {intent for intent, _text in learnt(pairs(model) if model else [], self._known)}
        deaf = [key for key in keys if key not in self._known.intents | heard]
        return {key: max(0, FEWEST - there[key]) for key in deaf if self._known.may_be_a_topic(key)}

    def intents(self) -> list[str]:
        """Return what phrasings may be added to: the intents, then the answers that may become topics."""
        return [*sorted(self._known.intents), *sorted(self._new_topics())]

    def _phrasing(self, row: PhrasingRow, active: set[Pair]) -> Phrasing:
        standing = Standing.ACTIVE if (row.intent, folded(row.text)) in active else Standing.NEW
        if folded(row.text) in self._known.phrasings:
            standing = Standing.IN_FILES
        return Phrasing(row.number, row.intent, row.text, standing, row.author, row.at)

    def _new_topics(self) -> set[str]:
        answers = ContentStore(self._engine).all(Answer).values()
        keys = {answer.key for answer in answers if answer.source}
        return {key for key in keys - self._known.intents if self._known.may_be_a_topic(key)}

    def _check(self, intent: str, text: str) -> None:
        if intent not in self._known.intents and intent not in self._new_topics():
            raise Refused(Why.UNKNOWN_INTENT)
        if not has_words(text):
            raise Refused(Why.NO_WORDS)
        if len(text) > MOST_CHARACTERS:
            raise Refused(Why.TOO_LONG)
        if has_label(text):
            raise Refused(Why.MASKED)
        if folded(text) in self._known.phrasings:
            raise Refused(Why.IN_FILES, self._known.phrasings[folded(text)])
        if intent_there := self._has(text):
            raise Refused(Why.ADDED, intent_there)
        if folded(text) in self._known.held_out:
            raise Refused(Why.HELD_OUT)
        if spans := tuple(self._find(text)):
            raise Refused(Why.IDENTIFIER, spans=spans)

    def _has(self, text: str) -> str:
        """Return the intent under which staff added `text`, empty when nobody has."""
        with Session(self._engine) as session:
            rows = session.execute(select(PhrasingRow.intent, PhrasingRow.text)).all()
        return next((intent for intent, there in rows if folded(there) == folded(text)), "")
