"""A home for Spark in a folder of ours, made of links to the one that pip installed.

Spark's workers write into `work/` of their home, and pip's is among the libraries: shared, and often not to
be written to. It also lacks `conf/`, where Spark looks for how much it shall log.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_QUIET = """rootLogger.level = off
"""  # Spark's own lines may quote rows
_OURS = {"conf", "work"}


def make_home(installed: Path, home: Path) -> None:
    """Fill the new folder `home` with links to what is installed and with our own configuration."""
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "log4j2.properties").write_text(_QUIET, "utf-8")
    for entry in installed.iterdir():
        if entry.name not in _OURS:
            (home / entry.name).symlink_to(entry)


@contextmanager
def environment(home: Path) -> Iterator[None]:
    """Let what is started within find this home, and loopback as its address."""
    before = dict(os.environ)
    os.environ.pop("SPARK_CONF_DIR", None)
    os.environ.update({"SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
