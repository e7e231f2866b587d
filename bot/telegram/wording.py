"""The live wording of what only Telegram shows: sources, cards, labels of buttons."""

from dataclasses import replace
from html import escape

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.live import LiveContent
from bot.conversation.gaps import filled
from bot.conversation.replies import full_reply, own_wording
from bot.conversation.turn import Reply

CHANNEL = "telegram"
PREFIX = CHANNEL + "_"


class Wording:
    """Words for Telegram, as staff edit them."""

    def __init__(self, content: LiveContent, page_url: str) -> None:
        """Read `content`; `page_url` is the address of the chat page that people are told, or empty."""
        self._content = content
        self._page_url = page_url

    def label(self, name: str) -> str:
        """Return the label of a button: the title of telegram_<name>."""
        return self._answer(name).title

    def text(self, name: str) -> str:
        """Return a short plain text: that of telegram_<name>."""
        return self._answer(name).text.strip()

    def own(self, reply: Reply) -> Reply:
        """Return the reply as it is said on Telegram: telegram_<key> goes before <key>."""
        own = reply.answer and own_wording(self._content, CHANNEL, reply.answer)
        return reply if own is reply.answer or own is None else full_reply(self._content, own)

    def answered(self, key: str, *, is_marked: bool) -> Reply | None:
        """Return the whole answer `key` anew, or None when it is gone; one `is_marked` only once."""
        answer = self._content.answer(key)
        reply = full_reply(self._content, answer) if answer else None
        return replace(reply, votes=()) if reply and is_marked else reply

    def plain(self, text: str) -> str:
        """Return a text with the address of the page in its gap; without one, that line is left out."""
        return filled(text.strip(), {"page": self._page_url}) if "{page}" in text else text.strip()

    def source(self, answer: Answer) -> str:
        """Return the lines that say where an answer rests, or nothing."""
        if not answer.source:
            return ""
        gaps = {"checked_on": answer.checked_on.isoformat(), "code": answer.code}
        return filled(self.text("source"), {**answer.source.model_dump(), **gaps})

    def card(self, card: Channel) -> str:
        """Return a channel card as HTML; the number is a link to call, where Telegram allows it."""
        gaps = {name: escape(str(value or "")) for name, value in card.model_dump().items()}
        gaps["phone"] = f'<a href="tel:{card.phone}">{card.phone}</a>' if card.phone else ""
        gaps["ask_locally"] = escape("、".join(card.ask_locally))
        gaps["verified_on"] = gaps["verified_on"] or escape(self.text("unverified"))
        return filled(escape(self.text("card")), gaps)

    def _answer(self, name: str) -> Answer:
        answer = self._content.answer(PREFIX + name)
        if answer is None:
            raise KeyError(PREFIX + name)
        return answer
