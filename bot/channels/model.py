"""A channel card: what a hotline or an office is for, what it is not for, and what to bring."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from bot.content.entry import Entry


class Channel(Entry):
    """One formal channel. `ask_locally` names what only the person's own unit can say: never invented."""

    kind: ClassVar[str] = "channel"

    name: str = Field(min_length=1)
    phone: str = Field(default="", pattern=r"^[0-9-]*$")
    website: str = ""
    for_what: str = Field(min_length=1)
    not_for: str = Field(min_length=1)
    anonymous: str = Field(min_length=1)
    bring: str = Field(min_length=1)
    ask_locally: tuple[str, ...] = ()
    verified_on: date | None = None  # None: nobody has, and the card says so
