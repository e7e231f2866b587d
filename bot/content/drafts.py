"""A draft: what staff are changing, and where it stands on its way to being live."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from bot.content.tables import DraftRow


class State(StrEnum):
    """Where a draft stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SCHEDULED = "scheduled"


class Ref(NamedTuple):
    """Names one entry."""

    kind: str
    key: str


class Seen(NamedTuple):
    """What somebody had before their eyes when they decided: the entry, and the stamp of its draft."""

    ref: Ref
    stamp: int  # 0: there was no draft


@dataclass(frozen=True)
class Draft:
    """The draft of one entry; see DraftRow."""

    ref: Ref
    stamp: int
    base: int
    body: dict[str, Any]
    state: State
    editors: tuple[str, ...]
    note: str
    returned: str
    approver: str
    publish_on: str
    at: str

    @property
    def seen(self) -> Seen:
        """Return what somebody has seen who has this draft before their eyes."""
        return Seen(self.ref, self.stamp)


class Overtaken(Exception):
    """Somebody else has changed the draft meanwhile; it holds theirs, or None when they took it away."""

    def __init__(self, theirs: Draft | None) -> None:
        """Hold `theirs`."""
        super().__init__()
        self.theirs = theirs


class BaseMoved(Exception):
    """What is live is no longer what the draft was made from."""


class OwnWork(Exception):
    """Nobody approves what they have written."""


class WrongState(Exception):
    """The draft does not stand where this can be done with it."""


class NoSuchEntry(Exception):
    """There is no entry, draft or version of that name."""


def draft_of(row: DraftRow) -> Draft:
    """Return the draft in a row."""
    return Draft(
        ref=Ref(row.kind, row.key),
        stamp=row.stamp,
        base=row.base,
        body=row.body,
        state=State(row.state),
        editors=tuple(row.editors),
        note=row.note,
        returned=row.returned,
        approver=row.approver,
        publish_on=row.publish_on,
        at=row.at,
    )
