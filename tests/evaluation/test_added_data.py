"""Rasa reads what staff added beside the repository's files and learns it; the tool tells what moved."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest
from rasa.model_training import train
from rasa.shared.importers.importer import TrainingDataImporter

from bot.evaluation.pipeline import Parser
from bot.training.data import documents
from bot.training.known import read_known
from tests.small_data import NEW_TOPIC, write_small_repository

ADDED = [*(("canteen", text) for text in NEW_TOPIC), ("fear", "怕得[晚上](x)睡不着")]


class Data:
    """A folder laid out as bot/dialogue/model.py does it for a training."""

    def __init__(self, repository, folder, pairs):
        self.root, self.folder = repository, folder
        for name, text in documents(pairs, read_known(repository)).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        (folder / "domain").mkdir(exist_ok=True)
        copy(repository / "domain.yml", folder / "domain/repository.yml")
        sources = [source / kind for source in (repository, folder) for kind in ("nlu", "stories")]
        self.paths = [str(source) for source in sources if source.exists()]
        self.config, self.domain = str(repository / "config.yml"), str(folder / "domain")

    def importer(self):
        return TrainingDataImporter.load_from_config(self.config, self.domain, self.paths)

    def train(self):
        result = train(self.domain, self.config, self.paths, str(self.folder / "out"), force_training=True)
        return Path(result.model)


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    return write_small_repository(tmp_path_factory.mktemp("repository"))


@pytest.fixture(scope="module")
def plain(repository, tmp_path_factory):
    return Data(repository, tmp_path_factory.mktemp("plain"), [])


@pytest.fixture(scope="module")
def added(repository, tmp_path_factory):
    return Data(repository, tmp_path_factory.mktemp("added"), ADDED)


@pytest.fixture(scope="module")
def old_model(plain):
    return plain.train()


@pytest.fixture(scope="module")
def new_model(added):
    return added.train()


def test_domain_is_the_repositorys_with_the_new_topic(plain, added):
    before, after = plain.importer().get_domain().as_dict(), added.importer().get_domain().as_dict()
    assert set(after["intents"]) - set(before["intents"]) == {"canteen"}
    assert after["responses"].pop("utter_canteen")[0]["custom"] == {"answer": "canteen"}
    for part in ("intents", "responses"):
        before.pop(part)
        after.pop(part)
    assert after == before


def test_new_topic_is_answered_in_the_middle_of_a_form_too(added):
    steps = [step for step in added.importer().get_stories().story_steps if "canteen" in step.block_name]
    assert sorted(step.block_name for step in steps) == [
        "canteen is answered",
        "canteen is answered, and self_check_form goes on",
    ]


def test_phrasings_are_learnt_beside_the_repositorys_and_brackets_are_no_entities(plain, added):
    def texts(data):
        return {e.get("text") for e in data.importer().get_nlu_data().training_examples if e.get("text")}

    assert texts(added) - texts(plain) == {*NEW_TOPIC, "怕得 晚上 (x)睡不着"}
    assert not added.importer().get_nlu_data().entities


def test_trained_model_knows_the_new_topic_and_the_old_ones(new_model):
    parser = Parser(new_model)
    assert parser.parse("食堂啥时候开饭呀")["intent"]["name"] == "canteen"
    assert parser.parse("你好")["intent"]["name"] == "greet"


def test_tool_prints_what_moved_between_two_models(repository, old_model, new_model):
    questions = "canteen\tterse\t食堂几点关门\n"
    (repository / "tests/heldout/more.tsv").write_text(questions, "utf-8")
    command = [sys.executable, "-m", "bot.evaluation.moved", str(old_model), str(new_model), str(repository)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = json.loads(printed.splitlines()[-1])
    [moved] = [question for question in found["moved"] if question["set"] == "more"]
    assert (moved["after"], moved["was_right"], moved["is_right"]) == (["canteen"], False, True)
    assert set(found["before"]) == set(found["after"])
