"""The files of models: trained in the background, found again, compared, deleted. Rasa is a script."""

import asyncio
import os
import time

import pytest

from bot.dialogue.model import ensure_model
from bot.dialogue.process import ProcessFailed
from bot.settings import ROOT, Settings
from bot.training.files import PREFIX, SECONDS_UNTIL_LEFT_BEHIND, ModelFiles

HOLDS = [("fear", "怕担责怕得睡不着觉")]
# Writes into its model what it was given to learn from beside the repository's files.
TRAINS = """#!/bin/sh
echo trained >> "$0.log"
for last; do case $last in */nlu) added=$last/staff.yml;; esac; done
while [ $# -gt 0 ]; do [ "$1" = --out ] && out=$2; shift; done
echo 怕担责 >&2
if [ -f "$added" ]; then cat "$added" > "$out/model.tar.gz"; else echo own > "$out/model.tar.gz"; fi
"""
HANGS = """#!/bin/sh
touch "$0.begun"; sleep 600 & wait
"""
PRINTS = """#!/bin/sh
echo noise; echo "{\\"moved\\": [\\"$3\\", \\"$4\\", \\"$5\\"]}"
"""


@pytest.fixture
def script(tmp_path):
    """Return what writes the script that stands for Rasa, and the settings that name it."""

    def write(text):
        file = tmp_path / "rasa"
        file.write_text(text)
        file.chmod(0o755)
        return Settings(data_dir=tmp_path, rasa_python=file)

    return write


def trainings(settings):
    return len(settings.rasa_python.with_name("rasa.log").read_text().splitlines())


async def test_model_that_is_missing_is_trained_with_what_staff_added(script):
    settings = script(TRAINS)
    model = await ModelFiles(settings).ensure(HOLDS)
    assert "怕担责怕得睡不着觉" in model.read_text()
    assert [*settings.models().iterdir()] == [model]


async def test_model_that_is_there_is_not_trained_again(script):
    settings = script(TRAINS)
    files = ModelFiles(settings)
    first, second = await asyncio.gather(files.ensure(HOLDS), files.ensure(HOLDS))
    assert (first, trainings(settings)) == (second, 1)


async def test_model_without_anything_added_is_the_one_that_a_start_uses(script):
    settings = script(TRAINS)
    assert await ModelFiles(settings).ensure([]) == ensure_model(settings)
    assert trainings(settings) == 1


def test_name_changes_with_what_staff_added(script):
    files = ModelFiles(script(TRAINS))
    names = [files.name(holds) for holds in ([], HOLDS, [*HOLDS, ("fear", "怕背锅怕得睡不着觉")])]
    assert len(set(names)) == 3


@pytest.mark.parametrize("text", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\nexit 0\n"])
async def test_training_that_fails_leaves_nothing(script, text):
    settings = script(text)
    with pytest.raises((ProcessFailed, OSError)):
        await ModelFiles(settings).ensure(HOLDS)
    assert [*settings.models().iterdir()] == []


async def test_training_that_is_broken_off_leaves_nothing_and_nobody(script):
    settings = script(HANGS)
    training = asyncio.create_task(ModelFiles(settings).ensure(HOLDS))
    while not settings.rasa_python.with_name("rasa.begun").exists():
        await asyncio.sleep(0.01)
    training.cancel()
    await asyncio.gather(training, return_exceptions=True)
    assert [*settings.models().iterdir()] == []


async def test_tool_is_given_both_models_and_the_data(script, tmp_path):
    found = await ModelFiles(script(PRINTS)).compare(tmp_path / "old", tmp_path / "new")
    assert found == {"moved": [str(tmp_path / "old"), str(tmp_path / "new"), str(ROOT)]}


def test_named_files_are_deleted_and_no_others(script):
    settings = script(TRAINS)
    settings.models().mkdir()
    for name in ("old", "other"):
        (settings.models() / f"{name}.tar.gz").touch()
    ModelFiles(settings).delete(["old", "gone"])
    assert [file.name for file in settings.models().iterdir()] == ["other.tar.gz"]


def test_what_a_killed_training_left_behind_is_deleted_after_a_day(script):
    settings = script(TRAINS)
    late, present = (settings.models() / f"{PREFIX}{name}" for name in ("late", "present"))
    for folder in (late, present):
        (folder / "domain").mkdir(parents=True)
    before = time.time() - SECONDS_UNTIL_LEFT_BEHIND - 1
    os.utime(late, (before, before))
    ModelFiles(settings).delete([])
    assert [*settings.models().iterdir()] == [present]
