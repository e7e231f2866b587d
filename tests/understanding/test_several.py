"""Two questions in one message, and a question after a long preface."""

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.clauses import CLAUSES, MOST, clauses, is_asking, passes_on
from bot.understanding.several import SeveralQuestions

TALK = ["greet", "thanks"]
COMPONENT = SeveralQuestions({"topic_confidence": 0.7, "clause_confidence": 0.5, "no_topics": TALK})
SURE = {"name": "whole", "confidence": 0.9}
UNSURE = {"name": "nlu_fallback", "confidence": 0.7}


def decided(text, likeliest, whole=SURE):
    """Return what is made of `text`; `likeliest` gives each clause's intent and confidence."""
    message = Message({TEXT: text, INTENT: whole})
    parts = zip(clauses(text), likeliest, strict=True)
    message.set(CLAUSES, [{"text": part, "name": name, "confidence": sure} for part, (name, sure) in parts])
    COMPONENT.process([message])
    return message.get("several"), message.get(INTENT)["name"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("怎么认定？谁来定？", ["怎么认定", "谁来定"]),
        ("怎么认定 谁来定", ["怎么认定", "谁来定"]),
        ("怎么认定另外谁来定", ["怎么认定", "另外谁来定"]),
        ("你好，怎么认定", ["怎么认定"]),  # too short to say anything
        ("认定还有几步", ["认定还有几步"]),  # 还有 does not pass on here
    ],
)
def test_clauses(text, parts):
    assert clauses(text) == parts


def test_of_a_long_message_the_last_clauses_count():
    assert clauses("，".join(f"这是第{i}句" for i in range(20))) == [
        f"这是第{i}句" for i in range(20 - MOST, 20)
    ]


@pytest.mark.parametrize(
    "clause", ["谁来定", "怎么走", "公不公开告诉我", "受不受影响", "中不中", "去还是不去"]
)
def test_clause_that_asks(clause):
    assert is_asking(clause)


@pytest.mark.parametrize("clause", ["我们局搞了试点", "领导批评了我"])
def test_clause_that_tells(clause):
    assert not is_asking(clause)


@pytest.mark.parametrize(
    ("text", "does"), [("顺便问下奖励", True), ("还有奖励呢", True), ("还有没有奖励", False)]
)
def test_words_that_pass_on(text, does):
    assert passes_on(text) is does


def test_two_questions_are_both_to_be_answered():
    assert decided("怎么认定？谁来定？", [("procedure", 0.9), ("who", 0.9)]) == (
        ["procedure", "who"],
        "nlu_fallback",
    )


def test_one_question_asked_twice_is_one():
    assert decided("怎么认定？啥程序？", [("procedure", 0.9), ("procedure", 0.9)]) == (None, "whole")


def test_clause_that_only_tells_is_no_question():
    assert decided("领导批评了我，谁来定", [("discipline", 0.9), ("who", 0.9)]) == (None, "whole")


def test_clause_that_tells_counts_before_passing_on():
    several, _ = decided("我想评那个奖，另外谁来定", [("award", 0.9), ("who", 0.9)])
    assert several == ["award", "who"]


def test_doubtful_clause_does_not_count():
    assert decided("怎么认定？谁来定？", [("procedure", 0.9), ("who", 0.6)]) == (None, "whole")


def test_turn_of_the_talk_is_no_second_question():
    assert decided("怎么认定？在吗在吗", [("procedure", 0.9), ("greet", 0.9)]) == (None, "whole")


def test_three_answers_at_most():
    several, _ = decided("怎么一？怎么二？怎么三？怎么四？", [(name, 0.9) for name in "abcd"])
    assert several == ["a", "b", "c"]


def test_question_after_a_preface_decides_where_the_whole_is_unclear():
    likeliest = [("care", 0.9), ("who", 0.6)]
    assert decided("领导批评了我，谁来定", likeliest, UNSURE) == (None, "who")


def test_doubtful_question_leaves_the_whole_unclear():
    likeliest = [("care", 0.9), ("who", 0.4)]
    assert decided("领导批评了我，谁来定", likeliest, UNSURE) == (None, "nlu_fallback")
