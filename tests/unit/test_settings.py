"""Settings: read from the environment, and every one of them in the README."""

import re

import pytest

from bot.settings import ROOT, Settings


@pytest.mark.parametrize("name", Settings.model_fields)
def test_readme_names_the_setting(name: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"\bGANWEI_{name.upper()}\b", readme)


def test_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANWEI_PORT", "9001")
    assert Settings().port == 9001


def test_database_is_a_file_in_the_data_folder_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANWEI_DATA_DIR", "/data")
    monkeypatch.delenv("GANWEI_DATABASE_URL", raising=False)
    assert Settings().database() == "sqlite:////data/ganwei.sqlite"


def test_named_database_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANWEI_DATABASE_URL", "postgresql://db/ganwei")
    assert Settings().database() == "postgresql://db/ganwei"
