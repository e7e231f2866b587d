"""Submitting and approving: what is wrong stands where it is seen, and the navigation says what waits."""

import pytest

from bot.console.item import Body
from bot.console.render import rendered
from bot.content.checks import Problem
from bot.content.drafts import Ref
from tests.unit.console.conftest import Browser
from tests.unit.console.test_meeting import fields_of


def saved(one: Browser, text: str) -> str:
    """Save a draft; return the stamp of it."""
    page = one.post("/answer/award/edit", **{**fields_of(one.get("/answer/award/edit")), "text": text})
    return fields_of(page)["stamp"][0]


def test_refused_submission_puts_its_problems_first_and_under_the_focus(zhou: Browser) -> None:
    page = zhou.post("/answer/award/submit", 409, stamp=saved(zhou, "坏词"), note="试试")
    alert = page.index('role="alert" tabindex="-1" autofocus>还有要改的地方')
    assert alert < page.index('<ul class="problems"') < page.index("<h2>改了这些</h2>")
    assert page.count('<ul class="problems"') == 1


def test_approver_sees_how_many_wait_and_who_wrote_them_does_not(zhou: Browser, chen: Browser) -> None:
    assert "份等您批准" not in chen.get("/cards")
    zhou.post("/answer/award/submit", stamp=saved(zhou, "新的话"), note="改了")
    assert '>1<span class="unseen">份等您批准</span>' in chen.get("/cards")
    assert "份等您批准" not in zhou.get("/cards")


LINKS = {"http://a.test/x": "http://a.test/x", "www.a.test": "https://www.a.test"}


@pytest.mark.parametrize(("link", "href"), LINKS.items())
def test_link_that_is_to_be_looked_at_can_be_opened(link: str, href: str) -> None:
    hint = Problem("text", "link_unknown", {"link": link}, is_hint=True)
    shown = rendered("preview.html", problems=[hint], ref=Ref("channel", "x"), body=Body())
    assert f'<a href="{href}" target="_blank" rel="noopener noreferrer">点开看看</a>' in shown


@pytest.mark.parametrize(("key", "is_said"), [("award", True), ("busy", False)])
def test_approval_tells_of_the_code_only_where_the_chat_knows_it(
    zhou: Browser, chen: Browser, key: str, *, is_said: bool
) -> None:
    page = zhou.post(
        f"/answer/{key}/edit", **{**fields_of(zhou.get(f"/answer/{key}/edit")), "text": "新的话"}
    )
    zhou.post(f"/answer/{key}/submit", stamp=fields_of(page)["stamp"][0], note="改了")
    chen.get("/review")
    stamp = fields_of(chen.get(f"/answer/{key}/edit"))["stamp"][0]
    page = chen.post(f"/answer/{key}/approve", stamp=stamp)
    assert "已生效，是第" in page
    assert ("把上面的编号发给机器人" in page) is is_said
