"""Two who edit the same entry meet: the form is filled with both, and says what came from the other."""

import json
from enum import StrEnum
from typing import Any, NamedTuple

from bot.console.catalogue import Catalogue
from bot.console.in_words import InWords
from bot.console.item import Body, Item
from bot.console.visit import Visit
from bot.content.difference import Change, Piece, as_text, compared, differences
from bot.content.drafts import NoSuchEntry
from bot.content.merging import Merged, merged
from bot.content.three_way import Field

_MAPPINGS = frozenset({"source", "leans"})
_LISTS = frozenset({"follow_ups", "channels", "ask_locally"})
TAKE = "take."  # begins the name of the choice between two wordings of a field: a Side, or mine


class Side(StrEnum):
    """Whose wording was met: what stands in the draft, if it was not thrown away, or what went live."""

    DRAFT = "draft"
    LIVE = "live"


class Both(NamedTuple):
    """A field that both changed, as it was, as they have it, as I have it: in pieces, to see what changed."""

    field: str
    base: str
    theirs: tuple[Piece, ...]
    mine: tuple[Piece, ...]


class Filled(NamedTuple):
    """What stands in the form, and what it was made from: `seen` is what the next meeting begins with."""

    body: dict[str, Any]
    stamp: int
    live: int
    seen: str


class Meeting(NamedTuple):
    """What is told of a meeting; one that `is_found` was there when the form was opened."""

    side: Side
    taken: list[Change]
    both: list[Both]
    is_found: bool = False


def filled(item: Item | None) -> Filled:
    """Return the form as it is opened: with the draft, or with what is live."""
    newest = item.newest if item else Body()
    live = item.draft.base if item and item.draft else item.version if item else 0
    return Filled(newest, item.stamp if item else 0, live, json.dumps(newest, ensure_ascii=False))


def is_met(visit: Visit, item: Item | None) -> bool:
    """Say whether somebody saved, published or threw away since the form that was sent was opened."""
    now = (item.stamp, item.version) if item else (0, 0)
    live = visit.number("live") if visit.typed("live") else now[1]
    return (visit.number("stamp"), live) != now


def met(
    visit: Visit, item: Item | None, mine: dict[str, Any], catalogue: Catalogue
) -> tuple[Filled, Meeting]:
    """Return the form with `mine` and what the other made of the entry meanwhile, and what is to be told."""
    if item and visit.number("stamp") == item.stamp:
        return met_live(item, mine, visit.number("live"), catalogue)
    base = _seen(visit)
    theirs = item.newest if item else Body(base)  # thrown away: nobody changed a word
    is_live = item and not item.draft and item.version != visit.number("live")
    side = Side.LIVE if is_live else Side.DRAFT
    found = merged(visit.params["kind"], base, mine, theirs)
    return filled(item)._replace(body=found.body), _told(side, found, catalogue.in_words())


def met_live(item: Item, mine: dict[str, Any], since: int, catalogue: Catalogue) -> tuple[Filled, Meeting]:
    """Return the same when it is what is live that changed, `since` a version."""
    try:
        base = catalogue.history.version(item.ref, since).body
    except NoSuchEntry:
        base = {}
    found = merged(item.ref.kind, base, mine, item.live)
    form = filled(item)._replace(live=item.version, body=found.body)
    return form, _told(Side.LIVE, found, catalogue.in_words())


def chosen(visit: Visit, item: Item | None, body: dict[str, Any]) -> dict[str, Any]:
    """Return `body` with the fields for which somebody chose the wording of the other."""
    sources: dict[str, Body] = {Side.LIVE: item.live, Side.DRAFT: item.newest} if item else {}
    choices = {name: visit.typed(TAKE + name) for name in body}
    return {name: sources[choices[name]][name] if choices[name] in sources else body[name] for name in body}


def _told(side: Side, found: Merged, in_words: InWords) -> Meeting:
    before = in_words({field.name: field.base for field in found.taken})
    after = in_words({field.name: field.live for field in found.taken})
    return Meeting(side, differences(before, after), [_both(field, in_words) for field in found.both])


def _both(field: Field, in_words: InWords) -> Both:
    base, theirs, mine = (
        "\n".join(map(as_text, in_words({field.name: value}).values()))
        for value in (field.base, field.live, field.file)
    )
    return Both(field.name, base, compared(base, theirs)[1], compared(base, mine)[1])


def _seen(visit: Visit) -> dict[str, Any]:
    """Return what stood in the form when it was opened. The browser says it: it is only compared with."""
    try:
        said = json.loads(visit.typed("seen"))
    except (ValueError, RecursionError):
        return {}
    return {name: of for name, of in said.items() if _fits(name, of)} if isinstance(said, dict) else {}


def _fits(name: str, value: object) -> bool:
    """Say whether a value has the shape of its field in a draft."""
    if name in _MAPPINGS:
        return value is None or (isinstance(value, dict) and all(map(_is_plain, value.values())))
    if name in _LISTS:
        return value is None or (isinstance(value, list) and all(isinstance(one, str) for one in value))
    return _is_plain(value)


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int)
