"""The page of the workbook: downloaded, read on trial, taken over whole or not at all."""

import io
from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.approving import Approving
from bot.content.drafts import Ref
from bot.content.store import ContentStore
from bot.content.writing import drafts
from bot.workbook.write import write
from tests.unit.console.conftest import Browser


@pytest.fixture
def book(engine: Engine) -> Callable[..., bytes]:
    """Return a maker of workbooks: the live answers with some texts changed, or other answers."""
    answers = ContentStore(engine).all(Answer)

    def make(**texts: str) -> bytes:
        changed = [answers[key].model_copy(update={"text": text}) for key, text in texts.items()]
        return write(changed or answers.values(), ContentStore(engine).all(Channel).values())

    return make


def upload(browser: Browser, data: bytes, status: int = 200) -> str:
    browser.get("/workbook")
    file = {"file": ("answers.xlsx", io.BytesIO(data))}
    response = browser.http.post("/workbook", data={"csrf": browser.csrf}, files=file)
    assert response.status_code == status, response.text[-500:]
    return response.text


def take_over(browser: Browser, page: str, status: int = 200) -> str:
    name = page.split('name="upload" value="')[1].split('"', maxsplit=1)[0]
    return browser.post("/workbook/take-over", status, upload=name)


def test_download_is_what_is_live(zhou: Browser) -> None:
    page = upload(zhou, zhou.http.get("/workbook.xlsx").content)
    assert "和线上一样，没有要改的。" in page


def test_trial_shows_what_would_change_and_changes_nothing(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法", pay="新的待遇"))
    assert "有改动 2 条" in page
    assert "新的奖励办法" in page
    assert drafts(engine) == []


def test_taking_over_makes_drafts_of_all_rows_that_changed(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = take_over(zhou, upload(zhou, book(award="新的奖励办法", pay="新的待遇")))
    assert "已存成草稿" in page
    assert {draft.ref.key: draft.body["text"] for draft in drafts(engine)} == {
        "award": "新的奖励办法",
        "pay": "新的待遇",
    }


def test_one_bad_row_keeps_the_whole_workbook_out(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法", pay="怕" * 301))
    assert "整张表都没有收" in page
    assert "多了 1 个字" in page
    assert drafts(engine) == []


def test_entry_with_a_draft_keeps_the_whole_workbook_out(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    zhou.get("/answers")
    zhou.post("/answer/pay/edit", stamp="0", title="待遇", text="别人的草稿")
    page = upload(zhou, book(award="新的奖励办法", pay="新的待遇"))
    assert "这些条目已经有草稿，先处理掉再传：pay。" in page
    assert "存成" not in page.split("<table")[1]
    assert [draft.ref.key for draft in drafts(engine)] == ["pay"]


def test_draft_that_somebody_begins_between_trial_and_taking_over_keeps_all_out(
    zhou: Browser, chen: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法", pay="新的待遇"))
    chen.get("/answers")
    chen.post("/answer/pay/edit", stamp="0", title="待遇", text="别人的草稿")
    assert "整张表都没有收" in take_over(zhou, page, 409)
    assert [draft.ref.key for draft in drafts(engine)] == ["pay"]


def test_row_that_was_changed_live_meanwhile_is_a_conflict(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    data = book(award="新的奖励办法")
    award = ContentStore(engine).all(Answer)["award"]
    ContentStore(engine).seed([award.model_copy(update={"version": award.version + 1, "text": "线上新的"})])
    page = upload(zhou, data)
    assert "您改了，别人也改了" in page
    assert "线上新的" in page


def test_row_that_only_others_changed_meanwhile_is_left_as_they_made_it(
    zhou: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    data = book()
    Approving(engine, "陈静", lambda entry: []).bring_back(
        Ref("answer", "award"),
        ContentStore(engine).all(Answer)["award"].version,
        live=ContentStore(engine).all(Answer)["award"].version,
        told="t",
    )
    assert "和线上一样，没有要改的。" in upload(zhou, data)


@pytest.mark.parametrize(
    "data", [b"", b"not a workbook", b"PK\x03\x04 broken"], ids=["empty", "text", "broken"]
)
def test_file_that_is_no_workbook_is_refused_in_plain_words(zhou: Browser, data: bytes) -> None:
    page = upload(zhou, data)
    assert "整张表都没有收" in page
    assert "Traceback" not in page


def test_upload_of_one_cannot_be_taken_over_by_another(
    zhou: Browser, chen: Browser, engine: Engine, book: Callable[..., bytes]
) -> None:
    page = upload(zhou, book(award="新的奖励办法"))
    chen.get("/workbook")
    assert "放得太久" in take_over(chen, page, 410)
    assert drafts(engine) == []
