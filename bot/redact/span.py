"""What a recogniser finds: a span of the text and the kind of identifier it is."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The kinds of identifiers."""

    EMAIL = "EMAIL"
    ID_CARD = "ID_CARD"
    BANK_CARD = "BANK_CARD"
    PLATE = "PLATE"
    DOC_NO = "DOC_NO"
    PHONE = "PHONE"
    WECHAT = "WECHAT"
    QQ = "QQ"
    DATE_EXACT = "DATE_EXACT"
    PROJECT = "PROJECT"
    ADDRESS = "ADDRESS"
    ORG = "ORG"
    TITLE_UNIQUE = "TITLE_UNIQUE"
    PERSON = "PERSON"


class Span(NamedTuple):
    """The characters from `start` up to `end` (exclusive) identify somebody, as `kind`."""

    start: int
    end: int
    kind: Kind

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


type Recogniser = Callable[[str], Iterable[Span]]
type WordRecogniser = Callable[
    [str, list[str]], Iterable[Span]
]  # of a text and its words, found once for all
