"""A file or folder that appears whole: made beside its place, moved there when it is done."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from bot.research.failures import Refusal

_CODES = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EACCES: "denied", errno.EROFS: "denied"}


class CannotWrite(Refusal):
    """A file or folder could not be written; what was there before still is. Its text names it and why.

    Its codes: `full`, `denied`, `system`, and `other_things` where something else stands in the place.
    """

    def __str__(self) -> str:
        """Return the place and what the system says."""
        return f"{self.figures['place']}: {self.figures['system']}"


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a hidden free path beside `path`; what is made there becomes `path` at the end.

    A file replaces the one that was there, a folder must meet nothing. After a failure nothing is left;
    raise CannotWrite when the disk was the reason.
    """
    with beside(path) as part:
        yield part
        to_disk(part)
        part.replace(path)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield a hidden free path beside `path`; what is still there at the end is removed.

    The folder above is made. What the disk refuses meanwhile is raised as CannotWrite.
    """
    part = path.parent / f".{path.name}.{uuid4().hex}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
    except OSError as error:
        # the system's own words: a library's may quote what was to be written
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        code = _CODES.get(error.errno or 0, "system")
        raise CannotWrite(code, place=path, system=reason) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
        with suppress(OSError):
            part.unlink()


def to_disk(path: Path) -> None:
    """Wait until the bytes of a file, or of the files of a folder, are on the disk."""
    for file in path.iterdir() if path.is_dir() else [path]:
        with file.open("rb") as opened:
            os.fsync(opened.fileno())
