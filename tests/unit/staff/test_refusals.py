"""Refusals in the audit list: all of them counted, few of them rows, and no name that is nobody's."""

from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from bot.audit.search import AuditList, Deed, Wanted
from bot.staff.accounts import Accounts
from bot.staff.entrance import FAILURES, Entrance, Refused
from bot.staff.refusals import SECONDS_TOGETHER, Refusals
from tests.unit.staff.conftest import OWN, Clock

TYPED = "a password typed as a name"


@pytest.fixture
def listed(engine: Engine) -> Callable[[str], list[Deed]]:
    """Return what looks up the deeds of a kind."""
    return lambda action: list(AuditList(engine).all(Wanted(action=action)))


def refuse(entrance: Entrance, name: str, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(Refused):
            entrance.enter(name, OWN)


def test_try_under_an_unknown_name_is_noted_without_the_name(entrance: Entrance, listed: Callable) -> None:
    refuse(entrance, TYPED)
    [deed] = listed("enter_unknown")
    assert (deed.staff, deed.subject, deed.reason) == ("", "", "")


def test_name_that_is_unknown_is_written_nowhere(
    entrance: Entrance, refusals: Refusals, engine: Engine
) -> None:
    refuse(entrance, TYPED, 3)
    everything = [str(deed) for deed in AuditList(engine).all(Wanted())]
    everything += map(str, refusals._redis.hgetall("ganwei:staff:refusals"))
    assert everything
    assert not any(TYPED in one for one in everything)


def test_try_on_a_locked_account_is_noted(entrance: Entrance, zhou: str, listed: Callable) -> None:
    for _ in range(FAILURES):
        with pytest.raises(Refused):
            entrance.enter(zhou, "wrong")
    refuse(entrance, zhou)
    assert [deed.subject for deed in listed("enter_locked")] == [zhou]


def test_try_on_an_account_that_is_shut_is_noted(
    entrance: Entrance, accounts: Accounts, zhou: str, listed: Callable
) -> None:
    accounts.set_active(zhou, active=False)
    refuse(entrance, zhou)
    assert [deed.subject for deed in listed("enter_shut")] == [zhou]


def test_flood_becomes_two_lines_that_tell_how_many_there_were(
    entrance: Entrance, refusals: Refusals, listed: Callable, clock: Clock
) -> None:
    clock.now = clock.now.replace(minute=0)
    refuse(entrance, TYPED, 50)
    refusals.settle()
    assert len(listed("enter_unknown")) == 1
    clock.forward(seconds=SECONDS_TOGETHER)
    refusals.settle()
    refusals.settle()
    assert [deed.reason for deed in listed("enter_unknown")] == ["", "×49"]


def test_single_refusal_leaves_one_line(
    entrance: Entrance, refusals: Refusals, listed: Callable, clock: Clock
) -> None:
    refuse(entrance, TYPED)
    clock.forward(seconds=SECONDS_TOGETHER)
    refusals.settle()
    assert len(listed("enter_unknown")) == 1


def test_refusal_of_the_next_ten_minutes_is_noted_at_once(
    entrance: Entrance, listed: Callable, clock: Clock
) -> None:
    refuse(entrance, TYPED)
    clock.forward(seconds=SECONDS_TOGETHER)
    refuse(entrance, TYPED)
    assert len(listed("enter_unknown")) == 2


def test_count_that_the_database_does_not_take_is_written_the_next_time(
    entrance: Entrance, refusals: Refusals, engine: Engine, listed: Callable, clock: Clock
) -> None:
    clock.now = clock.now.replace(minute=0)
    refuse(entrance, TYPED, 3)
    clock.forward(seconds=SECONDS_TOGETHER)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE audit RENAME TO away")
    with pytest.raises(OperationalError):
        refusals.settle()
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO audit")
    refusals.settle()
    assert [deed.reason for deed in listed("enter_unknown")] == ["", "×2"]
