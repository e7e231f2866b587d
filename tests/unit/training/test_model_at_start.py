"""A start uses the active model; one that cannot be trained any more does not keep it from starting."""

import pytest

from bot.compose.training import model_to_start_with
from bot.dialogue.model import TrainingFailed, ensure_model
from bot.settings import Settings
from bot.training.files import ModelFiles
from bot.training.tables import Fault, State

OWN_ONLY = """#!/bin/sh
for last; do case $last in */nlu) added=$last/staff.yml;; esac; done
while [ $# -gt 0 ]; do [ "$1" = --out ] && out=$2; shift; done
[ -f "$added" ] && exit 3
echo own > "$out/model.tar.gz"
"""
EVERYTHING = OWN_ONLY.replace('[ -f "$added" ] && exit 3\n', "")


@pytest.fixture
def settings(tmp_path):
    """Return what writes the script that stands for Rasa."""

    def write(text):
        (tmp_path / "rasa").write_text(text)
        (tmp_path / "rasa").chmod(0o755)
        return Settings(data_dir=tmp_path, rasa_python=tmp_path / "rasa")

    return write


@pytest.fixture
def active(models, made):
    number = made("怕担责怕得睡不着觉")
    models.activate(number, "李强")
    return number


def test_without_a_model_by_staff_it_is_the_repositorys_own(settings, engine):
    chosen = settings(EVERYTHING)
    assert model_to_start_with(chosen, engine) == (ensure_model(chosen), [])


def test_active_model_is_trained_with_the_data_as_it_is_now(settings, engine, active):
    chosen = settings(EVERYTHING)
    started = model_to_start_with(chosen, engine)
    assert started.holds == [("fear", "怕担责怕得睡不着觉")]
    assert started.model == ModelFiles(chosen).path(started.holds)
    assert started.model.exists()


def test_model_that_cannot_be_trained_any_more_gives_way_to_the_one_before(settings, engine, models, active):
    started = model_to_start_with(settings(OWN_ONLY), engine)
    assert started.holds == []
    states = [(model.state, model.fault) for model in models.all()]
    assert states == [(State.FAILED, Fault.SWAP), (State.ACTIVE, None)]


def test_without_any_model_there_is_no_start(settings, engine, active):
    with pytest.raises(TrainingFailed):
        model_to_start_with(settings("#!/bin/sh\nexit 3\n"), engine)
