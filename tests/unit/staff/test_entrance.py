"""The way in: what fits, what does not, and what happens when somebody keeps trying."""

from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest

from bot.staff.accounts import Accounts, Member
from bot.staff.entrance import FAILURES, Entrance, NeedsCode, Refused
from bot.staff.own_account import BadPassword, OwnAccount
from bot.staff.passwords import Fault
from bot.staff.roles import Role
from tests.unit.staff.conftest import OWN, Clock


def come_in(entrance: Entrance, name: str, password: str, code: str) -> Member:
    try:
        return entrance.enter(name, password)
    except NeedsCode as due:
        return entrance.enter_with_code(due.member.name, due.member.epoch, code)


def refused(entrance: Entrance, name: str, password: str, code: str = "") -> bool:
    try:
        come_in(entrance, name, password, code)
    except Refused:
        return True
    return False


def test_name_and_password_that_fit_let_in(entrance: Entrance, zhou: str) -> None:
    assert entrance.enter(zhou, OWN).name == zhou


@pytest.mark.parametrize(
    ("name", "password"),
    [("周敏", "wrong"), ("周敏", ""), ("nobody", OWN), ("", ""), ("周敏' OR 1=1 --", OWN)],
)
def test_what_does_not_fit_is_refused(entrance: Entrance, zhou: str, name: str, password: str) -> None:
    assert refused(entrance, name, password)


def test_one_time_password_ends_after_a_week(entrance: Entrance, accounts: Accounts, clock: Clock) -> None:
    password = accounts.add("李强", Role.EDITOR)
    clock.forward(days=8)
    assert refused(entrance, "李强", password)


def test_fifth_failure_in_a_row_locks_the_account(entrance: Entrance, zhou: str) -> None:
    for _ in range(FAILURES):
        refused(entrance, zhou, "wrong")
    assert refused(entrance, zhou, OWN)


def test_four_failures_do_not_lock(entrance: Entrance, zhou: str) -> None:
    for _ in range(FAILURES - 1):
        refused(entrance, zhou, "wrong")
    assert not refused(entrance, zhou, OWN)


def test_coming_in_forgets_the_failures_before(entrance: Entrance, zhou: str) -> None:
    for _ in range(2):
        for _ in range(FAILURES - 1):
            refused(entrance, zhou, "wrong")
        assert not refused(entrance, zhou, OWN)


def test_lock_opens_by_itself(entrance: Entrance, zhou: str, clock: Clock) -> None:
    for _ in range(FAILURES):
        refused(entrance, zhou, "wrong")
    clock.forward(minutes=16)
    assert not refused(entrance, zhou, OWN)


def test_lock_of_one_does_not_lock_another(
    entrance: Entrance, accounts: Accounts, own: OwnAccount, zhou: str
) -> None:
    own.change_password("李强", accounts.add("李强", Role.EDITOR), OWN)
    for _ in range(FAILURES):
        refused(entrance, zhou, "wrong")
    assert not refused(entrance, "李强", OWN)


def test_audit_list_tells_of_failures_and_the_lock(entrance: Entrance, zhou: str, deeds: Callable) -> None:
    for _ in range(FAILURES):
        refused(entrance, zhou, "wrong")
    assert deeds()[-FAILURES - 1 :] == ["enter_refused"] * FAILURES + ["locked"]


def test_fifth_failure_by_strangers_locks_nobody_out_where_they_are_known(
    entrance: Entrance, zhou: str
) -> None:
    for _ in range(FAILURES):
        refused(entrance, zhou, "wrong")
    assert entrance.enter(zhou, OWN, is_known=True).name == zhou


def test_failures_where_somebody_is_known_do_not_lock(entrance: Entrance, zhou: str) -> None:
    for _ in range(FAILURES):
        with pytest.raises(Refused):
            entrance.enter(zhou, "wrong", is_known=True)
    assert not refused(entrance, zhou, OWN)


def test_coming_in_where_somebody_is_known_gives_strangers_no_further_tries(
    entrance: Entrance, zhou: str
) -> None:
    for _ in range(FAILURES - 1):
        refused(entrance, zhou, "wrong")
    entrance.enter(zhou, OWN, is_known=True)
    refused(entrance, zhou, "wrong")
    assert refused(entrance, zhou, OWN)


def code_of(secret: str, clock: Clock, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(clock.now + timedelta(seconds=30 * steps))


def test_password_alone_is_not_enough_with_a_second_factor(
    entrance: Entrance, zhou: str, set_up: Callable
) -> None:
    set_up()
    with pytest.raises(NeedsCode):
        entrance.enter(zhou, OWN)


def test_code_of_the_app_lets_in(entrance: Entrance, zhou: str, set_up: Callable, clock: Clock) -> None:
    secret = set_up()
    clock.forward(minutes=2)
    assert come_in(entrance, zhou, OWN, code_of(secret, clock)).has_totp


@pytest.mark.parametrize("steps", [-1, 1], ids=["slow", "fast"])
def test_clock_of_the_phone_may_be_half_a_minute_off(
    entrance: Entrance, zhou: str, set_up: Callable, clock: Clock, steps: int
) -> None:
    secret = set_up()
    clock.forward(minutes=2)
    assert not refused(entrance, zhou, OWN, code_of(secret, clock, steps))


@pytest.mark.parametrize("steps", [-2, 2], ids=["old", "early"])
def test_code_that_is_a_minute_off_is_refused(
    entrance: Entrance, zhou: str, set_up: Callable, clock: Clock, steps: int
) -> None:
    secret = set_up()
    clock.forward(minutes=2)
    assert refused(entrance, zhou, OWN, code_of(secret, clock, steps))


def test_code_works_once(entrance: Entrance, zhou: str, set_up: Callable, clock: Clock) -> None:
    secret = set_up()
    clock.forward(minutes=2)
    come_in(entrance, zhou, OWN, code_of(secret, clock))
    assert refused(entrance, zhou, OWN, code_of(secret, clock))


def test_wrong_codes_lock_like_wrong_passwords(
    entrance: Entrance, zhou: str, set_up: Callable, clock: Clock
) -> None:
    secret = set_up()
    clock.forward(minutes=2)
    for _ in range(FAILURES):
        refused(entrance, zhou, OWN, "000000")
    assert refused(entrance, zhou, OWN, code_of(secret, clock))


def test_audit_list_tells_that_a_password_was_right_and_the_code_missing(
    entrance: Entrance, zhou: str, set_up: Callable, deeds: Callable
) -> None:
    set_up()
    with pytest.raises(NeedsCode):
        entrance.enter(zhou, OWN)
    assert deeds()[-1] == "enter_needs_code"


def test_audit_list_tells_a_wrong_code_from_a_wrong_password(
    entrance: Entrance, zhou: str, set_up: Callable, deeds: Callable
) -> None:
    set_up()
    refused(entrance, zhou, OWN, "000000")
    refused(entrance, zhou, "wrong")
    assert deeds()[-2:] == ["enter_wrong_code", "enter_refused"]


def test_password_that_was_right_before_a_change_of_the_account_does_not_let_in_with_a_code(
    entrance: Entrance, accounts: Accounts, zhou: str, set_up: Callable, clock: Clock
) -> None:
    secret = set_up()
    epoch = accounts.get(zhou).epoch
    accounts.set_role(zhou, Role.APPROVER)
    clock.forward(minutes=2)
    with pytest.raises(Refused):
        entrance.enter_with_code(zhou, epoch, code_of(secret, clock))


def test_code_is_not_enough_without_a_second_factor(
    entrance: Entrance, accounts: Accounts, zhou: str
) -> None:
    with pytest.raises(Refused):
        entrance.enter_with_code(zhou, accounts.get(zhou).epoch, "")


def test_right_code_does_not_open_a_lock(
    entrance: Entrance, accounts: Accounts, zhou: str, set_up: Callable, clock: Clock
) -> None:
    secret = set_up()
    epoch = accounts.get(zhou).epoch
    for _ in range(FAILURES):
        refused(entrance, zhou, "wrong")
    with pytest.raises(Refused):
        entrance.enter_with_code(zhou, epoch, code_of(secret, clock, 1))


def test_wrong_password_is_refused_before_a_code_is_asked_for(
    entrance: Entrance, zhou: str, set_up: Callable
) -> None:
    set_up()
    assert refused(entrance, zhou, "wrong")


def test_second_factor_needs_a_code_of_the_app(own: OwnAccount, zhou: str) -> None:
    with pytest.raises(Refused):
        own.set_second_factor(zhou, OWN, pyotp.random_base32(), "000000")


def test_second_factor_is_dropped_with_the_password_only(
    own: OwnAccount, entrance: Entrance, zhou: str, set_up: Callable
) -> None:
    set_up()
    with pytest.raises(Refused):
        own.drop_second_factor(zhou, "wrong")
    own.drop_second_factor(zhou, OWN)
    assert not entrance.enter(zhou, OWN).has_totp


WEAK = {
    "short": ("abcdef12345", Fault.TOO_SHORT),
    "simple": ("121212121212", Fault.TOO_SIMPLE),
    "with the name": ("我是周敏我爱工作一二三四", Fault.HOLDS_NAME),
    "the old one": (OWN, Fault.NOT_NEW),
    "endless": ("correct horse " * 10, Fault.TOO_LONG),
}


@pytest.mark.parametrize(("new", "fault"), WEAK.values(), ids=WEAK.keys())
def test_weak_password_is_refused_and_says_why(own: OwnAccount, zhou: str, new: str, fault: Fault) -> None:
    with pytest.raises(BadPassword) as bad:
        own.change_password(zhou, OWN, new)
    assert bad.value.fault is fault


def test_password_is_changed_with_the_old_one_only(own: OwnAccount, zhou: str) -> None:
    with pytest.raises(Refused):
        own.change_password(zhou, "wrong", "another long password")


def test_changed_password_ends_the_other_sessions(own: OwnAccount, accounts: Accounts, zhou: str) -> None:
    before = accounts.get(zhou).epoch
    assert own.change_password(zhou, OWN, "another long password").epoch > before
