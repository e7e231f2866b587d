"""How much work waits for an approver."""

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.content.drafts import State
from bot.content.tables import DraftRow


def waiting_for(engine: Engine, staff: str) -> int:
    """Return how many submitted drafts wait for an approver who has had no hand in them."""
    query = select(DraftRow.editors).where(DraftRow.state == State.SUBMITTED)
    with Session(engine) as session:
        return sum(staff not in editors for editors in session.scalars(query))
