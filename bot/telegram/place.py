"""Where a turn comes from: a chat and a message in it. It lives as long as the turn."""

from dataclasses import dataclass, field

from telegram import CallbackQuery, Update


@dataclass(frozen=True)
class Place:
    """A message: one that somebody wrote, or one of ours with the button that was tapped."""

    chat: int = field(repr=False)
    message: int
    is_tap: bool = False


def place_of(update: Update) -> Place:
    """Return where a message was said; raise ValueError when the update holds none."""
    if update.message is None:
        raise ValueError("an update without a message")
    return Place(update.message.chat.id, update.message.message_id)


def tap_of(update: Update) -> tuple[CallbackQuery, Place, str]:
    """Return a tap, its place and what the button carries; raise ValueError when the update holds none."""
    tap = update.callback_query
    if tap is None or tap.message is None:
        raise ValueError("an update without a tap")
    return tap, Place(tap.message.chat.id, tap.message.message_id, is_tap=True), tap.data or ""
