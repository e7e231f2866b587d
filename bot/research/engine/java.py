"""Whether there is a Java that Spark can run on."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from bot.research.engine.errors import NoSpark

OLDEST = 17
TO_DO = f"run `uv sync --group spark` and install Java {OLDEST} or later (JAVA_HOME, or java on the path)"
_VERSION = re.compile(r'version "(\d+)')


def check_java() -> None:
    """Raise NoSpark unless the Java that Spark would take is there and new enough."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    found = _VERSION.search(_told(java)) if java else None
    if not found or int(found[1]) < OLDEST:
        raise NoSpark(f"Spark needs Java {OLDEST}, here is {found[1] if found else 'none'}: {TO_DO}")


def _told(java: str) -> str:
    try:
        return subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    except OSError:
        return ""
