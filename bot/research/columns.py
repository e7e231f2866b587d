"""The columns of research data: an allow-list. What is not named here is never read and never released.

Whatever somebody else may know of a concern (where and when its holder works, how long it is, how far staff
are with it) is a quasi-identifier; what only its holder knows is sensitive. Nothing else but the text.
"""

from enum import StrEnum
from typing import NamedTuple

from bot.concerns.codes import District, Field, Level, Link, Reluctance
from bot.concerns.concern import Status
from bot.research.topics import Topic

UNSAID = "未说"  # the holder skipped the question
HIDDEN = "未公布"  # suppressed: released, it would be too rare


class Role(StrEnum):
    """What a column is to somebody who looks for a person."""

    QUASI = "quasi-identifier"
    SENSITIVE = "sensitive"
    TEXT = "text"
    NOTE = "note"  # about the coding, not about the concern


class Column(NamedTuple):
    """A column that may be released: its name, its role, its values (none: free)."""

    name: str
    role: Role
    values: tuple[str, ...] = ()


class Length(StrEnum):
    """How long a text is; `bot.concerns.store.length_class` gives it."""

    SHORT = "短"
    MEDIUM = "中"
    LONG = "长"


class CodedBy(StrEnum):
    """Who gave a code."""

    HOLDER = "本人"
    MODEL = "模型"
    RESEARCHER = "研究者"


RELEASED = (
    Column("month", Role.QUASI),
    Column("district", Role.QUASI, tuple(District)),
    Column("level", Role.QUASI, tuple(Level)),
    Column("field", Role.QUASI, tuple(Field)),
    Column("length", Role.QUASI, tuple(Length)),
    Column("status", Role.QUASI, tuple(Status)),
    Column("reluctance", Role.SENSITIVE, tuple(Reluctance)),
    Column("link", Role.SENSITIVE, tuple(Link)),
    Column("topic", Role.SENSITIVE, tuple(Topic)),
    Column("reluctance_by", Role.NOTE, tuple(CodedBy)),
    Column("link_by", Role.NOTE, tuple(CodedBy)),
    Column("topic_by", Role.NOTE, tuple(CodedBy)),
    Column("reluctance_p", Role.NOTE),  # the model's probability, to one digit; 1.0 where a person said it
    Column("link_p", Role.NOTE),
    Column("topic_p", Role.NOTE),
    Column("text", Role.TEXT),
)
VALUES = {column.name: column.values for column in RELEASED}
QUASI = tuple(column.name for column in RELEASED if column.role is Role.QUASI)
SENSITIVE = tuple(column.name for column in RELEASED if column.role is Role.SENSITIVE)

# What a file of concerns must hold to be released from, and what `ganwei synth` writes. `share`: whether the
# holder agreed that the redacted text serves research.
READ = {
    "week": "string",  # ISO 8601, such as 2026-W48
    "district": "string",
    "level": "string",
    "field": "string",
    "length": "string",
    "status": "string",
    "reluctance": "string",
    "link": "string",
    "topic": "string",
    "share": "bool",
    "text": "string",
}
