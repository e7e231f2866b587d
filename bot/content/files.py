"""Content as it stands in the repository: one YAML file an entry, the file's name is the key."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from bot.content.entry import Entry


class BadContentFile(Exception):
    """A content file is not of its kind's form; the message names the file and the field."""


def read_folder[E: Entry](folder: Path, kind: type[E]) -> list[E]:
    """Return the entries of every YAML file in `folder`; raise BadContentFile for the first bad one."""
    return [read_file(path, kind) for path in sorted(folder.glob("*.yml"))]


def read_file[E: Entry](path: Path, kind: type[E]) -> E:
    """Return the entry of one file; raise BadContentFile when it does not fit."""
    try:
        return kind.model_validate({**yaml.safe_load(path.read_text("utf-8")), "key": path.stem})
    except (ValidationError, yaml.YAMLError, TypeError, UnicodeDecodeError) as error:
        raise BadContentFile(f"{path.name}: {error}") from error
