"""The files that are generated beside the repository's, and what stands in the repository."""

from dataclasses import replace

import pytest
import yaml

from bot.settings import ROOT
from bot.training.data import FEWEST, documents, learnt
from bot.training.known import read_known
from tests.unit.training.conftest import KNOWN

CANTEEN = [("canteen", f"食堂第{number}问") for number in range(FEWEST)]


def test_nothing_added_makes_no_file():
    assert documents([], KNOWN) == {}


def test_phrasings_of_a_known_intent_make_one_file():
    files = documents([("fear", "怕担责"), ("fear", "怕背锅")], KNOWN)
    assert list(files) == ["nlu/staff.yml"]
    assert yaml.safe_load(files["nlu/staff.yml"])["nlu"] == [
        {"intent": "fear", "examples": "- 怕担责\n- 怕背锅\n"}
    ]


def test_new_topic_gets_its_intent_rule_and_response():
    files = documents(CANTEEN, KNOWN)
    domain, stories = (yaml.safe_load(files[f"{kind}/staff.yml"]) for kind in ("domain", "stories"))
    assert domain["intents"] == ["canteen"]
    assert domain["responses"] == {"utter_canteen": [{"custom": {"answer": "canteen"}}]}
    assert [rule["steps"] for rule in stories["rules"]] == [
        [{"intent": "canteen"}, {"action": "utter_canteen"}]
    ]


def test_topic_with_too_few_phrasings_is_not_learnt():
    assert documents(CANTEEN[1:], KNOWN) == {}


def test_topic_of_a_name_that_cannot_be_one_is_not_learnt():
    assert learnt([("restart", text) for _key, text in CANTEEN], KNOWN) == []


@pytest.mark.parametrize("text", ["怕出错", "怕签字怎么办"])
def test_what_nlu_or_the_held_out_sets_have_by_now_is_not_learnt(text):
    assert learnt([("fear", text), ("fear", "怕担责")], KNOWN) == [("fear", "怕担责")]


def test_what_nlu_has_by_now_does_not_count_for_a_new_topic():
    later = replace(KNOWN, phrasings={"食堂第1问": "fear"})
    assert learnt(CANTEEN, later) == []


def test_brackets_are_no_markup():
    [block] = yaml.safe_load(documents([("fear", "怕[担责](x){y}")], KNOWN)["nlu/staff.yml"])["nlu"]
    assert block["examples"] == "- 怕 担责 (x) y \n"


@pytest.fixture(scope="module")
def repository():
    return read_known(ROOT)


def test_intents_and_phrasings_of_the_repository_are_known(repository):
    assert {"fear", "greet", "ask_who"} <= repository.intents
    assert repository.phrasings["双挂双学两提升是弄啥的年轻人咋参加"] == "youth"
    assert len(repository.phrasings) > 20000


@pytest.mark.parametrize(
    "text",
    [
        "三个曲分开来是哪一年题出来的",  # dev
        "这谁说了算啊",  # turns/lean_dev
        "啥样的失误组织上能原谅真碰上了我上哪个门去申请",  # turns/two_dev
    ],
)
def test_questions_of_every_held_out_set_are_known(repository, text):
    assert text in repository.held_out


@pytest.mark.parametrize(
    ("key", "may"),
    [("canteen", True), ("back", False), ("ask_money", False), ("ask_self_check_gain", False)],
)
def test_command_of_rasa_and_question_of_a_form_are_no_topics(repository, key, may):
    assert repository.may_be_a_topic(key) is may
