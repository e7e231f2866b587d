"""What an export writes into the files, and what a developer reads of it in the terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from bot.content.entry import Entry
from bot.content.files import write_file
from bot.content.three_way import VERSION, Compared, Field, Status

LONGEST_VALUE = 60  # characters of a value that are shown
UNSETTLED = (Status.CONFLICT, Status.MERGEABLE)

type Report = Mapping[str, Sequence[Compared[Entry]]]  # by folder


class Both(StrEnum):
    """What to do where both sides changed."""

    LEAVE = "leave"
    MERGE = "merge"  # where they changed different fields; leave the others
    FORCE = "force"  # take what is live, also where a file was removed


def to_write(row: Compared[Entry], both: Both) -> Entry | None:
    """Return the entry that the file shall hold, or None: it stays as it is."""
    if row.status in (Status.NEW_LIVE, Status.LIVE_CHANGED):
        return row.live
    if row.status is Status.MERGEABLE and both is Both.MERGE:
        return row.merged
    if row.status in (*UNSETTLED, Status.REMOVED_IN_FILE) and both is Both.FORCE:
        return row.live
    return None


def write(report: Report, root: Path, both: Both) -> int:
    """Write what is to be written under `root`; return how many files; raise CannotWriteFile."""
    entries = [(folder, to_write(row, both)) for folder, rows in report.items() for row in rows]
    return len([write_file(root / folder, entry) for folder, entry in entries if entry])


def is_settled(report: Report, both: Both) -> bool:
    """Say whether nothing was changed on both sides, or else it is written."""
    return all(to_write(row, both) or row.status not in UNSETTLED for rows in report.values() for row in rows)


def is_same(report: Report) -> bool:
    """Say whether files and live are the same."""
    return all(row.status in (Status.SAME, Status.BOTH_ALIKE) for rows in report.values() for row in rows)


def text(report: Report, both: Both) -> Iterator[str]:
    """Yield the lines of the report: a line for each entry that is not the same, and the numbers."""
    for folder, rows in report.items():
        for row in rows:
            yield from _lines(f"{folder}/{row.key}.yml", row, both)
    counts = Counter(row.status for rows in report.values() for row in rows)
    yield ", ".join(f"{counts[status]} {status}" for status in Status if counts[status]) or "nothing"


def _lines(file: str, row: Compared[Entry], both: Both) -> Iterator[str]:
    if row.status is Status.SAME:
        return
    names = ", ".join(field.name for field in row.fields)
    yield f"{file}: {row.status}{names and ': '}{names}{_deed(row, both)}"
    if row.status in UNSETTLED:
        for field in row.fields:
            yield from _values(field)


def _deed(row: Compared[Entry], both: Both) -> str:
    """Return what is done, or what the developer can do."""
    if entry := to_write(row, both):
        return f" -> write version {entry.version}"
    if row.status is Status.MERGEABLE:
        return " -> left; --merge takes both, --force what is live"
    if row.status is Status.CONFLICT and row.live:
        return " -> left; --force takes what is live"
    if row.status is Status.REMOVED_IN_FILE:
        return " -> left; still live (see recipe 2); --force writes it again"
    if row.file and row.live and row.status is Status.FILE_CHANGED and row.file.version <= row.live.version:
        return f" -> left; raise its version above {row.live.version}, or it will not be loaded"
    return " -> left"


def _values(field: Field) -> Iterator[str]:
    if field.name == VERSION:
        return
    yield f"  {field.name} ({field.side})"
    for state in ("base", "file", "live"):
        yield f"    {state}: {_short(repr(getattr(field, state)))}"


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
