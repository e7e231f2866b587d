"""An answer: the wording of one key, where it rests, and how long it may be trusted."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.content.entry import Entry

SHORT_TEXT = 300  # characters: the first screen of a phone
LONG_TEXT = 3000  # characters: with the text and its source it fits in one message on Telegram
PLAIN_TEXT = 120  # characters: one or two sentences


def _trimmed(value: object) -> object:
    return value.rstrip() if isinstance(value, str) else value


Wording = Annotated[str, BeforeValidator(_trimmed)]  # no white space at its end, which nobody sees


class Source(BaseModel):
    """The document and the section that an answer rests on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str = Field(min_length=1)
    section: str = Field(min_length=1)


def numbered(number: int) -> str:
    """Return how people write the number of an answer, such as RC-017."""
    return f"RC-{number:03}"


class Answer(Entry):
    """What is said for one key. `text` is the first screen, `detail` opens behind a button."""

    kind: ClassVar[str] = "answer"

    number: int = Field(default=0, ge=0)  # never given to another answer; 0: none yet
    title: str = Field(min_length=1, max_length=12)  # on a button
    text: Wording = Field(min_length=1, max_length=SHORT_TEXT)
    detail: Wording = Field(default="", max_length=LONG_TEXT)
    plain: Wording = Field(default="", max_length=PLAIN_TEXT)  # the same in everyday words, for 换个说法
    leans: dict[str, str] = Field(default={})  # where 谁来定, 那要多久 ... lead from here: a key or "detail"
    source: Source | None = None  # turns of the talk itself rest on no document
    checked_on: date
    review_by: date
    expires_on: date | None = None
    follow_ups: tuple[str, ...] = Field(default=(), max_length=6)
    channels: tuple[str, ...] = ()
    askable: bool = True  # False: said by the service itself (busy, too long ...), no button may ask for it

    @property
    def code(self) -> str:
        """Return what names this wording and no other, such as RC-017@5."""
        return f"{numbered(self.number)}@{self.version}"

    def is_expired(self, today: date) -> bool:
        """Say whether the answer may no longer be shown."""
        return self.expires_on is not None and today > self.expires_on
