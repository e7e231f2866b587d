"""Something new gets its key from the console: one that nothing has or had, and that is a name everywhere."""

import re
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.content.approving import Approving
from bot.content.drafts import Ref
from bot.content.files import read_folder, write_file
from bot.content.store import ContentStore
from bot.content.writing import Writing, draft_at
from bot.settings import ROOT
from bot.training.known import read_known
from tests.unit.console.conftest import Browser, forbidden


def key_of(page: str, kind: str = "answer") -> str:
    return re.search(rf'action="/{kind}/([a-z0-9_]+)/edit"', page)[1]


@pytest.fixture
def begun(zhou: Browser) -> str:
    zhou.get("/new/answer")
    return key_of(zhou.post("/new/answer", name="先谈话"))


def test_key_is_made_of_the_number(begun: str, engine: Engine) -> None:
    number = draft_at(engine, Ref("answer", begun)).body["number"]
    assert begun == f"rc_{number}"
    assert number > max(one.number for one in ContentStore(engine).all(Answer).values())


def test_second_gets_another_key(zhou: Browser, begun: str) -> None:
    assert key_of(zhou.post("/new/answer", name="再谈话")) != begun


def test_card_is_begun_with_its_name(zhou: Browser) -> None:
    zhou.get("/new/channel")
    page = zhou.post("/new/channel", name="新的热线")
    assert key_of(page, "channel") == "card_1"
    assert 'value="新的热线"' in page


def test_without_a_title_nothing_is_begun(zhou: Browser) -> None:
    zhou.get("/new/answer")
    assert "请先写标题或名称" in zhou.post("/new/answer", 422, name="  ")


def test_key_is_a_name_for_an_intent_a_file_and_a_live_answer(
    begun: str, engine: Engine, tmp_path: Path
) -> None:
    assert read_known(ROOT).may_be_a_topic(begun)
    ref = Ref("answer", begun)
    award = ContentStore(engine).all(Answer)["award"].model_dump(mode="json")
    body = {**award, **draft_at(engine, ref).body, "key": begun}
    draft = Writing(engine, "周敏", forbidden).save(draft_at(engine, ref).seen, body)
    submitted = Writing(engine, "周敏", forbidden).submit(draft.seen, "note")
    Approving(engine, "陈静", forbidden).approve(submitted.seen)
    live = ContentStore(engine).all(Answer)[begun]
    write_file(tmp_path, live)
    assert read_folder(tmp_path, Answer) == [live]
