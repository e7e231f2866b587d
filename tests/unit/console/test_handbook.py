"""The staff handbook: every label that it names is a label of a page, every picture is there."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.answers.model import Answer
from bot.compose.training import teaching
from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.content.approving import Approving
from bot.content.drafts import Ref, Seen
from bot.content.store import ContentStore
from bot.content.writing import Writing
from bot.misses.reason import Reason
from bot.misses.store import MissStore
from bot.settings import ROOT, Settings
from bot.staff.roles import Role
from bot.training.tables import ModelRow, State
from tests.unit.console.conftest import Browser, forbidden

HANDBOOK = (ROOT / "docs" / "handbook.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"【([^】]+)】", HANDBOOK)))
PICTURES = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", HANDBOOK)
LABELS = frozenset({"a", "button", "label", "legend", "summary", "h1", "h2", "option"})
INSIDE = frozenset({"select", "textarea", "input", "span"})  # what stands in a label and is no part of it


class Labels(HTMLParser):
    """Collects the labels of a page: of links, buttons, fields, headings."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self._end_text(tag)
        if tag in LABELS:
            self._open.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self.found.add(" ".join(self._open.pop()[1].split()))

    def handle_data(self, data: str) -> None:
        if self._open:
            tag, text = self._open[-1]
            self._open[-1] = (tag, text + data)

    def _end_text(self, tag: str) -> None:
        """Take what was said before a field for the label's words."""
        if tag in INSIDE and self._open:
            self.found.add(" ".join(self._open[-1][1].split()))


def labels_of(page: str) -> set[str]:
    parser = Labels()
    parser.feed(page)
    return parser.found


@pytest.fixture(scope="module")
def collected() -> dict[str, set[str]]:
    """Hold the labels once they are collected."""
    return {}


@pytest.fixture
def labels(collected: dict, request: pytest.FixtureRequest) -> set[str]:
    """Return the labels of all pages, in the states in which staff see them."""
    if not collected:
        pages = request.getfixturevalue("pages")
        collected["all"] = {label for page in pages() for label in labels_of(page)}
    return collected["all"]


@pytest.fixture
def pages(
    zhou: Browser,
    chen: Browser,
    browser: Callable[[], Browser],
    enter: Callable[[str, Role], Browser],
    engine: Engine,
    settings: Settings,
) -> Callable[[], Iterator[str]]:
    """Return what shows every page."""

    def shown() -> Iterator[str]:
        yield browser().http.get("/enter").text
        yield from (zhou.get(path) for path in ("/account", "/account/password", "/answers", "/cards"))
        yield zhou.get("/account/second-factor")
        yield from (zhou.get(path) for path in ("/new/answer", "/counts", "/workbook", "/answer/pay/edit"))
        yield zhou.get("/channel/12388/edit")
        writing, ref = Writing(engine, "周敏", forbidden), Ref("answer", "award")
        former = zhou.get("/answer/award/edit")
        assert former
        body = {**_body(engine, ref), "text": "说的是某人"}
        writing.submit(writing.save(Seen(ref, 0), body).seen, "note")
        yield from (chen.get(path) for path in ("/review", "/answer/award/draft", "/answer/award/submit"))
        approving = Approving(engine, "陈静", forbidden)
        version = _version(engine, ref)
        approving.bring_back(ref, version, live=version, told="t")
        yield chen.get("/answer/award/history")
        approving.withdraw(ref, "r")
        yield chen.get("/answer/award/history")
        ConcernStore(engine, Keys(settings.keys())).submit("怕签字", {})
        queue = zhou.get("/concerns")
        yield queue
        yield zhou.get(re.findall(r'href="(/concerns/[0-9a-f]{32})"', queue)[0])
        group = MissStore(engine, Keys(settings.keys()), 5).open("驻村补助啥时候发", Reason.NOT_RECORDED)
        yield from (zhou.get(path) for path in ("/misses", f"/misses/{group.hex()}"))
        admin = enter("管理员", Role.ADMIN)
        yield from (admin.get(path) for path in ("/staff", "/switches", "/audit"))
        yield enter("林晓", Role.RESEARCHER).get("/releases")
        yield from (chen.get(path) for path in ("/phrasings", "/models", f"/models/{made(engine, settings)}"))
        yield chen.post("/models/activate", number=2)
        yield admin.post("/staff", name="新同事", role="editor")

    return shown


def made(engine: Engine, settings: Settings) -> int:
    """Return the number of a model that is ready."""
    taught = teaching(settings, engine, lambda text: [])
    taught.phrasings.add("周敏", "tolerable", "俺这回干砸了还能有救不")
    number = taught.models.request("周敏")
    with Session(engine) as session, session.begin():
        row = session.get_one(ModelRow, number)
        row.state, row.is_under_way = State.READY, None
    return number


def _body(engine: Engine, ref: Ref) -> dict:
    return ContentStore(engine).all(Answer)[ref.key].model_dump(mode="json")


def _version(engine: Engine, ref: Ref) -> int:
    return _body(engine, ref)["version"]


@pytest.mark.parametrize("name", NAMED)
def test_label_that_the_handbook_names_stands_on_a_page(labels: set[str], name: str) -> None:
    assert name in labels


@pytest.mark.parametrize("path", PICTURES)
def test_picture_of_the_handbook_is_there(path: str) -> None:
    assert (ROOT / "docs" / path).stat().st_size > 10_000


def test_handbook_shows_pictures_and_names_labels() -> None:
    assert (len(PICTURES) >= 5, len(NAMED) >= 30) == (True, True)
