"""Content as it stands in the repository: one YAML file an entry, the file's name is the key."""

import os
from contextlib import suppress
from pathlib import Path

import yaml
from pydantic import ValidationError

from bot.content.entry import Entry
from bot.content.file_style import text_of


class BadContentFile(Exception):
    """A content file is not of its kind's form; the message names the file and the field."""


class CannotWriteFile(Exception):
    """A content file could not be written; what was there before still is. The message names the file."""


def read_folder[E: Entry](folder: Path, kind: type[E]) -> list[E]:
    """Return the entries of every YAML file in `folder`; raise BadContentFile for the first bad one."""
    return [read_file(path, kind) for path in sorted(folder.glob("*.yml"))]


def read_file[E: Entry](path: Path, kind: type[E]) -> E:
    """Return the entry of one file; raise BadContentFile when it does not fit."""
    try:
        return kind.model_validate({**yaml.safe_load(path.read_text("utf-8")), "key": path.stem})
    except (ValidationError, yaml.YAMLError, TypeError, UnicodeDecodeError) as error:
        raise BadContentFile(f"{path.name}: {error}") from error


def write_file(folder: Path, entry: Entry) -> Path:
    """Write the file of `entry` and return its path; raise CannotWriteFile, and then the old file stays."""
    path, beside = folder / f"{entry.key}.yml", folder / f".{entry.key}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text_of(entry))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise CannotWriteFile(f"{path}: {error.strerror}") from error
    return path


def tidy[E: Entry](folder: Path, kind: type[E]) -> list[Path]:
    """Write the files of `folder` in the one style, their content unchanged; return those that were not."""
    entries = read_folder(folder, kind)
    odd = [entry for entry in entries if _text_in(folder, entry) != text_of(entry)]
    return [write_file(folder, entry) for entry in odd]


def _text_in(folder: Path, entry: Entry) -> str:
    return (folder / f"{entry.key}.yml").read_bytes().decode()
