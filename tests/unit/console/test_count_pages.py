"""The sums in the console: hot topics, share answered, one answer by week and version."""

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.content.store import ContentStore
from bot.staff.roles import Role
from bot.usage.ending import End, Ending
from bot.usage.ledger import Ledger
from bot.usage.tally import Count, Tally
from tests.unit.console.conftest import Browser


@pytest.fixture
def counted(engine: Engine) -> Answer:
    """Return an answer that was given three times and marked once, among turns that ended in many ways."""
    award = ContentStore(engine).all(Answer)["award"]
    tally = Tally()
    for _ in range(3):
        tally.count_turn("web", Ending(End.ANSWERED))
        tally.count_answer("award", award.version, Count.GIVEN)
    tally.count_answer("award", award.version, Count.USELESS)
    tally.count_turn("telegram", Ending(End.MISSED, "out_of_scope"))
    Ledger(engine).add(tally.take())
    return award


def test_share_answered_is_shown_with_the_reasons_of_the_rest(zhou: Browser, counted: Answer) -> None:
    page = zhou.get("/counts")
    assert "75%（3）" in page
    assert "超出范围 1" in page


def test_share_of_one_channel_is_shown(zhou: Browser, counted: Answer) -> None:
    assert "100%（3）" in zhou.get("/counts?channel=web")


def test_hot_topics_are_ranked(zhou: Browser, counted: Answer) -> None:
    page = zhou.get("/counts")
    assert counted.title in page
    assert "+3" in page


def test_answer_shows_how_often_it_was_given_and_marked(zhou: Browser, counted: Answer) -> None:
    row = zhou.get("/answers?q=award").split("<tbody>")[1].split("</tr>")[0]
    assert [cell.split("</td>")[0].split("<")[0] for cell in row.split("<td>")[-2:]] == ["0", "1"]
    assert f"<td>{counted.version}</td><td>3</td><td>0</td><td>1</td>" in zhou.get("/answer/award/counts")


def test_nothing_counted_yet_is_said(zhou: Browser) -> None:
    assert "还没有数。" in zhou.get("/counts")
    assert "还没有数。" in zhou.get("/answer/award/counts")


def test_researcher_sees_the_sums_and_no_draft(
    enter: Callable[[str, Role], Browser], counted: Answer
) -> None:
    researcher = enter("研究员", Role.RESEARCHER)
    assert counted.title in researcher.get("/")
    assert researcher.http.get("/answer/award/counts").status_code == 403
