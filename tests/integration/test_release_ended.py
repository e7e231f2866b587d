"""A release that takes too long is ended, and nothing of it is left."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.console.own_process import ended
from bot.research.synth.concerns import write_concerns
from bot.research.synth.sentences import read_sentences


@pytest.fixture
def places(tmp_path):
    temp, out = tmp_path / "temp", tmp_path / "releases"
    temp.mkdir()
    out.mkdir()
    write_concerns(3000, 0, tmp_path / "in.parquet", read_sentences())
    return temp, out


def has_begun(temp: Path) -> bool:
    return any(temp.glob("ganwei-release-*/staged.parquet"))


def test_what_is_ended_leaves_no_codes_and_no_half_release(places, tmp_path):
    temp, out = places
    command = [
        sys.executable,
        "-m",
        "bot",
        "release",
        "--input",
        tmp_path / "in.parquet",
        "--out",
        out / "0001",
    ]
    own = {"TMPDIR": str(temp), "GANWEI_DATA_DIR": str(tmp_path / "data")}
    with subprocess.Popen(command, env=os.environ | own) as child:
        while not has_begun(temp):
            assert child.poll() is None
            time.sleep(0.02)
        with pytest.raises(subprocess.TimeoutExpired):
            ended(child, 0)
    assert list(temp.iterdir()) == []
    assert list(out.iterdir()) == []
