"""Going back to a former version: one click when it passes today's check, else a draft to mend."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.content.drafts import Ref
from bot.content.store import ContentStore
from bot.content.writing import draft_at
from tests.unit.console.conftest import Browser
from tests.unit.console.test_meeting import fields_of

type Live = Callable[[], Answer]


@pytest.fixture
def live(engine: Engine) -> Live:
    return lambda: ContentStore(engine).all(Answer)["award"]


@pytest.fixture
def bad(engine: Engine, live: Live) -> int:
    """Return the number of a former version that would not pass today."""
    award = live()
    for offset, text in ((1, "有坏词的短文"), (2, "后来的短文")):
        ContentStore(engine).seed(
            [award.model_copy(update={"version": award.version + offset, "text": text})]
        )
    return award.version + 1


def test_version_that_passes_is_back_with_one_click(chen: Browser, bad: int, live: Live) -> None:
    chen.get("/answer/award/history")
    assert "已回退" in chen.post("/answer/award/bring-back", number=bad - 1, live=bad + 1)
    assert live().version == bad + 2


def test_version_that_does_not_pass_says_why_and_offers_a_draft(chen: Browser, bad: int, live: Live) -> None:
    chen.get("/answer/award/history")
    page = chen.post("/answer/award/bring-back", 409, number=bad, live=bad + 1)
    assert "检查通不过，没有回退" in page
    assert "不能写“坏词”" in page
    assert f'href="/answer/award/edit?from={bad}"' in page
    assert "撤下，马上显示" in page
    assert live().text == "后来的短文"


def test_draft_begins_with_the_former_version_and_lies_on_what_is_live(
    chen: Browser, bad: int, engine: Engine
) -> None:
    page = chen.get("/answer/award/edit", **{"from": str(bad)})
    assert f"下面填的是第{bad}版的内容" in page
    fields = fields_of(page)
    assert fields["text"] == ["有坏词的短文"]
    assert draft_at(engine, Ref("answer", "award")) is None
    chen.post("/answer/award/edit", **{**fields, "text": "改好的短文"})
    draft = draft_at(engine, Ref("answer", "award"))
    assert (draft.body["text"], draft.base) == ("改好的短文", bad + 1)


def test_draft_that_a_former_version_would_replace_is_named(chen: Browser, bad: int) -> None:
    chen.post("/answer/award/edit", **{**fields_of(chen.get("/answer/award/edit")), "text": "我的短文"})
    page = chen.get("/answer/award/edit", **{"from": str(bad)})
    assert "存了就换掉它" in page
    assert fields_of(page)["text"] == ["有坏词的短文"]


def test_version_that_never_was_is_not_found(chen: Browser) -> None:
    assert chen.http.get("/answer/award/edit?from=99").status_code == 404


def test_what_takes_effect_at_once_asks_first(chen: Browser, bad: int) -> None:
    page = chen.get("/answer/award/history")
    assert bad
    for words in ("回退，马上生效", "撤下，马上显示“正在更新”"):
        [button] = re.findall(rf"<button[^>]*>{words}", page)
        assert "data-sure=" in button
