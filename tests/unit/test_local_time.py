"""The time zone in which people read times and in which a day begins."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot import local_time
from bot.cli import main
from bot.console.render import minute
from bot.local_time import UnknownTimeZone, beginning_of, today, use_zone


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test choose a zone of its own."""
    monkeypatch.setattr(local_time, "_zone", list(local_time._zone))


ZONES = {
    "Asia/Shanghai": "2026-11-26 02:30",
    "Asia/Urumqi": "2026-11-26 00:30",
    "UTC": "2026-11-25 18:30",
    "America/New_York": "2026-11-25 13:30",
}


@pytest.mark.parametrize(("zone", "shown"), ZONES.items(), ids=ZONES.keys())
def test_time_is_shown_in_the_zone_that_was_chosen(zone: str, shown: str) -> None:
    use_zone(zone)
    assert minute("2026-11-25T18:30:00+00:00") == shown


def test_zone_of_the_machine_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    assert minute("2026-11-25T18:30:00+00:00") == "2026-11-26 02:30"


@pytest.mark.parametrize(("zone", "hours"), [("Pacific/Kiritimati", 14), ("Etc/GMT+12", -12)])
def test_day_is_that_of_the_zone(zone: str, hours: int) -> None:
    use_zone(zone)
    before = datetime.now(UTC)
    day = today()
    after = datetime.now(UTC)
    assert day in {(now + timedelta(hours=hours)).date() for now in (before, after)}


def test_day_begins_at_midnight_of_the_zone() -> None:
    assert beginning_of(date(2026, 11, 26)) == "2026-11-25T16:00:00+00:00"


@pytest.mark.parametrize("name", ["Asia/Beijing", "", "../etc/passwd", "/etc/localtime", "Asia", "北京"])
def test_zone_that_is_unknown_is_named_with_what_to_do(name: str) -> None:
    with pytest.raises(UnknownTimeZone, match=r"GANWEI_TIME_ZONE.*Asia/Shanghai"):
        use_zone(name)


@pytest.mark.parametrize("command", [["serve"], ["concerns", "purge"]], ids=" ".join)
def test_command_ends_with_one_line_before_it_does_anything(
    command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GANWEI_TIME_ZONE", "Asia/Beijing")
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("sys.argv", ["ganwei", *command])
    with pytest.raises(SystemExit, match="ganwei: GANWEI_TIME_ZONE"):
        main()
    assert not (tmp_path / "data").exists()
