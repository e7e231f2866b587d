"""Which model is to be in use, as the processes know it that serve; and what becomes of it there."""

from collections.abc import Callable

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.database import now
from bot.training.data import Pair
from bot.training.ledger import Job
from bot.training.rows import alone, begin_step, is_active, make_active, pairs, previous
from bot.training.tables import Fault, ModelRow, State

FILES_KEPT = 3  # beside those of the active model and of the one before
BEFORE_THE_FIRST = 0  # the repository's own model before it has a row

type NameOf = Callable[[list[Pair]], str]


class InUse:
    """The table of models as one process sees it."""

    def __init__(self, engine: Engine) -> None:
        """Use the table behind `engine`."""
        self._engine = engine

    def number(self) -> tuple[int, bool]:
        """Return the number of the active model, and whether some process has it in use."""
        with Session(self._engine) as session:
            row = session.scalar(is_active())
            return (row.number, bool(row.serves_since)) if row else (BEFORE_THE_FIRST, True)

    def active(self) -> Job:
        """Return the active model."""
        with Session(self._engine) as session:
            row = session.scalar(is_active())
            return Job(row.number, pairs(row)) if row else Job(BEFORE_THE_FIRST, [])

    def serves(self, number: int, name: str) -> None:
        """Note that this process uses the model, whose file has this name here."""
        with Session(self._engine) as session, session.begin():
            alone(session)
            row = session.get(ModelRow, number)
            if row is None:
                return
            row.names = [*(other for other in row.names if other != name), name]
            if row.is_active and not row.serves_since:
                row.serves_since = now()

    def failed(self, number: int) -> bool:
        """Let the model be active again that was before: this one did not come up. Say whether it is."""
        with Session(self._engine) as session, session.begin():
            alone(session)
            row, before = session.get(ModelRow, number), previous(session)
            if not row or not row.is_active or not before:
                return False
            make_active(session, before, left_as=State.FAILED)
            begin_step(row, State.FAILED)
            row.fault = Fault.SWAP
            return True

    def outdate(self, name_of: NameOf) -> None:
        """Let models fail that could be activated, but were measured with other data than there is now."""
        measured = select(ModelRow).where(ModelRow.state.in_((State.READY, State.BLOCKED)))
        with Session(self._engine) as session:
            rows = session.scalars(measured).all()
            fitting = {row.number for row in rows if row.names[-1:] == [name_of(pairs(row))]}
            late = {row.number for row in rows} - fitting
        if not late:
            return
        with Session(self._engine) as session, session.begin():
            alone(session)
            for row in session.scalars(measured.where(ModelRow.number.in_(late))):
                begin_step(row, State.FAILED)
                row.fault = Fault.OUTDATED

    def unneeded(self) -> set[str]:
        """Return the names of files that may be deleted: not the repository's own, not late ones."""
        with Session(self._engine) as session:
            rows = session.scalars(select(ModelRow).order_by(ModelRow.number.desc())).all()
            before = previous(session)
        late = [row for row in rows if row.held and row.state != State.FAILED][:FILES_KEPT]
        kept = [row for row in rows if row in late or row.is_active or row is before]
        own = {name for row in rows if not row.held for name in row.names}
        return (
            {name for row in rows for name in row.names} - own - {row.names[-1] for row in kept if row.names}
        )
