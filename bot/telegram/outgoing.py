"""One message to Telegram: HTML of the Bot API and the buttons below it."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

MOST_UNITS = 4000  # UTF-16 units without tags; Telegram takes 4096

_TAG = re.compile(r"<[^>]*>")  # of ours: in texts, < is &lt;
type Row = list[InlineKeyboardButton]


@dataclass(frozen=True)
class Outgoing:
    """A message ready to be sent."""

    html: str = field(repr=False)
    rows: tuple[Row, ...] = ()

    def plain(self) -> "Outgoing":
        """Return the same without markup and buttons: what Telegram takes when it refuses the message."""
        return Outgoing(_TAG.sub("", self.html))

    def to_json(self) -> str:
        """Return the message as text, to be kept."""
        return json.dumps([self.html, [[button.to_dict() for button in row] for row in self.rows]])

    @classmethod
    def from_json(cls, text: str) -> "Outgoing":
        """Return the message that was kept."""
        html, rows = json.loads(text)
        return cls(html, tuple([InlineKeyboardButton.de_json(button) for button in row] for row in rows))

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """Return the buttons in Telegram's form."""
        return markup(self.rows)


@dataclass(frozen=True)
class Block:
    """A part of a message that must stay together."""

    html: str = field(repr=False)
    units: int


def markup(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    """Return buttons in Telegram's form; None for none."""
    return InlineKeyboardMarkup(rows) if rows else None


def units(text: str) -> int:
    """Return the length of `text` as Telegram counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def pack(blocks: list[Block], rows: tuple[Row, ...]) -> list[Outgoing]:
    """Put blocks into as few messages as they fit in; the buttons stand below the last."""
    texts: list[tuple[str, int]] = []
    for block in blocks:
        if texts and texts[-1][1] + block.units + 2 <= MOST_UNITS:
            texts[-1] = (f"{texts[-1][0]}\n\n{block.html}", texts[-1][1] + block.units + 2)
        else:
            texts.append((block.html, block.units))
    *before, (last, _) = texts
    return [*(Outgoing(text) for text, _ in before), Outgoing(last, rows)]


def pieces_of(text: str) -> list[str]:
    """Return `text` in pieces that each fit in a message, cut at the ends of lines where possible."""
    pieces: list[str] = []
    while units(text) > MOST_UNITS:
        cut = MOST_UNITS // 2  # characters; none has more than two units
        end = text.rfind("\n", cut // 2, cut) + 1 or cut
        pieces.append(text[:end].rstrip("\n"))
        text = text[end:]
    return [*pieces, text]
