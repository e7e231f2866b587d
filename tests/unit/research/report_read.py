"""The report's page as a test reads it: its tags, its words, one section of it; and rows to make it of."""

from html.parser import HTMLParser

import pandas as pd

from bot.research.columns import HIDDEN
from bot.research.report.material import Material
from bot.research.report.page import page
from tests.released_rows import COLUMNS

TITLES = ["概览", "每月数量", "五种“不为”的占比", "环节 × 层级", "词堆", "有区分度的词", "共现网络"]
TITLES += ["时期之间的变化", "知晓率", "方法"]
EMPTY = pd.DataFrame(columns=COLUMNS)


class Read(HTMLParser):
    """A page as its tags with their attributes, and its words."""

    def __init__(self, written: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(written.decode())

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return "\n".join(self.words)


def read(**changes) -> Read:
    """Return the page of a release that has nothing but what is given."""
    return Read(page(Material(**{"released": EMPTY, **changes})))


def part(read: Read, title: str) -> str:
    """Return the words of one section."""
    place = TITLES.index(title) + 1
    return read.text.split(f"{place}. {title}")[1].split(f"{place + 1}. ")[0]


def rows(number: int, **changes) -> pd.DataFrame:
    """Return rows that are all alike."""
    row = {"month": "2026-03", "district": HIDDEN, "level": "乡镇", "field": HIDDEN, "length": "短"}
    row |= {"status": "已回复", "reluctance": "不敢为", "link": "容错", "topic": "问责过重", "text": None}
    return pd.DataFrame([{**row, **changes}] * number, columns=COLUMNS)
