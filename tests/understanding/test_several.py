"""Two questions in one message, and a question after a long preface."""

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.clauses import CLAUSES, MOST, clauses, is_asking, passes_on
from bot.understanding.several import SeveralQuestions

TALK = ["greet", "thanks", "ask_who"]
CONFIDENCES = {
    "topic_confidence": 0.7,
    "half_confidence": 0.8,
    "clause_confidence": 0.5,
    "guess_confidence": 0.3,
}
COMPONENT = SeveralQuestions({**CONFIDENCES, "no_topics": TALK, "leanings": ["ask_who"]})
SURE = {"name": "whole", "confidence": 0.9}
UNSURE = {"name": "nlu_fallback", "confidence": 0.7}


def decided(text, likeliest, whole=SURE):
    """Return what is made of `text`; `likeliest` gives each clause's intent and confidence."""
    message = Message({TEXT: text, INTENT: whole})
    parts = zip(clauses(text), likeliest, strict=True)
    message.set(CLAUSES, [{"text": part, "name": name, "confidence": sure} for part, (name, sure) in parts])
    COMPONENT.process([message])
    return as_names(message.get("several")), message.get(INTENT)["name"]


def as_names(lines):
    """Return what is to be said as names: a topic, or topic.leaning."""
    return lines and [".".join([line["answer"], *line["parts"]]) for line in lines]


def guessed(ranking, intent=UNSURE):
    """Return the guess for a message without clauses, whose ranking holds names and confidences."""
    message = Message({TEXT: "那个事", INTENT: intent})
    message.set("intent_ranking", [{"name": name, "confidence": sure} for name, sure in ranking])
    COMPONENT.process([message])
    return message.get("guess")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("怎么认定？谁来定？", ["怎么认定", "谁来定"]),
        ("怎么认定 谁来定", ["怎么认定", "谁来定"]),
        ("怎么认定另外谁来定", ["怎么认定", "另外谁来定"]),
        ("你好，怎么认定", ["怎么认定"]),  # too short to say anything
        ("认定还有几步", ["认定还有几步"]),  # 还有 does not pass on here
        ("他躲着走，这算哪种，谁来定", ["他躲着走 这算哪种", "谁来定"]),  # 这算 points back
        ("叫啥都行，谁来定", ["叫啥都行", "谁来定"]),
        ("誰來認定？能容嗎？", ["谁来认定", "能容吗"]),  # is_asking knows simplified characters
    ],
)
def test_clauses(text, parts):
    assert clauses(text) == parts


def test_of_a_long_message_the_last_clauses_count():
    assert clauses("，".join(f"这是第{i}句" for i in range(20))) == [
        f"这是第{i}句" for i in range(20 - MOST, 20)
    ]


@pytest.mark.parametrize(
    "clause",
    ["谁来定", "怎么走", "公不公开告诉我", "受不受影响", "中不中", "去还是不去", "在不在里头", "落没落地"],
)
def test_clause_that_asks(clause):
    assert is_asking(clause)


@pytest.mark.parametrize("clause", ["我们局搞了试点", "领导批评了我"])
def test_clause_that_tells(clause):
    assert not is_asking(clause)


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("顺便问下奖励", True),
        ("还有奖励呢", True),
        ("還有，獎勵呢", True),
        ("请教两件事", True),
        ("还有没有奖励", False),
    ],
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


DOUBTFUL = {"name": "whole", "confidence": 0.6}


@pytest.mark.parametrize(
    ("clause", "named"), [(("who", 0.8), "who"), (("greet", 0.8), "whole"), (("who", 0.6), "whole")]
)
def test_only_a_sure_topic_decides_where_the_whole_is_doubtful(clause, named):
    assert decided("领导批评了我，谁来定", [("care", 0.9), clause], DOUBTFUL) == (None, named)


def test_leaning_after_a_topic_leans_on_it():
    several, named = decided("怎么认定？谁来定？", [("procedure", 0.9), ("ask_who", 0.9)])
    assert (several, named) == (["procedure", "procedure.ask_who"], "nlu_fallback")


def test_leaning_before_a_topic_leans_on_nothing():
    assert decided("谁来定？怎么认定？", [("ask_who", 0.9), ("procedure", 0.9)]) == (None, "whole")


def test_likely_topic_is_not_turned_into_a_turn_of_the_talk():
    message = Message({TEXT: "领导批评了我，在吗在吗", INTENT: UNSURE})
    message.set(CLAUSES, [{"text": "在吗在吗", "name": "greet", "confidence": 0.9}])
    message.set("intent_ranking", [{"name": "care", "confidence": 0.4}])
    COMPONENT.process([message])
    assert (message.get("guess"), message.get(INTENT)) == ("care", UNSURE)


def test_likely_topic_is_a_guess_where_the_message_is_unclear():
    assert guessed([("nlu_fallback", 0.7), ("fear", 0.3), ("care", 0.2)]) == "fear"


@pytest.mark.parametrize(
    ("ranking", "intent"),
    [
        ([("fear", 0.29)], UNSURE),  # hardly likely
        ([("greet", 0.35), ("fear", 0.34)], UNSURE),  # likelier no topic
        ([("fear", 0.9)], SURE),  # no guess
        ([], UNSURE),
    ],
)
def test_no_guess(ranking, intent):
    assert guessed(ranking, intent) is None
