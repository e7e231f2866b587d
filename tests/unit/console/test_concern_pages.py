"""Concerns in the console: found, read, answered; what is written in them is never run."""

import re
from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.audit.search import AuditList, Wanted
from bot.concerns.concern import Author, Status
from bot.concerns.keys import Keys
from bot.concerns.staff import StaffDesk
from bot.concerns.store import ConcernStore
from bot.settings import Settings
from bot.staff.roles import Role
from tests.unit.console.conftest import Browser

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"


@pytest.fixture
def store(engine: Engine, settings: Settings) -> ConcernStore:
    return ConcernStore(engine, Keys(settings.keys()))


@pytest.fixture
def desk(engine: Engine, settings: Settings, app: object) -> StaffDesk:
    return StaffDesk(engine, Keys(settings.keys()), "test")


def path_to(page: str) -> str:
    """Return the address of the one concern that a queue shows."""
    [path] = re.findall(r'href="(/concerns/[0-9a-f]{32})"', page)
    return path


def test_queue_is_filtered_by_status_and_by_codes(zhou: Browser, store: ConcernStore) -> None:
    store.submit("怕签字", {"reluctance": "不敢为", "level": "乡镇"})
    store.submit("不会写", {"reluctance": "不会为"})
    assert "共 2 条" in zhou.get("/concerns")
    assert "共 1 条" in zhou.get("/concerns?reluctance=不敢为&level=乡镇")
    assert "共 0 条" in zhou.get("/concerns?reluctance=不敢为&level=县直")
    assert "共 0 条" in zhou.get("/concerns?status=已回复")


def test_queue_shows_no_text(zhou: Browser, store: ConcernStore) -> None:
    store.submit("怕签字", {})
    assert "怕签字" not in zhou.get("/concerns")


def test_reading_one_is_noted_by_name_and_never_by_content(
    zhou: Browser, store: ConcernStore, engine: Engine
) -> None:
    store.submit("怕签字", {})
    assert "怕签字" in zhou.get(path_to(zhou.get("/concerns")))
    [deed] = AuditList(engine).all(Wanted(action="concern_read"))
    assert deed.staff == "周敏"
    assert "怕签字" not in repr(list(AuditList(engine).all(Wanted())))


@pytest.fixture
def one(zhou: Browser, store: ConcernStore) -> tuple[str, int]:
    """Return the address of a concern that 周敏 has opened, and its receipt."""
    number, _seed = store.submit("怕签字", {})
    path = path_to(zhou.get("/concerns"))
    zhou.get(path)
    return path, number


def test_reply_is_found_by_the_holder(zhou: Browser, store: ConcernStore, one: tuple[str, int]) -> None:
    zhou.post(f"{one[0]}/reply", seen=1, text="先报备再干")
    concern = store.open(one[1])
    assert concern.status is Status.ANSWERED
    assert (concern.texts[-1].author, concern.texts[-1].body) == (Author.STAFF, "先报备再干")


REFUSED = {
    "empty": ("", "答复要写1到500个字"),
    "endless": ("长" * 501, "答复要写1到500个字"),
    "a name": ("问张三", "“张三”像是"),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_reply_that_is_refused_is_not_sent(
    zhou: Browser, store: ConcernStore, one: tuple[str, int], text: str, said: str
) -> None:
    assert said in zhou.post(f"{one[0]}/reply", 422, seen=1, text=text)
    assert len(store.open(one[1]).texts) == 1


def test_reply_that_is_refused_is_one_visit_in_the_audit_list(
    zhou: Browser, engine: Engine, one: tuple[str, int]
) -> None:
    zhou.post(f"{one[0]}/reply", 422, seen=1, text="")
    assert [deed.staff for deed in AuditList(engine).all(Wanted(action="concern_read"))] == ["周敏"]


def test_templates_are_offered(zhou: Browser, one: tuple[str, int]) -> None:
    page = zhou.get(one[0])
    assert page.count('<option value="您说的顾虑看到了') >= 4


def test_holder_is_told_which_formal_channel_to_go_to(
    zhou: Browser, store: ConcernStore, one: tuple[str, int]
) -> None:
    zhou.post(f"{one[0]}/refer", seen=1, channel="12388")
    concern = store.open(one[1])
    assert concern.status is Status.REFERRED
    assert "电话：12388" in concern.texts[-1].body
    assert "{" not in concern.texts[-1].body


def test_line_of_a_card_that_says_nothing_is_left_out(
    zhou: Browser, store: ConcernStore, one: tuple[str, int]
) -> None:
    zhou.post(f"{one[0]}/refer", seen=1, channel="talk")
    assert "电话" not in store.open(one[1]).texts[-1].body


def test_holder_is_told_the_code_of_the_general_answer(
    zhou: Browser, store: ConcernStore, one: tuple[str, int]
) -> None:
    zhou.post(f"{one[0]}/publish", seen=1, answer="fear")
    concern = store.open(one[1])
    assert concern.status is Status.PUBLISHED
    assert re.search(r"RC-\d{3}@\d+", concern.texts[-1].body)


def test_concern_in_hand_says_so(zhou: Browser, store: ConcernStore, one: tuple[str, int]) -> None:
    zhou.post(f"{one[0]}/in-hand")
    assert store.open(one[1]).status is Status.IN_HAND


@pytest.mark.parametrize(("deed", "field"), [("refer", "channel"), ("publish", "answer")])
def test_what_does_not_exist_cannot_be_named(
    zhou: Browser, store: ConcernStore, one: tuple[str, int], deed: str, field: str
) -> None:
    zhou.post(f"{one[0]}/{deed}", 404, **{field: "gone"})
    assert len(store.open(one[1]).texts) == 1


def test_concern_that_was_withdrawn_meanwhile_is_said_to_be_gone(
    zhou: Browser, store: ConcernStore, one: tuple[str, int]
) -> None:
    store.withdraw(store.open(one[1]).key)
    assert "已经撤回或者到期" in zhou.post(f"{one[0]}/reply", 410, seen=1, text="晚了")


@pytest.mark.parametrize("path", ["/concerns/zz", "/concerns/00", "/concerns/" + "0" * 32])
def test_concern_that_never_was_is_not_found(zhou: Browser, path: str) -> None:
    assert zhou.http.get(path).status_code in (404, 410)


def test_what_was_stored_is_shown_and_never_run(zhou: Browser, store: ConcernStore) -> None:
    store.submit(HOSTILE, {})
    page = zhou.get(path_to(zhou.get("/concerns")))
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "{{7*7}}" in page


@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.ADMIN])
def test_who_does_not_answer_concerns_does_not_see_them(
    enter: Callable[[str, Role], Browser], zhou: Browser, one: tuple[str, int], role: Role
) -> None:
    other = enter("某某", role)
    assert [other.http.get(path).status_code for path in ("/concerns", one[0])] == [403, 403]


def test_page_names_the_day_on_which_the_text_goes(
    zhou: Browser, store: ConcernStore, desk: StaffDesk
) -> None:
    store.submit("怕签字", {})
    [waiting] = desk.queue()
    page = zhou.get(path_to(zhou.get("/concerns")))
    assert f"原文还留 {waiting.days_left} 天，{waiting.ends_on} 销毁（留多久从那一周过完算起）" in page
