"""The time zone in which people read times and in which a day begins. The tables hold UTC.

It is chosen once, when a process starts; until then it is China's.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_CHINA = timezone(timedelta(hours=8))  # needs no data of the system
_zone: list[tzinfo] = [_CHINA]


class UnknownTimeZone(Exception):
    """This system knows no time zone of that name; the message says which and what to do."""


def use_zone(name: str) -> None:
    """Use the time zone of this name in tz database, such as Asia/Shanghai; raise UnknownTimeZone."""
    try:
        _zone[0] = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownTimeZone(
            f"GANWEI_TIME_ZONE: this system knows no time zone {name!r}; take a name such as Asia/Shanghai, "
            "and where even that one is unknown, install the system's package tzdata"
        ) from None


def today() -> date:
    """Return the day of now."""
    return datetime.now(_zone[0]).date()


def local(stamp: str) -> datetime:
    """Return a time of the tables (ISO 8601, UTC) as people read it."""
    return datetime.fromisoformat(stamp).astimezone(_zone[0])


def beginning_of(day: date) -> str:
    """Return when a day begins, as the tables hold times."""
    return datetime.combine(day, time(), _zone[0]).astimezone(UTC).isoformat(timespec="seconds")
