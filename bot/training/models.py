"""What staff do with models: ask for one, look at it, activate it, go back. It touches the database only.

Who of them may do what is the caller's matter.
"""

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.database import now
from bot.training.data import Pair, learnt
from bot.training.hands import hands_in, note_hands
from bot.training.known import Known
from bot.training.model import (
    CannotBeActivated,
    Model,
    Moved,
    NothingBefore,
    NothingNew,
    OwnPhrasings,
    ReasonNeeded,
    UnderWay,
    model_of,
    seconds_of,
)
from bot.training.rows import active, alone, begin_step, is_under_way, make_active, pairs, previous
from bot.training.tables import ModelRow, PhrasingRow, State

MAY_BE_ACTIVATED = (State.READY, State.BLOCKED, State.FORMER)


class Models:
    """All models."""

    def __init__(self, engine: Engine, known: Known) -> None:
        """Use the tables behind `engine`; `known` is what stands in the repository."""
        self._engine = engine
        self._known = known

    def all(self) -> list[Model]:
        """Return all models, the latest first; none before the first was asked for."""
        with Session(self._engine) as session:
            before = previous(session)
            rows = session.scalars(select(ModelRow).order_by(ModelRow.number.desc()))
            return [model_of(row, before, hands_in(session, row.number)) for row in rows]

    def moved(self, number: int) -> list[Moved]:
        """Return the held-out questions that a model answers otherwise: first those that were right."""
        with Session(self._engine) as session:
            found = session.scalar(select(ModelRow.questions).where(ModelRow.number == number)) or []
        questions = [Moved(**question) for question in found]
        return sorted(questions, key=lambda question: (question.is_right, not question.was_right))

    def holds(self, number: int) -> list[Pair]:
        """Return the (intent, phrasing) pairs of staff that a model has learnt or is to learn."""
        with Session(self._engine) as session:
            row = session.get(ModelRow, number)
            return pairs(row) if row else []

    def expected(self) -> dict[State, int]:
        """Return how many seconds training and measuring took the last time; nothing the first time."""
        done = next((model for model in self.all() if State.MEASURING in seconds_of(model.steps)), None)
        return seconds_of(done.steps) if done else {}

    def request(self, staff: str) -> int:
        """Ask for a model with the phrasings as they are; return its number. Raise UnderWay, NothingNew."""
        with Session(self._engine) as session, session.begin():
            alone(session)
            if row := session.scalar(is_under_way()):
                raise UnderWay(row.number)
            added = session.scalars(select(PhrasingRow).order_by(PhrasingRow.number)).all()
            holds = learnt(((row.intent, row.text) for row in added), self._known)
            if set(holds) == set(pairs(active(session))):
                raise NothingNew
            row = ModelRow(author=staff, is_under_way=True, held=len(holds), holds=[list(p) for p in holds])
            row.steps = []
            begin_step(row, State.WAITING)
            session.add(row)
            session.flush()
            note_hands(session, row.number, holds, added)
            note(session, staff, "model_train", str(row.number))
            return row.number

    def activate(self, number: int, staff: str, reason: str = "") -> None:
        """Let a model be used by every process that serves.

        Raise CannotBeActivated, ReasonNeeded, or OwnPhrasings (not of one that has been active before).
        """
        with Session(self._engine) as session, session.begin():
            alone(session)
            row = session.get(ModelRow, number)
            if row is None or row.state not in MAY_BE_ACTIVATED:
                raise CannotBeActivated(State(row.state) if row else None)
            if row.state != State.FORMER and staff in hands_in(session, number):
                raise OwnPhrasings
            if row.state == State.BLOCKED and not reason.strip():
                raise ReasonNeeded
            self._activate(session, row, staff, "model_activate", reason.strip())

    def back(self, staff: str, reason: str = "") -> int:
        """Activate the model that was active before this one; return its number. Raise NothingBefore."""
        with Session(self._engine) as session, session.begin():
            alone(session)
            row = previous(session)
            if row is None:
                raise NothingBefore
            self._activate(session, row, staff, "model_back", reason.strip())
            return row.number

    @staticmethod
    def _activate(session: Session, row: ModelRow, staff: str, action: str, reason: str) -> None:
        make_active(session, row, left_as=State.FORMER)
        if not row.activated_at:  # what was said the first time stays; the audit list has the others
            row.activated_by, row.activated_at, row.reason = staff, now(), reason
        note(session, staff, action, str(row.number), reason)
