"""Two who edit the same entry: each field takes what somebody changed, and nothing is overwritten unseen."""

import re
from collections.abc import Callable
from html import unescape

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.content.drafts import Draft, Ref
from bot.content.store import ContentStore
from bot.content.writing import draft_at
from tests.unit.console.conftest import Browser
from tests.unit.console.test_edit_form import Form

AWARD = Ref("answer", "award")


def fields_of(page: str) -> dict[str, list[str]]:
    """Return what a browser would send of the form on a page."""
    form = Form()
    form.feed(page)
    fields: dict[str, list[str]] = {}
    for name, value in form.fields:
        fields.setdefault(name, []).append(value)
    return fields


@pytest.fixture
def opened(zhou: Browser) -> dict[str, list[str]]:
    """Return the form as zhou has opened it."""
    return fields_of(zhou.get("/answer/award/edit"))


@pytest.fixture
def live(engine: Engine) -> Callable[..., None]:
    """Return what publishes a version with some fields changed, as somebody else would."""

    def publish(**changed: object) -> None:
        award = ContentStore(engine).all(Answer)["award"]
        ContentStore(engine).seed([award.model_copy(update={"version": award.version + 1, **changed})])

    return publish


@pytest.fixture
def draft(engine: Engine) -> Callable[[], Draft | None]:
    return lambda: draft_at(engine, AWARD)


def save(one: Browser, fields: dict, **changed: object) -> str:
    return one.post("/answer/award/edit", **{**fields, **changed})


def save_draft_of_chen(chen: Browser, **changed: object) -> None:
    assert "草稿已存。" in save(chen, fields_of(chen.get("/answer/award/edit")), **changed)


def test_what_was_published_in_other_fields_is_taken_over_and_told(
    zhou: Browser, opened: dict, live: Callable, draft: Callable
) -> None:
    live(detail="线上新的详情。")
    page = save(zhou, opened, text="我的短文")
    assert "线上已经换了新的一版" in page
    assert "用了对方的新内容" in page
    assert draft() is None
    fields = fields_of(page)
    assert (fields["text"], fields["detail"]) == (["我的短文"], ["线上新的详情。"])
    save(zhou, fields)
    assert (draft().body["text"], draft().body["detail"]) == ("我的短文", "线上新的详情。")


def test_draft_that_took_over_what_is_live_can_be_submitted(
    zhou: Browser, opened: dict, live: Callable, draft: Callable
) -> None:
    live(detail="线上新的详情。")
    save(zhou, fields_of(save(zhou, opened, text="我的短文")))
    zhou.post("/answer/award/submit", stamp=draft().stamp, note="改了短文")
    assert draft().state == "submitted"


def test_field_that_both_changed_shows_all_three_and_mine_stands_in_the_form(
    zhou: Browser, opened: dict, live: Callable
) -> None:
    before = opened["text"][0].replace("\r\n", "\n")
    live(text="线上新的短文")
    page = unescape(save(zhou, opened, text="我的短文"))
    row = re.sub("</?mark>", "", re.search(r'<th scope="row">短文</th>.*?</tr>', page, re.DOTALL)[0])
    assert before.rstrip() in row
    assert "线上新的短文" in row
    assert "我的短文" in row
    assert fields_of(page)["text"] == ["我的短文"]


@pytest.mark.parametrize(("choice", "kept"), [("live", "线上新的短文"), ("mine", "我的短文")])
def test_wording_that_is_chosen_is_saved(
    zhou: Browser, opened: dict, live: Callable, draft: Callable, choice: str, kept: str
) -> None:
    live(text="线上新的短文")
    page = save(zhou, opened, text="我的短文")
    save(zhou, fields_of(page), **{"take.text": choice})
    assert draft().body["text"] == kept


def test_draft_that_another_saved_first_is_met_field_by_field(
    zhou: Browser, chen: Browser, opened: dict, draft: Callable
) -> None:
    save_draft_of_chen(chen, text="陈静的短文", plain="陈静的大白话")
    page = save(zhou, opened, text="我的短文", detail="我的详情")
    assert "有人先存了" in page
    assert draft().body["text"] == "陈静的短文"
    fields = fields_of(page)
    assert (fields["plain"], fields["detail"]) == (["陈静的大白话"], ["我的详情"])
    save(zhou, fields, **{"take.text": "draft"})
    body = draft().body
    assert (body["text"], body["plain"], body["detail"]) == ("陈静的短文", "陈静的大白话", "我的详情")


def test_third_who_saves_in_between_is_met_too(
    zhou: Browser, chen: Browser, opened: dict, draft: Callable
) -> None:
    save_draft_of_chen(chen, plain="陈静的大白话")
    page = save(zhou, opened, text="我的短文")
    save_draft_of_chen(chen, detail="陈静的详情")
    page = save(zhou, fields_of(page))
    assert "有人先存了" in page
    fields = fields_of(page)
    assert (fields["text"], fields["plain"], fields["detail"]) == (
        ["我的短文"],
        ["陈静的大白话"],
        ["陈静的详情"],
    )


def test_draft_that_is_opened_says_that_it_was_saved_before_what_went_live(
    zhou: Browser, chen: Browser, opened: dict, live: Callable, draft: Callable
) -> None:
    save(zhou, opened, text="我的短文")
    live(detail="线上新的详情。")
    page = zhou.get("/answer/award/edit")
    assert "您上次存草稿（" in page
    assert "您打开以后" not in page
    assert "data-met" not in page
    assert "周敏上次存草稿（" in chen.get("/answer/award/edit")


def test_new_version_with_the_same_words_is_called_the_same(
    zhou: Browser, opened: dict, live: Callable
) -> None:
    live()
    page = save(zhou, opened, text="我的短文")
    assert "新的一版和原来的一样。" in page
    assert "对方没有改到一个字" not in page


def test_opened_draft_takes_over_what_went_live_since(
    zhou: Browser, opened: dict, live: Callable, draft: Callable
) -> None:
    save(zhou, opened, text="我的短文")
    live(detail="线上新的详情。")
    page = zhou.get("/answer/award/edit")
    assert "线上已经换了新的一版" in page
    save(zhou, fields_of(page))
    assert (draft().body["text"], draft().body["detail"]) == ("我的短文", "线上新的详情。")
    assert "线上已经换了新的一版" not in zhou.get("/answer/award/edit")


def test_draft_that_was_thrown_away_loses_nothing_of_what_i_wrote(
    zhou: Browser, chen: Browser, draft: Callable
) -> None:
    save_draft_of_chen(chen, plain="陈静的大白话")
    opened = fields_of(zhou.get("/answer/award/edit"))
    chen.post("/answer/award/discard", stamp=draft().stamp)
    page = save(zhou, opened, text="我的短文")
    assert "这份草稿被扔掉了" in page
    assert fields_of(page)["text"] == ["我的短文"]
    assert draft() is None


def test_draft_that_went_live_is_told_as_what_is_live(
    zhou: Browser, chen: Browser, live: Callable, draft: Callable
) -> None:
    save_draft_of_chen(chen, plain="陈静的大白话")
    opened = fields_of(zhou.get("/answer/award/edit"))
    live(plain="陈静的大白话")
    chen.post("/answer/award/discard", stamp=draft().stamp)
    assert "线上已经换了新的一版" in save(zhou, opened, text="我的短文")


def test_new_entry_that_was_thrown_away_is_still_all_in_the_form(zhou: Browser) -> None:
    zhou.get("/new/answer")
    page = zhou.post("/new/answer", name="先谈话")
    [key] = set(re.findall(r"/answer/(rc_\d+)/edit", page))
    opened = fields_of(page)
    zhou.post(f"/answer/{key}/discard", stamp=opened["stamp"])
    page = zhou.post(f"/answer/{key}/edit", **{**opened, "text": "我的短文"})
    assert "这份草稿被扔掉了" in page
    assert (fields_of(page)["title"], fields_of(page)["text"]) == (["先谈话"], ["我的短文"])


@pytest.mark.parametrize("seen", ["", "no json", "[1]", "[" * 50_000, '{"text": {"a": [1]}}'])
def test_form_that_says_nonsense_of_what_it_was_made_from_loses_nothing(
    zhou: Browser, chen: Browser, opened: dict, seen: str
) -> None:
    save_draft_of_chen(chen, text="陈静的短文")
    page = save(zhou, opened, text="我的短文", seen=seen)
    assert fields_of(page)["text"] == ["我的短文"]
    assert "陈静的短文" in page.replace("<mark>", "").replace("</mark>", "")


FORGED = ('{"follow_ups": [{}]}', '{"source": "x"}', '{"leans": [1]}', '{"text": {"a": 1}}', "[" * 5000, "7")


@pytest.mark.parametrize("seen", FORGED)
def test_a_forged_word_on_what_was_seen_is_not_believed_and_breaks_nothing(
    zhou: Browser, opened: dict, live: Callable, seen: str
) -> None:
    live(title="奖励敢干的")
    assert "线上已经换了新的一版" in save(zhou, opened, text="我的新话", seen=seen)
