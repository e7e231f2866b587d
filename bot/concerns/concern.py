"""A concern as its holder and the staff see it."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a concern stands."""

    RECEIVED = "已收到"
    IN_HAND = "处理中"
    ANSWERED = "已回复"
    PUBLISHED = "已转为公开答复"
    REFERRED = "请走正式渠道"  # nothing is handed on: the reply names the channel, the holder goes there
    EXPIRED = "已到期"


class Author(StrEnum):
    """Who wrote a text of a concern."""

    HOLDER = "holder"
    STAFF = "staff"


@dataclass(frozen=True)
class Text:
    """One text of a concern."""

    author: Author
    week: str
    body: str


@dataclass(frozen=True)
class Concern:
    """A concern: its status, its texts in order, how long they will be kept."""

    key: bytes
    nickname: str
    status: Status
    week: str
    texts: tuple[Text, ...]
    days_left: int
    codes: dict[str, str]
    share: bool  # the holder agreed that researchers read the texts
