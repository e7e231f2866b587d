"""Write the folder of a release so that it appears whole or not at all, in the place of an older one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.research.shelf import FILES
from bot.research.whole import CannotWrite, beside, to_disk


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """Yield an empty folder beside `out`; when the block ends well, it takes the place of `out`.

    When the block fails, or the disk is full, `out` stays as it was and nothing else is left. A folder that
    holds anything but a release is never replaced. Raise CannotWrite.
    """
    out = out.absolute()
    with beside(out) as part:
        _recover(out)
        _check(out)
        part.mkdir(mode=0o700)  # nobody else reads what is not proved yet
        yield part
        _check(out)  # hours may have gone by
        to_disk(part)
        part.chmod(0o755)
        _put(part, out)


def _put(part: Path, out: Path) -> None:
    old = _old(out)
    if out.exists():
        out.rename(old)
    try:
        part.rename(out)
    except OSError:
        _recover(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _check(out: Path) -> None:
    if out.is_file() or (out.is_dir() and {file.name for file in out.iterdir()} - set(FILES)):
        raise CannotWrite("other_things", place=out, system="holds something else than a release")


def _recover(out: Path) -> None:
    """Put back a release that was moved away before the new one was in its place; else it is done with."""
    old = _old(out)
    if out.exists():
        shutil.rmtree(old, ignore_errors=True)
    elif old.exists():
        old.rename(out)


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}.old")
