"""Where Spark cannot run, one line says what to do."""

import sys
from pathlib import Path

import pytest

from bot.research.engine.errors import NoSpark
from bot.research.engine.java import check_java


def java_that_says(folder: Path, words: str) -> Path:
    """Return a JAVA_HOME whose java prints `words` as its version."""
    java = folder / "bin" / "java"
    java.parent.mkdir()
    java.write_text(f"#!/bin/sh\necho '{words}' >&2\n")
    java.chmod(0o755)
    return folder


def test_without_pyspark_the_group_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("bot.research.engine.spark", "bot.research.engine.jvm"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(NoSpark, match=r"pyspark is not installed: run `uv sync --group spark`"):
        import bot.research.engine.spark  # noqa: F401


def test_without_java_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(NoSpark, match=r"needs Java 17, here is none: .*install Java 17 or later"):
        check_java()


def test_old_java_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_that_says(tmp_path, 'openjdk version "11.0.2" 2019-01-15')))
    with pytest.raises(NoSpark, match="needs Java 17, here is 11"):
        check_java()


@pytest.mark.parametrize("version", ["17.0.15", "21", "25-ea"])
def test_java_from_17_on_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_that_says(tmp_path, f'openjdk version "{version}" 2026')))
    check_java()
