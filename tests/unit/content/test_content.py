"""The content files as they stand: every key exists, every button leads somewhere, the facts are said."""

import json
import re

import pytest
import yaml

from bot.answers.model import SHORT_TEXT, Answer
from bot.channels.model import Channel
from bot.content.files import read_folder
from bot.questionnaire.codes import Step
from bot.questionnaire.quiz import POOL
from bot.settings import ROOT
from bot.switches.table import NOTICE

ANSWERS = {answer.key: answer for answer in read_folder(ROOT / "answers", Answer)}
CHANNELS = {channel.key: channel for channel in read_folder(ROOT / "channels", Channel)}
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
FACTS = json.loads((ROOT / "answers" / "facts.json").read_text("utf-8"))
TOPICS = {key: answer for key, answer in ANSWERS.items() if answer.source}

QUESTIONNAIRE = """about already begin choose_one closed gone nothing offer_stop redo
    right skip stop submit unsaid unsure wrong"""
NAMED_IN_CODE = (
    *("empty", "only_symbols", "too_long", "too_fast", "busy", "recovering", "updating", "unclear"),
    *("none_of_these", "distress", "help", "greet", "vote_useful", "vote_useless"),
    *("service_closed", "channel_closed", "concern_closed", "concern_waits", "telegram_banner"),
    *(
        "receipt_share",
        "receipt_unshare",
        "receipt_look_shared",
        "receipt_opened_shared",
        "concern_submit_shared",
    ),
    *(f"questionnaire_{step}" for step in Step if step not in {Step.INVITED, Step.DONE}),
    *(f"questionnaire_{name}" for name in QUESTIONNAIRE.split()),
    *("questionnaire", *(key for statement in POOL for key in (statement.key, statement.why))),
    *("self_check_over", "self_check_unclear", "self_check_firm"),
)
LEANINGS = ("ask_who", "ask_how_long", "ask_how", "ask_why", "ask_example", "ask_basis", "ask_when")
every_answer = pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
every_topic = pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS.keys())
every_card = pytest.mark.parametrize("card", CHANNELS.values(), ids=CHANNELS.keys())


@pytest.mark.parametrize("name", DOMAIN["responses"])
def test_response_of_the_domain_names_an_answer(name: str) -> None:
    ((response),) = DOMAIN["responses"][name]
    assert response["custom"]["answer"] in ANSWERS


@pytest.mark.parametrize("key", NAMED_IN_CODE)
def test_answer_that_code_names_exists(key: str) -> None:
    assert key in ANSWERS


def test_topics_are_the_56_that_the_facts_name() -> None:
    assert set(TOPICS) == set(FACTS)


@every_answer
def test_button_of_an_answer_leads_to_an_answer(answer: Answer) -> None:
    assert set(answer.follow_ups) <= set(ANSWERS)


@every_answer
def test_button_of_an_answer_sends_an_intent(answer: Answer) -> None:
    steps = {
        key
        for key in ANSWERS
        if key.startswith(("concern_", "receipt_", "questionnaire")) or key in ("about_me", "forget_me")
    }  # of the form and the desk
    notices = {key for key in ANSWERS if key.startswith("telegram_")} if "telegram_" in answer.key else set()
    assert set(answer.follow_ups) <= {*DOMAIN["intents"], *steps, *notices}


@every_answer
def test_what_leans_on_an_answer_leads_to_a_topic_or_its_detail(answer: Answer) -> None:
    assert set(answer.leans) <= set(LEANINGS)
    assert set(answer.leans.values()) <= {*TOPICS, "detail"}
    assert answer.detail or "detail" not in answer.leans.values()


@pytest.mark.parametrize("leaning", LEANINGS)
def test_leaning_that_leads_nowhere_has_a_note_that_names_the_answer(leaning: str) -> None:
    assert "{title}" in ANSWERS[leaning].text


@every_topic
def test_topic_has_a_plain_wording(topic: Answer) -> None:
    assert topic.plain.strip()


@every_answer
def test_answer_offers_no_button_to_itself_nor_one_twice(answer: Answer) -> None:
    assert len({answer.key, *answer.follow_ups}) == 1 + len(answer.follow_ups)


@every_answer
def test_channel_of_an_answer_has_a_card(answer: Answer) -> None:
    assert set(answer.channels) <= set(CHANNELS)


@every_answer
def test_text_fits_the_first_screen(answer: Answer) -> None:
    assert len(answer.text) <= SHORT_TEXT


@every_answer
def test_text_is_not_blank(answer: Answer) -> None:
    assert answer.text.strip()


@every_answer
def test_review_comes_after_the_check(answer: Answer) -> None:
    assert answer.review_by > answer.checked_on


@every_topic
def test_topic_has_a_detail(topic: Answer) -> None:
    assert topic.detail.strip()


@every_topic
def test_topic_has_two_or_three_follow_ups(topic: Answer) -> None:
    assert 2 <= len(topic.follow_ups) <= 3


def test_titles_of_topics_are_unique() -> None:
    titles = [topic.title for topic in TOPICS.values()]
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("key", FACTS)
def test_short_text_alone_says_the_facts(key: str) -> None:
    text = re.sub(r"\s+", "", ANSWERS[key].text)
    missing = [group for group in FACTS[key] if not any(re.sub(r"\s+", "", fact) in text for fact in group)]
    assert missing == []


@pytest.mark.parametrize("number", ["12356", "120", "110"])
@pytest.mark.parametrize("key", ["distress", "service_closed", "channel_closed", "concern_closed"])
def test_who_may_be_in_danger_is_told_the_number_to_call(key: str, number: str) -> None:
    assert re.search(rf"(?<!\d){number}(?!\d)", ANSWERS[key].text)


@pytest.mark.parametrize("way", ["12345", "12380", "12388", "组织人事部门"])
@pytest.mark.parametrize("key", ["service_closed", "channel_closed", "concern_closed"])
def test_who_finds_it_closed_is_told_the_formal_channels(key: str, way: str) -> None:
    assert way in ANSWERS[key].text


@pytest.mark.parametrize("key", ["service_closed", "channel_closed", "telegram_banner"])
def test_notice_of_staff_has_a_gap_and_room(key: str) -> None:
    assert ANSWERS[key].text.count("{notice}") == 1
    assert len(ANSWERS[key].text) - len("{notice}") + NOTICE <= SHORT_TEXT


@every_card
@pytest.mark.parametrize("field", ["for_what", "not_for", "anonymous", "bring"])
def test_card_says_what_a_person_must_know(card: Channel, field: str) -> None:
    assert getattr(card, field).strip()


@every_card
def test_card_is_verified_or_says_what_to_ask_locally(card: Channel) -> None:
    assert card.verified_on or card.ask_locally


def test_every_answer_has_a_number_of_its_own() -> None:
    numbers = [answer.number for answer in ANSWERS.values()]
    assert min(numbers) > 0
    assert len(set(numbers)) == len(numbers)
