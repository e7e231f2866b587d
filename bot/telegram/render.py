"""From replies to messages: text, receipt under a spoiler, cards, source, buttons."""

from dataclasses import replace
from html import escape

from bot.concerns.receipt import in_characters, parse
from bot.conversation.gaps import fill
from bot.conversation.turn import Reply
from bot.telegram.keyboard import Vote, choices
from bot.telegram.outgoing import Block, Outgoing, Row, pack, pieces_of, units
from bot.telegram.rows import Rows
from bot.telegram.wording import Wording


class Renderer:
    """Make Telegram's messages of replies."""

    def __init__(self, wording: Wording) -> None:
        """Take labels, cards and sources from `wording`."""
        self.wording = wording
        self._rows = Rows(wording)

    def messages(self, replies: list[Reply], *, page: int = 0, said: int = 0) -> list[Outgoing]:
        """Return the messages; `page` of the words that can be masked, `said` is what was answered."""
        made: list[Outgoing] = []
        waiting: list[Reply] = []
        for reply in replies:
            waiting.append(self.wording.own(reply))
            if not reply.shown.tap:  # a preview and its light are one message, so that a tap can renew it
                made += self._message(waiting, page, said)
                waiting = []
        return made + (self._message(waiting, page, said) if waiting else [])

    def expanded(self, key: str, *, is_marked: bool = False) -> Outgoing | None:
        """Return an answer with its detail, without cards where they find no room; None when it is gone."""
        reply = self.wording.answered(key, is_marked=is_marked)
        if reply is None or reply.answer is None or not reply.answer.detail:
            return None
        text = _plain(f"{self.wording.plain(reply.text)}\n\n{reply.answer.detail.strip()}")
        rows = tuple(self._rows.unfolded(reply))
        made = pack([text, *self._below(reply)], rows)
        return made[0] if len(made) == 1 else pack([text, *self._below(replace(reply, cards=()))], rows)[0]

    def folded(self, key: str, *, is_marked: bool = False) -> Outgoing | None:
        """Return an answer as it is first shown; None when it is gone."""
        reply = self.wording.answered(key, is_marked=is_marked)
        return self._message([reply], 0, 0)[0] if reply else None

    def marked(self, vote: Vote, thanks: Reply) -> list[Row] | None:
        """Return the buttons of an answer that was marked, and what `thanks` offers; None when it is gone."""
        reply = self.wording.answered(vote.key, is_marked=True)
        if reply is None:
            return None
        rows = self._rows.unfolded(reply) if vote.is_unfolded else self._rows.folded(reply)
        return [*rows, *choices(thanks.buttons)]

    def text(self, name: str, *rows: Row) -> Outgoing:
        """Return a text that only Telegram shows."""
        return Outgoing(escape(self.wording.text(name)), rows)

    def banner(self, text: str) -> Outgoing:
        """Return what staff announce."""
        return Outgoing(escape(fill(self.wording.text("banner"), {"notice": text}), quote=False))

    def _message(self, replies: list[Reply], page: int, said: int) -> list[Outgoing]:
        blocks = [block for reply in replies for block in (*self._text(reply), *self._below(reply))]
        rows = [row for reply in replies for row in self._rows.folded(reply, page, said)]
        return pack(blocks, tuple(rows))

    def _text(self, reply: Reply) -> list[Block]:
        pieces = [_plain(piece) for piece in pieces_of(self.wording.plain(reply.text))]
        if not reply.shown.receipt:
            return pieces
        hidden = (reply.shown.receipt, in_characters(parse(reply.shown.receipt)))
        return [*(_with_spoilers(piece, hidden) for piece in pieces), _plain(self.wording.text("copy"))]

    def _below(self, reply: Reply) -> list[Block]:
        cards = [self.wording.card(card) for card in reply.cards]
        made = [Block(f"<blockquote expandable>{card}</blockquote>", units(card)) for card in cards]
        if reply.answer and (source := self.wording.source(reply.answer)):
            made.append(Block(f"<i>{escape(source)}</i>", units(source)))
        return made


def _plain(text: str) -> Block:
    return Block(escape(text, quote=False), units(text))


def _with_spoilers(block: Block, hidden: tuple[str, ...]) -> Block:
    html = block.html
    for text in hidden:
        html = html.replace(text, f"<tg-spoiler>{text}</tg-spoiler>")
    return Block(html, block.units)
