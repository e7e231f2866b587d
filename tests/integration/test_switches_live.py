"""Staff switch while the service runs: the page obeys within a second, and afterwards all is as before."""

import re
from urllib.parse import unquote

import pytest

from bot.switches.switch import Name
from tests.conftest import Stack
from tests.switching import Staff
from tests.visitor import Visitor

QUESTION = "试点没干成能不能容"
THROUGH = ("写完了", "下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过")


@pytest.fixture
def person(stack: Stack) -> Visitor:
    return Visitor(stack)


def banner_in(stack: Stack) -> tuple[str, str]:
    """Return the banner as an opened page gets it, and as it comes with an answer."""
    header = stack.post("/greet").headers["ganwei-banner"]
    return stack.http.get("/page-settings").json()["banner"], unquote(header)


@pytest.mark.parametrize(("name", "key"), [(Name.SERVICE, "service_closed"), (Name.WEB, "channel_closed")])
def test_what_is_closed_answers_with_the_notice_and_opens_again(
    stack: Stack, staff: Staff, person: Visitor, name: Name, key: str
) -> None:
    before = person.says(QUESTION)
    staff.switches(name, on=False)
    for message in (QUESTION, "/greet", "", "/give_concern", "容" * 501):
        [reply] = person.says(message)
        assert reply["custom"]["answer"] == key
    assert "系统检修，晚上八点恢复" in reply["text"]
    assert re.search(r"12356.+120或110", reply["text"], re.DOTALL)
    staff.switches(name, on=True)
    assert person.says(QUESTION) == before


def test_closed_is_ready_and_not_broken(stack: Stack, staff: Staff) -> None:
    staff.switches(Name.SERVICE, on=False)
    assert stack.is_ready()
    assert 'ganwei_turns_total{channel="web",outcome="closed"}' in (
        stack.ask(QUESTION) and stack.http.get("/metrics").text
    )


def test_closed_telegram_leaves_the_page_as_it_is(staff: Staff, person: Visitor) -> None:
    staff.switches(Name.TELEGRAM, on=False)
    assert person.hears(QUESTION) == ["tolerable"]


def test_dialogue_knows_nothing_of_what_is_said_while_closed(staff: Staff, person: Visitor) -> None:
    staff.switches(Name.SERVICE, on=False)
    [known] = person.says(QUESTION, "/about_me")
    assert known["custom"]["answer"].startswith("about_me")
    assert "聊到了哪几条" not in known["text"]
    assert person.hears("全部清除") == ["forget_me"]


def test_self_check_goes_on_where_it_was_after_the_opening(staff: Staff, person: Visitor) -> None:
    assert person.hears("/start_self_check")[-1] == "self_check_purpose"
    assert person.hears("是")[-1] == "self_check_forbidden"
    staff.switches(Name.SERVICE, on=False)
    assert person.hears("不是") == ["service_closed"]
    staff.switches(Name.SERVICE, on=True)
    assert person.hears("不是")[-1] == "self_check_gain"


def test_concern_goes_on_where_it_was_after_the_opening(staff: Staff, person: Visitor) -> None:
    person.says("/give_concern", "怕签字")
    staff.switches(Name.SERVICE, on=False)
    assert person.hears("还怕倒查") == ["service_closed", "concern_waits"]
    staff.switches(Name.SERVICE, on=True)
    preview = person.says("写完了")[0]["text"]
    assert "怕签字" in preview
    assert "倒查" not in preview


def test_concern_is_looked_at_and_withdrawn_while_closed(stack: Stack, staff: Staff, person: Visitor) -> None:
    receipt = person.says("/give_concern", "怕试点没干成", *THROUGH, "提交")[0]["custom"]["receipt"]
    staff.switches(Name.SERVICE, on=False)
    other = Visitor(stack)
    assert "怕试点没干成" in other.says("/receipt_check", receipt)[0]["text"]
    assert other.hears("撤回", "确定") == ["receipt_withdrawn"]


def test_no_concern_is_begun_and_what_was_begun_is_finished(
    stack: Stack, staff: Staff, person: Visitor
) -> None:
    person.says("/give_concern", "怕签字")
    staff.switches(Name.CONCERNS, on=False)
    other = Visitor(stack)
    assert other.hears("我想匿名说个顾虑") == ["concern_closed"]
    assert other.hears("/give_concern") == ["concern_closed"]
    assert other.hears("我不想活了") == ["distress"]
    receipt = person.says(*THROUGH, "提交")[0]["custom"]["receipt"]
    assert other.hears(receipt) == ["receipt_opened"]
    staff.switches(Name.CONCERNS, on=True)
    assert Visitor(stack).hears("我想匿名说个顾虑") == ["give_concern"]


def test_banner_comes_with_the_page_and_with_every_answer_until_it_is_taken_down(
    stack: Stack, staff: Staff
) -> None:
    fields = stack.ask("/greet")[0].keys()
    staff.switches(Name.BANNER, on=True, notice="新办法出来了，答案正在更新 <b>&")
    assert banner_in(stack) == ("新办法出来了，答案正在更新 <b>&",) * 2
    assert stack.ask("/greet")[0].keys() == fields
    staff.switches(Name.BANNER, on=False)
    assert banner_in(stack) == ("", "")
