"""Buttons: what they carry fits in 64 bytes and is read by the handlers of taps."""

from collections.abc import Iterable
from typing import NamedTuple

from telegram import CopyTextButton, InlineKeyboardButton

from bot.concerns.masking import mark_of
from bot.conversation.hidden import has_words
from bot.conversation.replies import USEFUL, USELESS
from bot.conversation.turn import Button
from bot.telegram.outgoing import Row

MOST_BYTES = 64  # of what a button carries: Bot API, InlineKeyboardButton.callback_data
_WIDEST = {2: 7, 3: 4}  # characters of a title when so many share a row: they are equally wide
WORDS_ON_A_PAGE = 24
WORDS = r"^w:[0-9]{1,4}(:[0-9]{1,5}:[0-9a-f]{6})?$"  # what the buttons of words carry
UNFOLDS = r"^[+-]\w+\.?$"  # what 展开 and 收起 carry; with the point at its end, the answer was marked
VOTE = rf"^\+?({USEFUL}|{USELESS}) "  # what 有用 and 没用 carry; with the plus, the answer is unfolded


class Vote(NamedTuple):
    """A mark on an answer: what it says to the path, the answer's key, and whether it is unfolded."""

    command: str
    key: str
    is_unfolded: bool


def tap(title: str, data: str) -> InlineKeyboardButton:
    """Return a button that sends `data` back; raise ValueError when it is too long."""
    if len(data.encode()) > MOST_BYTES:
        raise ValueError(f"a button carries at most {MOST_BYTES} bytes")
    return InlineKeyboardButton(title, callback_data=data)


def copies(title: str, text: str) -> InlineKeyboardButton:
    """Return a button that puts `text` into the clipboard."""
    return InlineKeyboardButton(title, copy_text=CopyTextButton(text))


def choices(buttons: Iterable[Button]) -> list[Row]:
    """Return the buttons of a reply in rows."""
    return rows(tap(button.title, button.payload) for button in buttons)


def rows(buttons: Iterable[InlineKeyboardButton]) -> list[Row]:
    """Return buttons side by side where their titles have room."""
    made: list[Row] = []
    for button in buttons:
        row = made[-1] if made else []
        widest = max(len(other.text) for other in (*row, button))
        if row and widest <= _WIDEST.get(len(row) + 1, 0):
            row.append(button)
        else:
            made.append([button])
    return made


def words(pieces: tuple[str, ...], page: int) -> list[Row]:
    """Return a page of the words that a tap masks, and the way to the other pages."""
    found = [(place, piece) for place, piece in enumerate(pieces) if _is_maskable(piece)]
    pages = max(1, -(-len(found) // WORDS_ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = found[page * WORDS_ON_A_PAGE : (page + 1) * WORDS_ON_A_PAGE]
    mark = mark_of("".join(pieces))
    made = rows(tap(piece, f"w:{page}:{place}:{mark}") for place, piece in shown)
    return [*made, _ways(page, pages)] if pages > 1 else made


def read_word(data: str) -> tuple[int, str]:
    """Return the page, and what a tap on a word says to the form; nothing when the person only leafs."""
    _, page, *word = data.split(":")
    return int(page), " ".join(word)


def votes(buttons: Iterable[Button], *, is_unfolded: bool = False) -> list[Row]:
    """Return the row of 有用 and 没用; none when the key is so long that they could not carry it."""
    carried = [(button.title, "+" * is_unfolded + button.payload) for button in buttons]
    if not carried or any(len(data.encode()) > MOST_BYTES for _, data in carried):
        return []
    return [[tap(title, data) for title, data in carried]]


def read_vote(data: str) -> Vote:
    """Return what a tap on 有用 or 没用 says."""
    command = data.removeprefix("+")
    return Vote(command, command.split(" ")[1], is_unfolded=data.startswith("+"))


def _ways(page: int, pages: int) -> Row:
    before, after = (page - 1) % pages, (page + 1) % pages
    return [tap(f"‹ {page + 1}/{pages}", f"w:{before}"), tap("›", f"w:{after}")]


def _is_maskable(piece: str) -> bool:
    return has_words(piece) and not piece.startswith("【")
