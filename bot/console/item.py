"""One line of the list of content: an entry, its draft, where it stands."""

from typing import Any, NamedTuple

from bot.content.drafts import Draft, Ref
from bot.content.entry import Entry
from bot.content.standing import Standing


class Body(dict[str, Any]):
    """The fields of an entry that may be half finished: what is missing is empty."""

    def __missing__(self, _field: str) -> str:
        """Return what is shown for a field that is not there."""
        return ""


class Item(NamedTuple):
    """One line of the list: an entry, or a draft of something new."""

    ref: Ref
    entry: Entry | None
    draft: Draft | None
    standings: list[Standing]

    @property
    def body(self) -> Body:
        """Return the fields as they are live, or of the draft when nothing is."""
        return self.live if self.entry or not self.draft else Body(self.draft.body)

    @property
    def newest(self) -> Body:
        """Return the fields as the draft has them, or as they are live when there is none."""
        return Body(self.draft.body) if self.draft else self.live

    @property
    def live(self) -> Body:
        """Return the fields as they are live; none when nothing is."""
        return Body(self.entry.model_dump(mode="json") if self.entry else {})

    @property
    def version(self) -> int:
        """Return the live version, 0 when none is."""
        return self.entry.version if self.entry else 0

    @property
    def stamp(self) -> int:
        """Return the stamp of the draft, 0 when there is none."""
        return self.draft.stamp if self.draft else 0
