"""The audit list as staff read it: in words, found by what they know; the rows stay as they are."""

import csv
from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.audit.record import note
from bot.audit.search import AuditList, Wanted
from bot.content.drafts import Ref, Seen
from bot.content.writing import Writing
from bot.staff.roles import Role
from tests.unit.console.conftest import Browser, forbidden

DEEDS = {
    "an answer": ("entry_publish", "answer/clarification", "", "RC-016 被冤枉怎么正名"),
    "a card": ("entry_withdraw", "channel/12388", "", "12388"),
    "a phrasing": ("phrasing_add", "clarification 12", "", "RC-016 被冤枉怎么正名 的第12句问法"),
    "a model": ("model_activate", "3", "", "第3个模型"),
    "a group": ("miss_used", "0123456789abcdef0123456789abcdef", "", "没答上的一组"),
    "an answer for a group": (
        "miss_answer",
        "0123456789abcdef",
        "answer/clarification",
        "RC-016 被冤枉怎么正名",
    ),
    "a switch": ("switch_on", "banner", "", "公告"),
    "a role": ("staff_role", "李强", "approver", "审核"),
    "the workbook": ("workbook_download", "workbook", "", "表格"),
    "a draft that is gone": ("draft_discard", "answer/rc_999", "", "没有生效就扔掉的答案（rc_999）"),
}


@pytest.fixture
def admin(enter: Callable[[str, Role], Browser]) -> Browser:
    return enter("管理员", Role.ADMIN)


def add(engine: Engine, action: str, subject: str, reason: str = "") -> None:
    with Session(engine) as session, session.begin():
        note(session, "李强", action, subject, reason)


def rows_of(page: str) -> str:
    return page.partition("<tbody>")[2]


@pytest.mark.parametrize(("action", "subject", "reason", "shown"), DEEDS.values(), ids=DEEDS.keys())
def test_row_is_shown_and_exported_in_words(
    admin: Browser, engine: Engine, action: str, subject: str, reason: str, shown: str
) -> None:
    add(engine, action, subject, reason)
    page = rows_of(admin.get("/audit", action=action, staff="李强"))
    assert shown in page
    assert not [code for code in (action, subject, reason) if code and code != "李强" and f">{code}<" in page]
    exported = admin.http.get("/audit.csv", params={"action": action, "staff": "李强"}).text
    [row] = list(csv.reader(exported.splitlines()))[1:]
    assert any(shown in column for column in row[4:6])
    assert row[-1] == "|".join(filter(None, (action, subject, reason)))


SOUGHT = {
    "a number": ("RC-016", "entry_publish", "answer/clarification"),
    "a number with a version": ("rc-016@2", "entry_publish", "answer/clarification"),
    "a title": ("被冤枉", "entry_publish", "answer/clarification"),
    "what the page shows": ("RC-016 被冤枉怎么正名", "entry_publish", "answer/clarification"),
    "a title of a phrasing": ("被冤枉", "phrasing_add", "clarification 12"),
    "what was done": ("发布", "entry_publish", "answer/clarification"),
    "a title and what was done": ("冤枉 撤下", "entry_withdraw", "answer/clarification"),
    "a switch": ("公告", "switch_on", "banner"),
    "a model": ("第3个模型", "model_activate", "3"),
    "a group": ("没答上的一组", "miss_used", "0123"),
    "the workbook": ("表格", "workbook_download", "workbook"),
}


@pytest.mark.parametrize(("typed", "action", "subject"), SOUGHT.values(), ids=SOUGHT.keys())
def test_row_is_found_by_what_staff_know(
    admin: Browser, engine: Engine, typed: str, action: str, subject: str
) -> None:
    add(engine, action, subject)
    add(engine, "concern_read", "山间青竹07")
    assert "共 1 条" in admin.get("/audit", q=typed, staff="李强")


def test_role_and_command_line_are_found_in_words(admin: Browser, engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        note(session, "(command line)", "staff_role", "李强", "researcher")
    assert "共 1 条" in admin.get("/audit", q="命令行 研究 李强")


def test_title_of_another_finds_nothing(admin: Browser, engine: Engine) -> None:
    add(engine, "entry_publish", "answer/clarification")
    assert "共 0 条" in admin.get("/audit", q="RC-016 公告")


def test_draft_of_something_new_is_called_by_its_title(admin: Browser, engine: Engine) -> None:
    Writing(engine, "周敏", forbidden).save(
        Seen(Ref("answer", "rc_999"), 0), {"title": "新题", "number": 999}
    )
    assert "RC-999 新题" in rows_of(admin.get("/audit", q="新题"))


def test_rows_stay_as_they_are(admin: Browser, engine: Engine) -> None:
    add(engine, "entry_publish", "answer/clarification")
    admin.get("/audit")
    [deed] = AuditList(engine).all(Wanted(action="entry_publish"))
    assert deed.subject == "answer/clarification"
