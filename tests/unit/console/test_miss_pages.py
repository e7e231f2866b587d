"""What we did not know, in the console: found by reason, taught, answered anew, dismissed; never run."""

import re
from collections.abc import Callable

import pytest
from redis import Redis
from sqlalchemy.engine import Engine

from bot.audit.search import AuditList, Wanted
from bot.compose.misses import miss_desk
from bot.compose.training import Teaching, teaching
from bot.concerns.keys import Keys
from bot.misses.desk import MissDesk
from bot.misses.reason import Reason
from bot.misses.store import MissStore
from bot.settings import Settings
from bot.staff.roles import Role
from tests.unit.console.conftest import Browser

TEXT, OTHER = "驻村补助啥时候打到卡上呀", "食堂的菜也太难吃了点吧"
HOSTILE = "<script>alert(1)</script>驻村{{7*7}}"


@pytest.fixture
def store(engine: Engine, settings: Settings, app: object) -> MissStore:
    return MissStore(engine, Keys(settings.keys()), settings.misses_k)


@pytest.fixture
def desk(engine: Engine, settings: Settings, url_of_redis: str) -> MissDesk:
    return miss_desk(settings, engine, Redis.from_url(url_of_redis), "somebody")


@pytest.fixture
def taught(settings: Settings, engine: Engine, app: object) -> Teaching:
    return teaching(settings, engine, lambda text: [])


@pytest.fixture
def group(zhou: Browser, store: MissStore) -> str:
    """Return the address of a group that 周敏 looks at."""
    path = f"/misses/{store.open(TEXT, Reason.NOT_RECORDED).hex()}"
    zhou.get(path)
    return path


def seen(page: str) -> str:
    """Return the mark of what a page shows."""
    return re.findall(r'name="seen" value="([^"]+)"', page)[0]


def lines_of(page: str) -> list[str]:
    """Return the phrasings that the form offers."""
    [typed] = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    return typed.split("\n")


def test_list_shows_the_groups_with_reason_and_how_many_asked(zhou: Browser, store: MissStore) -> None:
    assert "现在没有。" in zhou.get("/misses")
    store.open(TEXT, Reason.NOT_RECORDED)
    store.consent(OTHER, Reason.OUT_OF_SCOPE)
    page = zhou.get("/misses")
    assert re.search(f"{TEXT}.*?<td>没有收录</td><td>至少 5 人问过</td>", page, re.DOTALL)
    assert re.search(f"{OTHER}.*?<td>超出范围</td><td>本人同意留下</td>", page, re.DOTALL)


def test_groups_are_found_by_reason(zhou: Browser, store: MissStore) -> None:
    store.open(TEXT, Reason.NOT_RECORDED)
    store.open(OTHER, Reason.OUT_OF_SCOPE)
    page = zhou.get("/misses", reason="out_of_scope")
    assert (TEXT in page, OTHER in page) == (False, True)


def test_group_is_made_phrasings_of_a_topic_in_one_go(
    zhou: Browser, group: str, taught: Teaching, desk: MissDesk
) -> None:
    page = zhou.get(group)
    assert lines_of(page) == [TEXT, ""]
    assert "已添加为问法" in zhou.post(f"{group}/phrasings", intent="pay", text=TEXT, seen=seen(page))
    assert [(one.intent, one.text) for one in taught.phrasings.all()] == [("pay", TEXT)]
    assert desk.groups() == []


def test_group_stays_while_one_of_its_lines_is_refused(
    zhou: Browser, group: str, taught: Teaching, desk: MissDesk
) -> None:
    page = zhou.post(f"{group}/phrasings", 422, intent="pay", text=f"{TEXT}\n找张三要补助行不行呀")
    assert "“张三”像是姓名、单位或号码" in page
    assert lines_of(page) == [TEXT, "找张三要补助行不行呀"]
    assert [one.text for one in taught.phrasings.all()] == [TEXT]
    zhou.post(f"{group}/phrasings", intent="pay", text=TEXT, seen=seen(page))
    assert desk.groups() == []


def test_text_that_came_while_somebody_looked_is_shown_before_it_is_destroyed(
    zhou: Browser, group: str, store: MissStore, desk: MissDesk
) -> None:
    former = seen(zhou.get(group))
    store.consent(f"{TEXT}呢", Reason.NOT_RECORDED)
    page = zhou.post(f"{group}/phrasings", 422, intent="pay", text=TEXT, seen=former)
    assert "您打开以后，这一组的话变了" in page
    assert f"<td>{TEXT}呢</td>" in page
    zhou.post(f"{group}/phrasings", intent="pay", text=TEXT, seen=seen(page))
    assert desk.groups() == []


@pytest.mark.parametrize(("intent", "text"), [("pay", " \n "), ("", TEXT), ("gone", TEXT)])
def test_group_stays_when_nothing_can_be_taught(
    zhou: Browser, group: str, taught: Teaching, desk: MissDesk, intent: str, text: str
) -> None:
    zhou.post(f"{group}/phrasings", 422, intent=intent, text=text)
    assert taught.phrasings.all() == []
    assert len(desk.groups()) == 1


def test_topic_that_is_none_is_said_once_and_the_lines_stay(zhou: Browser, group: str) -> None:
    page = zhou.post(f"{group}/phrasings", 422, intent="待遇", text=f"{TEXT}\n还有一句也在")
    assert page.count("请从列出来的里面选一条") == 1
    assert lines_of(page) == [TEXT, "还有一句也在"]
    assert "这几句没有收" not in page


def test_new_answer_is_begun_and_the_group_waits_for_it(zhou: Browser, group: str, desk: MissDesk) -> None:
    assert "草稿已建好" in zhou.post(f"{group}/answer", title="驻村补助")
    [waiting] = desk.groups()
    assert [one.text for one in waiting.examples] == [TEXT]
    assert "在写答案：驻村补助" in zhou.get("/misses")
    page = zhou.get(group)
    assert f'href="/answer/{waiting.answer}/edit">驻村补助' in page
    assert "还没有生效" in page


def test_answer_that_somebody_else_has_begun_is_not_begun_again(
    zhou: Browser, group: str, desk: MissDesk
) -> None:
    zhou.post(f"{group}/answer", title="驻村补助")
    first = desk.groups()[0].answer
    assert "编辑 驻村补助" in zhou.post(f"{group}/answer", title="补助")
    assert desk.groups()[0].answer == first


@pytest.mark.parametrize("title", ["", "长" * 13])
def test_answer_is_not_begun_without_a_title_that_fits_a_button(
    zhou: Browser, group: str, desk: MissDesk, title: str
) -> None:
    assert "标题要写1到12个字" in zhou.post(f"{group}/answer", 422, title=title)
    assert desk.groups()[0].answer == ""


def test_group_is_dismissed_with_a_reason(zhou: Browser, group: str, desk: MissDesk, engine: Engine) -> None:
    page = zhou.post(f"{group}/dismiss", 422, reason=" ", seen=seen(zhou.get(group)))
    assert "请写明为什么不用答" in page
    assert len(desk.groups()) == 1
    assert "已处理" in zhou.post(f"{group}/dismiss", reason="和容错纠错无关", seen=seen(page))
    assert desk.groups() == []
    [deed] = AuditList(engine).all(Wanted(action="miss_dismissed"))
    assert (deed.staff, deed.reason) == ("周敏", "和容错纠错无关")


@pytest.mark.parametrize("deed", ["phrasings", "answer", "dismiss"])
def test_group_that_somebody_else_has_settled_is_said_to_be_gone(
    zhou: Browser, group: str, desk: MissDesk, taught: Teaching, deed: str
) -> None:
    desk.dismiss(desk.groups()[0].id, desk.groups()[0].mark, "重复")
    said = zhou.post(f"{group}/{deed}", 410, intent="pay", text=TEXT, title="补助", reason="晚了")
    assert "已经有人处理了" in said
    assert taught.phrasings.all() == []


@pytest.mark.parametrize("path", ["/misses/zz", "/misses/" + "0" * 32])
def test_group_that_never_was_is_gone(zhou: Browser, path: str) -> None:
    assert zhou.http.get(path).status_code == 410


def test_what_was_asked_is_shown_and_never_run(zhou: Browser, store: MissStore) -> None:
    group = store.open(HOSTILE, Reason.UNCLEAR).hex()
    for page in (zhou.get("/misses"), zhou.get(f"/misses/{group}")):
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page
        assert "{{7*7}}" in page


def test_pages_do_not_reload_themselves_so_that_no_number_ticks(zhou: Browser, group: str) -> None:
    for page in (zhou.get("/misses"), zhou.get(group)):
        assert "hx-trigger" not in page
        assert "http-equiv" not in page


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.ADMIN])
def test_who_writes_no_answers_does_not_see_what_was_asked(
    enter: Callable[[str, Role], Browser], group: str, role: Role
) -> None:
    other = enter("某某", role)
    assert [other.http.get(path).status_code for path in ("/misses", group)] == [403, 403]
