"""What both sides do with the table of models: staff (models.py) and the processes (ledger.py)."""

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from bot.database import now
from bot.training.data import Pair
from bot.training.tables import Fault, ModelRow, State


def alone(session: Session) -> None:
    """Keep all other writers out until the transaction of `session` ends.

    An update that changes nothing takes SQLite's lock to write, and PostgreSQL's lock on each row. (Two first
    requests at once have no row to lock: there the unique columns refuse the second.)
    """
    same = update(ModelRow).values(number=ModelRow.number)
    session.execute(same, execution_options={"synchronize_session": False})


def is_active() -> Select[ModelRow]:
    """Select the model that is in use, or is to be."""
    return select(ModelRow).where(ModelRow.is_active.is_(True))


def is_under_way() -> Select[ModelRow]:
    """Select the model that waits or is being made."""
    return select(ModelRow).where(ModelRow.is_under_way.is_(True))


def active(session: Session) -> ModelRow:
    """Return the model that is in use; the first time the repository's own gets its row."""
    row = session.scalar(is_active())
    if row is None:
        row = ModelRow(state=State.ACTIVE, is_active=True, names=[], holds=[])
        session.add(row)
        session.flush()
    return row


def previous(session: Session) -> ModelRow | None:
    """Return the model that was active before the present one."""
    former = select(ModelRow).where(ModelRow.state == State.FORMER)
    return session.scalar(former.order_by(ModelRow.left.desc()).limit(1))


def make_active(session: Session, row: ModelRow, left_as: State) -> None:
    """Let `row` be the active model, and the one before it stand as `left_as`."""
    before = active(session)
    latest = session.scalar(select(ModelRow.left).order_by(ModelRow.left.desc()).limit(1)) or 0
    before.state, before.is_active, before.left = left_as, None, latest + 1
    session.flush()  # the column is unique: first the one, then the other
    row.state, row.is_active, row.serves_since = State.ACTIVE, True, ""


def begin_step(row: ModelRow, state: State) -> None:
    """Note that `row` is in `state` from now on."""
    row.state = state
    row.steps = [*row.steps, [state.value, now()]]


def end(row: ModelRow, state: State, fault: Fault | None = None) -> None:
    """Note that nothing more is done on `row`."""
    begin_step(row, state)
    row.fault = fault.value if fault else ""
    row.is_under_way, row.worker = None, ""


def pairs(row: ModelRow) -> list[Pair]:
    """Return the phrasings that a model holds."""
    return [(intent, text) for intent, text in row.holds]
