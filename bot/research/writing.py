"""Write a folder so that it appears whole or not at all, in the place of an older one if there is one."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.research.failures import Refusal
from bot.research.shelf import FILES

_CODES = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EACCES: "denied", errno.EROFS: "denied"}


class CannotWriteRelease(Refusal):
    """The release could not be written; what was there before is still there.

    Its codes: `full`, `denied`, `system`, and `other_things` where something else than a release is.
    """


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """Yield an empty folder beside `out`; when the block ends well, it takes the place of `out`.

    When the block fails, or the disk is full, `out` stays as it was and nothing else is left. A folder that
    holds anything but a release is never replaced. Raise CannotWriteRelease.
    """
    out = out.absolute()
    try:
        _recover(out)
        _check(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent))
    except OSError as error:
        raise _cannot(out, error) from None
    try:
        yield beside
        _check(out)  # hours may have gone by
        _put(beside, out)
    except OSError as error:
        raise _cannot(out, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _cannot(out: Path, error: OSError) -> CannotWriteRelease:
    code = _CODES.get(error.errno or 0, "system")
    return CannotWriteRelease(code, place=out, system=error.strerror or type(error).__name__)


def _put(beside: Path, out: Path) -> None:
    for file in beside.iterdir():
        with file.open("rb") as content:
            os.fsync(content.fileno())
    beside.chmod(0o755)
    old = _old(out)
    if out.exists():
        out.rename(old)
    try:
        beside.rename(out)
    except OSError:
        _recover(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _check(out: Path) -> None:
    if out.is_file() or (out.is_dir() and {file.name for file in out.iterdir()} - set(FILES)):
        raise CannotWriteRelease("other_things", place=out)


def _recover(out: Path) -> None:
    """Put back a release that was moved away before the new one was in its place; else it is done with."""
    old = _old(out)
    if out.exists():
        shutil.rmtree(old, ignore_errors=True)
    elif old.exists():
        old.rename(out)


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")
