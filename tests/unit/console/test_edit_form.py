"""The form of an entry loses nothing: opened and saved as it is, the entry is the same."""

from html.parser import HTMLParser

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.drafts import Ref
from bot.content.files import read_folder
from bot.content.kinds import entry_of
from bot.content.writing import draft_at
from bot.settings import ROOT
from tests.unit.console.conftest import Browser

ENTRIES = [*read_folder(ROOT / "answers", Answer), *read_folder(ROOT / "channels", Channel)]


class Form(HTMLParser):
    """Reads the fields of the form with the id edit, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._is_in = False
        self._select = self._area = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        about = dict(attrs)
        if tag == "form":
            self._is_in = about.get("id") == "edit"
        if not self._is_in:
            return
        if tag == "input" and about.get("type") != "checkbox":
            self.fields.append((about["name"], about.get("value") or ""))
        if tag == "input" and about.get("type") == "checkbox" and "checked" in about:
            self.fields.append((about["name"], about["value"]))
        if tag == "select":
            self._select = about["name"]
        if tag == "option" and "selected" in about:
            self.fields.append((self._select, about.get("value", "")))
        if tag == "textarea":
            self._area, self._text = about["name"], ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            # a browser drops the first line break, and sends all with carriage returns
            self.fields.append((self._area, self._text.removeprefix("\n").replace("\n", "\r\n")))
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text += data


@pytest.mark.parametrize("kind", ["answer", "channel"])
def test_entry_that_is_opened_and_saved_is_the_same(zhou: Browser, engine, kind: str) -> None:
    changed = []
    for entry in (one for one in ENTRIES if one.kind == kind):
        form = Form()
        form.feed(zhou.get(f"/{kind}/{entry.key}/edit"))
        fields: dict[str, list[str]] = {}
        for name, value in form.fields:
            fields.setdefault(name, []).append(value)
        zhou.post(f"/{kind}/{entry.key}/edit", **fields)
        body = draft_at(engine, Ref(kind, entry.key)).body
        saved = entry_of(kind, {**body, "key": entry.key, "version": entry.version})
        names = type(entry).model_fields
        changed += [(entry.key, name) for name in names if getattr(saved, name) != getattr(entry, name)]
    assert changed == []


def test_preview_reads_no_answers_again_while_nothing_is_published(zhou: Browser, engine: Engine) -> None:
    zhou.get("/answer/award/edit")
    found: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: found.append(statement))
    zhou.post("/answer/award/preview", title="奖励", text="新的话")
    assert [one for one in found if "FROM content \n" in one and '"key" = ?' not in one] == []


@pytest.mark.parametrize(("path", "marks"), [("answer/award", 8), ("answer/busy", 4), ("channel/12388", 5)])
def test_form_marks_what_must_be_filled(zhou: Browser, path: str, marks: int) -> None:
    assert zhou.get(f"/{path}/edit").count('<span class="must">必填</span>') == marks


PLACES = {
    "/answer/award/edit": "/answers",
    "/answer/award/history": "/answers",
    "/new/answer": "/answers",
    "/channel/12388/edit": "/cards",
    "/models": "/phrasings",
    "/review": "/review",
}


@pytest.mark.parametrize(("path", "lit"), PLACES.items())
def test_menu_shows_where_one_is(zhou: Browser, path: str, lit: str) -> None:
    menu = zhou.get(path).split("<nav")[1].split("</nav>")[0]
    assert menu.count("aria-current") == 1
    assert f'href="{lit}" aria-current="page"' in menu


def test_what_the_program_itself_says_explains_why_it_cannot_be_withdrawn(zhou: Browser) -> None:
    assert "程序自己要说的话，不能撤下" in zhou.get("/answer/busy/history")
    assert "程序自己要说的话" not in zhou.get("/answer/award/history")
