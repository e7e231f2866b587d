"""Keep shapes in the database, and find them again."""

from collections.abc import Mapping

from sqlalchemy import Engine, delete, exists, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.concerns.tables import ConcernRow
from bot.research.columns import QUASI
from bot.research.shapes.tables import FileRow, ShapeRow
from bot.research.shapes.way import ReleasedMeanwhile, ReleasedOtherwise, Shape, Way


def shapes_of(engine: Engine) -> dict[bytes, Shape]:
    """Return the shapes by the key of their concern."""
    with Session(engine) as session:
        rows = session.scalars(select(ShapeRow)).all()
    return {
        row.concern_key: Shape(row.release, row.had_status, tuple(getattr(row, name) for name in QUASI))
        for row in rows
    }


def keep_shapes(engine: Engine, shapes: Mapping[bytes, Shape]) -> None:
    """Keep the shapes of concerns that had none; raise ReleasedMeanwhile when one has got another."""
    rows = [
        {"concern_key": key, "release": shape.release, "had_status": shape.status}
        | dict(zip(QUASI, shape.released, strict=True))
        for key, shape in shapes.items()
    ]
    if not rows:
        return
    is_gone = ~exists().where(ConcernRow.key == ShapeRow.concern_key)
    try:
        with Session(engine) as session, session.begin():
            session.execute(insert(ShapeRow), rows)
            session.execute(delete(ShapeRow).where(is_gone))  # withdrawn while the release was made
    except IntegrityError:
        raise ReleasedMeanwhile("another release was made at the same time; make this one again") from None


class StoredWays:
    """In which way files were released, kept in the database."""

    def __init__(self, engine: Engine) -> None:
        """Keep them behind `engine`."""
        self._engine = engine

    def kept(self, account: str) -> Way | None:
        """Return the way of a file; None when it was not released yet."""
        with Session(self._engine) as session:
            row = session.get(FileRow, account)
            return Way(row.k, row.l, row.month) if row else None

    def keep(self, account: str, way: Way) -> None:
        """Keep the way of a file; raise ReleasedOtherwise when another one is kept."""
        try:
            with Session(self._engine) as session, session.begin():
                session.add(FileRow(account=account, k=way.k, l=way.l, month=way.month))
        except IntegrityError:
            kept = self.kept(account)
            if kept and kept != way:
                raise ReleasedOtherwise(kept) from None
