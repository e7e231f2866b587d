"""The queries of research: one file of SQL each, run unchanged on every engine.

Over the view `staged` (one row a concern), `mapping` (from a class to what is released of it) or `released`.
What both engines understand alike: no double quote, no backslash, no `::`, every column named, sums cast.
"""

from pathlib import Path

_FOLDER = Path(__file__).parent


def names() -> list[str]:
    """Return the names of all queries."""
    return sorted(path.stem for path in _FOLDER.glob("*.sql"))


def query(name: str) -> str:
    """Return the SQL of the query `name`."""
    return (_FOLDER / f"{name}.sql").read_text("utf-8")
