"""Put together what two people made of an entry since both had the same before their eyes."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.content.entry import Entry
from bot.content.kinds import KINDS
from bot.content.three_way import VERSION, Field, Side, compare


class Merged(NamedTuple):
    """`body` is mine with what they alone changed; in `both` mine stands, and a person has to choose.

    Of a field `file` is mine, `live` is theirs.
    """

    body: dict[str, Any]
    taken: tuple[Field, ...]
    both: tuple[Field, ...]


def merged(kind: str, base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merged:
    """Return `mine` and `theirs` in one; the bodies may be half finished, as drafts are."""
    states = [_state(kind, body) for body in (base, mine, theirs)]
    fields = [field for field in compare("", *states).fields if field.name != VERSION]
    taken = tuple(field for field in fields if field.side is Side.LIVE)
    both = tuple(field for field in fields if field.side is Side.CONFLICT)
    return Merged({**mine, **{field.name: field.live for field in taken}}, taken, both)


def _state(kind: str, body: Mapping[str, Any]) -> Entry:
    """Return a body as an entry that nothing has checked; what is missing is empty."""
    values = {}
    for name, field in KINDS[kind].model_fields.items():
        empty = "" if field.is_required() else field.get_default()
        values[name] = body.get(name, list(empty) if isinstance(empty, tuple) else empty)
    return KINDS[kind].model_construct(**{**values, "key": "", VERSION: 1})
