"""The parts of `make test` side by side: what is shown, in which order, and how it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.settings import ROOT

COMMAND = [sys.executable, "-m", "tests.side_by_side"]


def run(*parts: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *parts], cwd=ROOT, capture_output=True, text=True, timeout=60)


def test_parts_run_at_the_same_time_and_are_shown_one_after_the_other(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")  # who reads it waits for who writes
    result = run("a", f"echo one; cat {pipe}; echo three", "b", f"echo four; echo two > {pipe}; echo five")
    assert result.returncode == 0
    assert result.stdout.split("=====")[2:5:2] == ["\none\ntwo\nthree\n\n", "\nfour\nfive\n\n"]


def test_one_part_that_fails_makes_the_whole_fail_and_the_others_go_on() -> None:
    result = run("a", "exit 3", "b", "sleep 0.1; echo done")
    assert result.returncode == 1
    assert "done" in result.stdout
    assert result.stdout.endswith("a: FAILED (3)\nb: passed\n")


def test_what_failed_stands_at_the_end() -> None:
    pytests = "echo FAILED tests/one.py::two; echo ERROR tests/three.py; echo 1 failed; exit 1"
    makes = "echo 'make[1]: *** [Makefile:52: validate] Error 1' >&2; exit 2"
    ends = ["FAILED tests/one.py::two", "ERROR tests/three.py"]
    expected = ["a: FAILED (1)", *(f"  {end}" for end in ends)]
    expected += ["b: FAILED (2)", "  make[1]: *** [Makefile:52: validate] Error 1", "c: passed"]
    assert run("a", pytests, "b", makes, "c", "seq 99").stdout.splitlines()[-6:] == expected


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_whoever_ends_the_whole_interrupts_all_parts(tmp_path: Path, number: signal.Signals) -> None:
    def part(name: str) -> tuple[str, str]:
        wait = f"touch {tmp_path / name}.begun; while :; do sleep 0.05; done"
        return name, f"trap 'touch {tmp_path / name}.told; exit 0' INT; {wait}"

    def are(what: str) -> bool:
        return all((tmp_path / f"{name}.{what}").exists() for name in "ab")

    with subprocess.Popen([*COMMAND, *part("a"), *part("b")], cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while not are("begun"):
            time.sleep(0.01)
        process.send_signal(number)
        assert process.wait(60) == 130
    assert are("told")
