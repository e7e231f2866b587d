"""What one channel alone has to say: `/telegram_privacy` on Telegram leads to the answer of that name."""

from bot.content.live import LiveContent
from bot.conversation.replies import full_reply
from bot.conversation.turn import Turn


class Notices:
    """Answer the commands that begin with the name of the turn's own channel."""

    def __init__(self, content: LiveContent) -> None:
        """Say it with `content`."""
        self._content = content

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if it asks for a notice of its channel; say whether it did."""
        if not turn.text.startswith(f"/{turn.channel}_"):
            return False
        answer = self._content.answer(turn.text[1:])
        if answer:
            turn.replies = [full_reply(self._content, answer)]
        return answer is not None
