"""The HTML of the Bot API: which tags it knows, and the text and entities that people see."""

from html.parser import HTMLParser

TAGS = {
    *("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "a", "code", "pre"),
    *("tg-spoiler", "blockquote"),
}
ALONE = {"code", "pre"}  # hold no other tag and stand in none but a quotation


class BadHtml(Exception):
    """Telegram would refuse it."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.entities: list[dict[str, str]] = []
        self._open: list[tuple[str, int, dict]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in TAGS:
            raise BadHtml(f'Unsupported start tag "{tag}"')
        if (tag in ALONE and self._open) or any(name in ALONE for name, *_ in self._open):
            raise BadHtml(f'"{tag}" cannot be nested')
        self._open.append((tag, len(self.text), dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            raise BadHtml(f'Unexpected end tag "{tag}"')
        name, start, attributes = self._open.pop()
        self.entities.append({"type": name, "text": self.text[start:], **attributes})

    def handle_data(self, data: str) -> None:
        self.text += data

    def is_closed(self) -> bool:
        return not self._open


def read(html: str) -> tuple[str, list[dict[str, str]]]:
    """Return text and entities; raise BadHtml as the Bot API would refuse."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if not reader.is_closed():
        raise BadHtml("Can't find end tag")
    return reader.text, reader.entities
