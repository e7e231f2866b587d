"""Values in queries: `:name` stands for the value of that name, on every engine."""

import re
from collections.abc import Mapping

from bot.research.engine.engine import Value
from bot.research.engine.errors import BadQuery

_MARKER = re.compile(r"'[^']*'|--[^\n]*|::|:([a-z_][a-z0-9_]*)")  # not within text, comments, casts


def check_values(query: str, values: Mapping[str, Value]) -> None:
    """Raise BadQuery unless each marker has a value and each value a marker."""
    markers = {found[1] for found in _MARKER.finditer(query) if found[1]}
    if odd := sorted(markers ^ values.keys()):
        raise BadQuery(f"either the query or its values lack {', '.join(odd)}")


def with_dollars(query: str) -> str:
    """Return a query with its markers as DuckDB writes them: `$name`."""
    return _MARKER.sub(lambda found: f"${found[1]}" if found[1] else found[0], query)
