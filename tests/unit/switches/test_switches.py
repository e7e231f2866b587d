"""The switches for staff: no switching without a reason, no notice that gives somebody away, all audited."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from bot.audit.record import REASON
from bot.audit.search import AuditList, Wanted
from bot.redact.span import Kind, Span
from bot.switches.refusals import (
    NoticeIdentifies,
    NoticeMissing,
    NoticeTooLong,
    ReasonMissing,
    ReasonTooLong,
    SwitchRefused,
)
from bot.switches.switch import Name, Switch, at_rest
from bot.switches.switches import Switches
from bot.switches.table import NOTICE, REVISION, SwitchRow
from tests.unit.fresh import new_database

NAME, DAY = "王建国", "11月27日"
CLOSES = {"on": False, "notice": "系统检修", "reason": "升级数据库", "staff": "周敏"}
OPENS = {"on": True, "notice": "", "reason": "升级好了", "staff": "李强"}


def find(notice: str) -> list[Span]:
    """Find one name and one day, as the redactor does."""
    known = ((NAME, Kind.PERSON), (DAY, Kind.DATE_EXACT))
    places = ((notice.find(words), words, kind) for words, kind in known)
    return [Span(start, start + len(words), kind) for start, words, kind in places if start >= 0]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return new_database(tmp_path / "s.sqlite")


@pytest.fixture
def switches(engine: Engine) -> Switches:
    return Switches(engine, find)


def noted(engine: Engine) -> list[tuple[str, str, str, str]]:
    return [(deed.staff, deed.action, deed.subject, deed.reason) for deed in AuditList(engine).all(Wanted())]


def revision(engine: Engine) -> int:
    with Session(engine) as session:
        return session.scalar(select(REVISION)) or 0


def test_untouched_switches_are_on_but_for_the_banner(switches: Switches) -> None:
    assert switches.all() == tuple(at_rest(name) for name in Name)
    assert [switch.name for switch in switches.all() if not switch.is_on] == [Name.BANNER]


def test_state_says_who_switched_when_and_why(switches: Switches) -> None:
    closed = switches.set(Name.SERVICE, **CLOSES)
    assert closed == Switch(Name.SERVICE, False, "系统检修", "升级数据库", "周敏", closed.since, 1)
    assert closed.since[10:] > "T"
    assert switches.all()[0] == closed


def test_switching_is_noted_with_its_reason(switches: Switches, engine: Engine) -> None:
    switches.set(Name.TELEGRAM, **CLOSES)
    switches.set(Name.TELEGRAM, **OPENS)
    assert noted(engine) == [
        ("周敏", "switch_off", "channel:telegram", "升级数据库"),
        ("李强", "switch_on", "channel:telegram", "升级好了"),
    ]


def test_what_cannot_be_noted_is_not_switched(switches: Switches, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE audit"))
    with pytest.raises(DatabaseError):
        switches.set(Name.SERVICE, **CLOSES)
    assert switches.all()[0].is_on


REFUSED = {
    "no reason": ({"reason": " \n"}, ReasonMissing),
    "a reason without a word": ({"reason": "……"}, ReasonMissing),
    "a reason that does not fit": ({"reason": "久" * (REASON + 1)}, ReasonTooLong),
    "no notice": ({"notice": ""}, NoticeMissing),
    "a notice that cannot be seen": ({"notice": "\u200b　\u202e"}, NoticeMissing),
    "a notice without a word": ({"notice": "！！"}, NoticeMissing),
    "a long notice": ({"notice": "久" * (NOTICE + 1)}, NoticeTooLong),
    "a notice with a name": ({"notice": f"请找{NAME}"}, NoticeIdentifies),
    "a name split by what cannot be seen": ({"notice": "王\u200b建国请假"}, NoticeIdentifies),
}


@pytest.mark.parametrize(("changed", "refusal"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_changes_nothing(
    switches: Switches, engine: Engine, changed: dict, refusal: type[SwitchRefused]
) -> None:
    with pytest.raises(refusal) as refused:
        switches.set(Name.SERVICE, **{**CLOSES, **changed})
    assert str(refused.value) == refusal.key
    assert (switches.all()[0], noted(engine)) == (at_rest(Name.SERVICE), [])


def test_refusals_have_keys_of_their_own() -> None:
    keys = [refusal.key for refusal in SwitchRefused.__subclasses__()]
    assert len({*keys, ""}) == len(keys) + 1


def test_refusal_says_where_the_identifiers_stand_and_not_what_they_are(switches: Switches) -> None:
    with pytest.raises(NoticeIdentifies) as refused:
        switches.set(Name.BANNER, on=True, notice=f"{DAY}起请找{NAME}", reason="通知", staff="周敏")
    assert refused.value.spans == (Span(9, 12, Kind.PERSON),)
    assert NAME not in repr(refused.value)


@pytest.mark.parametrize("notice", [f"检修到{DAY}", "久" * NOTICE], ids=["a day", "120 characters"])
def test_notice_may_name_a_day_and_be_120_characters_long(switches: Switches, notice: str) -> None:
    assert switches.set(Name.SERVICE, **{**CLOSES, "notice": notice}).notice == notice


def test_notice_is_one_line_without_what_cannot_be_seen(switches: Switches) -> None:
    notice = " 系统\u202e检修\n明天\u200b再来 "
    assert switches.set(Name.SERVICE, **{**CLOSES, "notice": notice}).notice == "系统检修 明天再来"


NOT_SHOWN = [(Name.CONCERNS, False), (Name.CONCERNS, True), (Name.SERVICE, True), (Name.BANNER, False)]


@pytest.mark.parametrize(("name", "on"), NOT_SHOWN)
def test_notice_that_nobody_would_see_is_not_kept(switches: Switches, name: Name, on: bool) -> None:
    assert switches.set(name, on=on, notice=NAME, reason="换班", staff="周敏").notice == ""


@pytest.mark.parametrize("name", [Name.WEB, Name.TELEGRAM, Name.SERVICE])
def test_what_is_closed_needs_a_notice(switches: Switches, name: Name) -> None:
    with pytest.raises(NoticeMissing):
        switches.set(name, **{**CLOSES, "notice": ""})


def test_each_switching_has_a_number_and_changes_the_revision(switches: Switches, engine: Engine) -> None:
    said = {"on": True, "notice": "请看新答复", "reason": "通知", "staff": "周敏"}
    assert [switches.set(Name.BANNER, **said).number for _ in range(2)] == [1, 2]
    switches.set(Name.SERVICE, **CLOSES)
    assert revision(engine) == 3


def test_two_who_switch_at_the_same_moment_change_the_revision_twice(
    switches: Switches, engine: Engine
) -> None:
    switches.set(Name.SERVICE, **CLOSES)
    event.listen(Session, "before_flush", lambda *_: switches.set(Name.SERVICE, **OPENS), once=True)
    last = switches.set(Name.SERVICE, **CLOSES)  # while it is on its way, somebody else opens
    assert [action for _staff, action, _subject, _reason in noted(engine)][1:] == ["switch_on", "switch_off"]
    assert (last.number, last.is_on, revision(engine)) == (3, False, 3)


def test_table_holds_the_present_state_only(switches: Switches, engine: Engine) -> None:
    for state in (CLOSES, OPENS, CLOSES, OPENS):
        switches.set(Name.SERVICE, **state)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(SwitchRow)) == 1
