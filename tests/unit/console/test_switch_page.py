"""The page of the switches: a reason each time, a notice where people see one."""

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.audit.search import AuditList, Wanted
from bot.console.render import minute
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


CLOSED = {
    Name.SERVICE: "整个服务现在关着",
    Name.WEB: "网页聊天现在关着",
    Name.TELEGRAM: "Telegram 现在关着",
    Name.CONCERNS: "现在不收新的顾虑",
}


@pytest.mark.parametrize(("name", "said"), CLOSED.items(), ids=CLOSED.keys())
def test_every_page_says_what_is_closed_and_since_when(
    chen: Browser, engine: Engine, name: Name, said: str
) -> None:
    switches = Switches(engine, lambda text: [])
    since = switches.set(name, on=False, notice="n n", reason="r", staff="s").since
    for path in ("/answers", "/concerns", "/account", "/switches"):
        page = chen.get(path)
        assert said in page
        assert f"{minute(since)} 起" in page
        assert '<a href="/switches">去开关</a>' in page
    switches.set(name, on=True, notice="", reason="r", staff="s")
    assert said not in chen.get("/answers")


def test_who_may_not_switch_is_told_whom_to_ask(zhou: Browser, engine: Engine) -> None:
    Switches(engine, lambda text: []).set(Name.SERVICE, on=False, notice="n n", reason="r", staff="s")
    page = zhou.get("/answers")
    assert "请找审核或管理的同事" in page
    assert "去开关" not in page


def test_banner_closes_nothing(chen: Browser, engine: Engine) -> None:
    switches = Switches(engine, lambda text: [])
    switches.set(Name.BANNER, on=True, notice="n n", reason="r", staff="s")
    switches.set(Name.BANNER, on=False, notice="", reason="r", staff="s")
    assert 'class="closed"' not in chen.get("/answers")


def test_entrance_tells_strangers_nothing(chen: Browser, browser: Callable, engine: Engine) -> None:
    Switches(engine, lambda text: []).set(Name.CONCERNS, on=False, notice="", reason="r", staff="s")
    assert "不收新的顾虑" not in browser().get("/enter")
