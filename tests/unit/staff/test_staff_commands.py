"""`ganwei staff`: what an operator types, and the password on the last line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.database import open_database
from bot.settings import ROOT
from bot.staff.accounts import Accounts
from bot.staff.passwords import fits
from bot.staff.tables import StaffRow


@pytest.fixture
def ganwei(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess]:
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path))
    command = [sys.executable, "-m", "bot", "staff"]
    return lambda *words: subprocess.run([*command, *words], cwd=ROOT, capture_output=True, text=True)


def test_last_line_of_add_is_the_password(ganwei: Callable, tmp_path: Path) -> None:
    password = ganwei("add", "周敏", "--role", "editor").stdout.splitlines()[-1]
    with Session(open_database(f"sqlite:///{tmp_path / 'ganwei.sqlite'}")) as session:
        assert fits(session.get_one(StaffRow, "周敏").password, password)


def test_name_that_is_taken_ends_with_one_line_and_an_error(ganwei: Callable) -> None:
    ganwei("add", "周敏", "--role", "editor")
    again = ganwei("add", "周敏", "--role", "admin")
    assert (again.returncode, again.stderr) == (1, "ganwei: there is an account 周敏 already\n")


def test_role_that_does_not_exist_is_refused(ganwei: Callable, tmp_path: Path) -> None:
    assert ganwei("add", "周敏", "--role", "boss").returncode == 2
    assert Accounts(open_database(f"sqlite:///{tmp_path / 'ganwei.sqlite'}"), "t").all() == []


def test_list_shows_name_role_and_state(ganwei: Callable) -> None:
    ganwei("add", "周敏", "--role", "editor")
    ganwei("shut", "周敏")
    assert ganwei("list").stdout == "周敏\teditor\tshut\n"
