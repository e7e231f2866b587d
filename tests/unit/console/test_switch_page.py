"""The page of the switches: a reason each time, a notice where people see one."""

import pytest
from sqlalchemy.engine import Engine

from bot.audit.search import AuditList, Wanted
from bot.switches.switch import Name
from bot.switches.switches import Switches
from tests.unit.console.conftest import Browser


@pytest.fixture
def state(engine: Engine):
    return lambda name: {one.name: one for one in Switches(engine, lambda text: []).all()}[name]


def test_service_is_closed_with_a_notice_and_a_reason(chen: Browser, state, engine: Engine) -> None:
    chen.get("/switches")
    page = chen.post("/switches", name="service", to="off", notice="今晚检修，明早八点开", reason="换机器")
    assert "已切换，一秒内生效。" in page
    assert "现在显示：今晚检修，明早八点开" in page
    now = state(Name.SERVICE)
    assert (now.is_on, now.notice, now.staff) == (False, "今晚检修，明早八点开", "陈静")
    [deed] = AuditList(engine).all(Wanted(action="switch_off"))
    assert (deed.staff, deed.subject, deed.reason) == ("陈静", "service", "换机器")


REFUSED = {
    "no reason": ({"name": "service", "to": "off", "notice": "检修"}, "请写明原因。"),
    "no notice": ({"name": "service", "to": "off", "reason": "r"}, "请写给大家看的话。"),
    "a name": (
        {"name": "banner", "to": "on", "notice": "请找张三", "reason": "r"},
        "“张三”像是个人",
    ),
}


@pytest.mark.parametrize(("fields", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_changes_nothing_and_says_why(chen: Browser, state, fields: dict, said: str) -> None:
    before = state(Name(fields["name"]))
    chen.get("/switches")
    assert said in chen.post("/switches", 422, **fields)
    assert state(Name(fields["name"])) == before


def test_switch_that_does_not_exist_is_not_found(chen: Browser) -> None:
    chen.get("/switches")
    chen.post("/switches", 404, name="everything", to="off", reason="r")


def test_editor_does_not_switch(zhou: Browser, state) -> None:
    zhou.get("/answers")
    zhou.post("/switches", 403, name="concerns", to="off", reason="r")
    assert state(Name.CONCERNS).is_on


@pytest.mark.parametrize("name", Name)
def test_every_switch_has_its_words(chen: Browser, name: Name) -> None:
    page = chen.get("/switches")
    assert f"{name}-" not in page
    assert f'value="{name}"' in page
