"""A researcher asks for research data in the console, a real process makes it, and it is taken along."""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.compose.storage import database
from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.concerns.tables import ConcernRow, TextRow
from bot.research.coding.sentences import own_files, read_sentences
from bot.research.columns import QUASI
from bot.settings import Settings
from bot.staff.roles import Role
from tests.browser.conftest import PHONE, picture
from tests.conftest import Stack

LONG_AGO = date(2026, 3, 4)
TWO_MINUTES = 120_000  # milliseconds: the libraries of research are loaded by a process of low priority


@pytest.fixture
def concerns(stack: Stack) -> Iterator[None]:
    """Put 60 concerns of a month that is over into the store, half of them shared; remove them at the end."""
    settings = Settings(data_dir=stack.data_dir)
    engine = database(settings)
    store = ConcernStore(engine, Keys(settings.keys()), clock=lambda: LONG_AGO)
    codes = {"level": "乡镇", "field": "农业农村", "district": "温县"}
    for place, sentence in enumerate(read_sentences(own_files())[:60]):
        store.submit(sentence.text, codes, share=place % 2 == 0)
    yield
    with Session(engine) as session, session.begin():
        keys = [row.key for row in session.query(ConcernRow).filter(ConcernRow.week == "2026-W10")]
        session.execute(delete(TextRow).where(TextRow.concern_key.in_(keys)))
        session.execute(delete(ConcernRow).where(ConcernRow.key.in_(keys)))
    engine.dispose()


def test_a_release_is_asked_for_made_and_taken_along(enter: Callable[..., Page], concerns: None) -> None:
    page = enter("林晓", Role.RESEARCHER, PHONE)
    page.get_by_role("link", name="研究数据", exact=True).click()
    expect(page.get_by_text("还没有生成过")).to_be_visible()
    expect(page.get_by_label("总数要不要")).to_have_value("0.5")
    expect(page.get_by_text("还剩 10")).to_be_visible()
    page.get_by_label("总数要不要").select_option("公布，花 0.2")
    page.get_by_role("button", name="生成一份").click()
    expect(page.get_by_text("最近一份生成好了")).to_be_visible(timeout=TWO_MINUTES)
    picture(page, "console-releases")
    with page.expect_download() as taken:
        page.get_by_role("link", name="表格（CSV）").click()
    with taken.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with page.expect_download() as taken:
        page.get_by_role("link", name="风险", exact=True).click()
    with taken.value.path().open(encoding="utf-8") as file:
        risk = json.load(file)
    assert len(rows) == risk["rows_out"] > 0
    assert risk["budget"]["epsilon"] == 0.2
    page.reload()
    expect(page.get_by_text("还剩 9.8")).to_be_visible()
    assert {row["month"] for row in rows} <= {"2026-03", "2026-Q1", "2026-H1", "2026", "未公布"}
    assert any(row["text"] for row in rows)
    assert not [row for row in rows if row["text"] and {row[name] for name in QUASI[1:]} != {"未公布"}]
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="报告", exact=True).click()
    report = opened.value
    expect(report.get_by_role("heading", level=1)).to_be_visible()
    assert report.evaluate("getComputedStyle(document.body).margin") == "0px"  # its style is let in
    picture(report, "console-release-report")
