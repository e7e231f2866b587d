"""The buttons below an answer: words to mask, 展开, receipt, follow-ups, 有用 and 没用."""

from telegram import InlineKeyboardButton

from bot.conversation.replies import is_votable
from bot.conversation.turn import Reply
from bot.telegram import keyboard
from bot.telegram.outgoing import Row
from bot.telegram.wording import PREFIX, Wording

_HOLD_RECEIPT = (
    "concern_copied_right",
    "receipt_opened",
    "receipt_opened_shared",
)  # said to a message that was a receipt


class Rows:
    """Make the rows of a reply."""

    def __init__(self, wording: Wording) -> None:
        """Take the labels from `wording`."""
        self._wording = wording

    def folded(self, reply: Reply, page: int = 0, said: int = 0) -> list[Row]:
        """Return the rows of a reply; `page` of the words that can be masked, `said` is what was answered."""
        made = keyboard.words(reply.shown.tap, page) if reply.shown.tap else []
        if reply.answer and reply.answer.detail:
            made.append([self._unfolding(reply, "+")])
        if reply.shown.receipt:
            burn = keyboard.tap(self._wording.label("burn"), "x:")
            made.append([keyboard.copies(self._wording.label("copy"), reply.shown.receipt), burn])
        made += [*keyboard.choices(reply.buttons), *keyboard.votes(reply.votes)]
        if said and reply.answer and reply.answer.key.removeprefix(PREFIX) in _HOLD_RECEIPT:
            made.append([keyboard.tap(self._wording.label("burn_mine"), f"x:{said}")])
        return made

    def unfolded(self, reply: Reply) -> list[Row]:
        """Return the rows of a reply that shows its detail."""
        votes = keyboard.votes(reply.votes, is_unfolded=True)
        return [[self._unfolding(reply, "-")], *keyboard.choices(reply.buttons), *votes]

    def _unfolding(self, reply: Reply, sign: str) -> InlineKeyboardButton:
        """Return 展开 or 收起; it remembers for the message that the answer was marked."""
        if reply.answer is None:
            raise ValueError("only an answer can be unfolded")
        label = self._wording.label("expand" if sign == "+" else "fold")
        is_marked = is_votable(reply.answer) and not reply.votes
        return keyboard.tap(label, sign + reply.answer.key + "." * is_marked)
