"""The audit list: it only grows, it can be searched, and it is read page by page."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from bot.audit.record import AuditRow, note
from bot.audit.search import PAGE, AuditList, Wanted, Word
from tests.unit.fresh import new_database


@pytest.fixture
def engine(tmp_path) -> Engine:
    return new_database(tmp_path / "audit.sqlite")


@pytest.fixture
def audit(engine: Engine) -> AuditList:
    with Session(engine) as session, session.begin():
        note(session, "周敏", "answer_publish", "fear", "措辞更准")
        note(session, "李强", "answer_withdraw", "pay", "文件改了 100%")
        note(session, "周敏", "switch_off", "telegram", "检修")
    return AuditList(engine)


DEEDS = (
    "UPDATE audit SET staff = 'x'",
    "DELETE FROM audit",
    "INSERT OR REPLACE INTO audit VALUES (1, '', 'x', 'y', '', '')",
)


@pytest.mark.parametrize("deed", DEEDS)
def test_database_refuses_to_change_or_delete_a_row(engine: Engine, audit: AuditList, deed: str) -> None:
    with pytest.raises(DatabaseError, match="can only grow"), engine.begin() as connection:
        connection.execute(text(deed))
    assert len(list(audit.all(Wanted()))) == 3


def test_number_of_a_row_is_never_given_again(engine: Engine, audit: AuditList) -> None:
    assert [deed.number for deed in audit.all(Wanted())] == [1, 2, 3]
    with engine.begin() as connection:
        definition = connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'audit'"))
    assert "AUTOINCREMENT" in definition


def test_deed_that_fails_leaves_no_row(engine: Engine) -> None:
    with Session(engine) as session:
        note(session, "周敏", "answer_publish", "fear")
        session.rollback()
    assert list(AuditList(engine).all(Wanted())) == []


FOUND = {
    "a word of the reason": (Wanted(words=(Word("更准"),)), ["fear"]),
    "a name": (Wanted(words=(Word("李强"),)), ["pay"]),
    "a percent sign is no wildcard": (Wanted(words=(Word("%"),)), ["pay"]),
    "all words": (Wanted(words=(Word("周敏"), Word("检修"))), ["telegram"]),
    "what rows hold for a word": (
        Wanted(words=(Word("关上", actions=frozenset({"switch_off"})),)),
        ["telegram"],
    ),
    "one of the staff": (Wanted(staff="周敏"), ["telegram", "fear"]),
    "a kind of deed": (Wanted(action="switch_off"), ["telegram"]),
    "nobody": (Wanted(staff="周"), []),
    "after all": (Wanted(since="9999-01-01"), []),
    "before all": (Wanted(until="2000-01-01"), []),
}


@pytest.mark.parametrize(("wanted", "subjects"), FOUND.values(), ids=FOUND.keys())
def test_search_finds_the_latest_first(audit: AuditList, wanted: Wanted, subjects: list[str]) -> None:
    deeds, total = audit.page(wanted)
    assert [deed.subject for deed in deeds] == subjects
    assert total == len(subjects)


def test_time_is_included_at_its_beginning_and_not_at_its_end(audit: AuditList) -> None:
    at = [deed.at for deed in audit.all(Wanted())]
    assert audit.page(Wanted(since=at[0]))[1] == 3
    assert audit.page(Wanted(until=at[0]))[1] == 0


def test_long_list_is_read_page_by_page(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        rows = (AuditRow(at="2026", staff="周敏", action="read", subject=str(n)) for n in range(PAGE + 1))
        session.add_all(rows)
    second, total = AuditList(engine).page(Wanted(), 2)
    assert ([deed.subject for deed in second], total) == (["0"], PAGE + 1)
