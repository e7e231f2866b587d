"""Accounts: made with a one-time password, changed, shut; all in the audit list."""

from collections.abc import Callable

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.staff.accounts import Accounts, BadName, NameTaken, NoSuchStaff
from bot.staff.entrance import Entrance, Refused
from bot.staff.own_account import OwnAccount
from bot.staff.roles import RIGHTS, Right, Role
from tests.unit.staff.conftest import OWN


def test_there_is_no_account_in_the_beginning(accounts: Accounts) -> None:
    assert accounts.all() == []


def test_new_account_must_change_its_password(accounts: Accounts, entrance: Entrance) -> None:
    assert entrance.enter("周敏", accounts.add("周敏", Role.EDITOR)).must_change


def test_passwords_are_drawn_by_lot(accounts: Accounts) -> None:
    assert accounts.add("周敏", Role.EDITOR) != accounts.add("李强", Role.EDITOR)


def test_database_holds_no_password_but_argon2id(accounts: Accounts, engine: Engine) -> None:
    password = accounts.add("周敏", Role.EDITOR)
    with engine.begin() as connection:
        row = repr(connection.execute(text("SELECT * FROM staff")).one())
    assert password not in row
    assert "$argon2id$" in row


@pytest.mark.parametrize("name", ["", "周", "周 敏", "周敏\n", "\u200b\u200b", "周" * 31])
def test_name_that_nobody_could_type_or_see_is_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(BadName):
        accounts.add(name, Role.EDITOR)


def test_name_is_given_once(accounts: Accounts, zhou: str) -> None:
    with pytest.raises(NameTaken):
        accounts.add(zhou, Role.ADMIN)


def test_reset_ends_the_old_password_and_the_sessions(
    accounts: Accounts, entrance: Entrance, zhou: str
) -> None:
    before = accounts.get(zhou).epoch
    password = accounts.reset(zhou)
    with pytest.raises(Refused):
        entrance.enter(zhou, OWN)
    assert entrance.enter(zhou, password).epoch > before


def test_reset_drops_the_second_factor_of_a_lost_phone(
    accounts: Accounts, own: OwnAccount, zhou: str, entrance: Entrance, set_up: Callable
) -> None:
    set_up()
    assert not entrance.enter(zhou, accounts.reset(zhou)).has_totp


def test_shut_account_lets_nobody_in_until_it_is_opened(
    accounts: Accounts, entrance: Entrance, zhou: str
) -> None:
    accounts.set_active(zhou, active=False)
    with pytest.raises(Refused):
        entrance.enter(zhou, OWN)
    accounts.set_active(zhou, active=True)
    assert entrance.enter(zhou, OWN).active


@pytest.mark.parametrize(
    "change",
    [lambda a: a.set_role("周敏", Role.ADMIN), lambda a: a.set_active("周敏", active=False)],
    ids=["role", "shut"],
)
def test_change_of_an_account_ends_its_sessions(accounts: Accounts, zhou: str, change: Callable) -> None:
    before = accounts.get(zhou).epoch
    change(accounts)
    assert accounts.get(zhou).epoch > before


@pytest.mark.parametrize(
    "deed",
    [
        lambda a: a.reset("nobody"),
        lambda a: a.set_role("nobody", Role.ADMIN),
        lambda a: a.set_active("nobody", True),
    ],
    ids=["reset", "role", "shut"],
)
def test_nobody_cannot_be_changed(accounts: Accounts, deed: Callable) -> None:
    with pytest.raises(NoSuchStaff, match="nobody"):
        deed(accounts)


def test_every_change_is_in_the_audit_list(accounts: Accounts, deeds: Callable) -> None:
    accounts.add("周敏", Role.EDITOR)
    accounts.reset("周敏")
    accounts.set_role("周敏", Role.ADMIN)
    accounts.set_active("周敏", active=False)
    accounts.set_active("周敏", active=True)
    assert deeds() == ["staff_add", "staff_reset", "staff_role", "staff_shut", "staff_open"]


def test_every_role_has_rights() -> None:
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.APPROVER])
def test_only_an_approver_lets_things_go_live(role: Role) -> None:
    assert Right.APPROVE in RIGHTS[Role.APPROVER]
    assert Right.APPROVE not in RIGHTS[role]


def test_researcher_sees_counts_makes_releases_and_nothing_else() -> None:
    assert RIGHTS[Role.RESEARCHER] == {Right.SEE_COUNTS, Right.RELEASE}
