"""Two topics on the two sides of a cut, where no clause says enough by itself."""

import pytest

from bot.understanding.clauses import halves
from bot.understanding.questions import Asking

ASKING = Asking(frozenset({"greet", "ask_who"}), frozenset({"ask_who"}), 0.7, 0.8)


def cut(before, behind, texts=("这咋看", "谁来定")):
    """Return the halves of a message, each with its intent and confidence."""
    named = zip(texts, (before, behind), strict=True)
    return [{"text": text, "name": name, "confidence": sure} for text, (name, sure) in named]


def test_two_clauses_are_halves_already():
    assert halves(["一句话", "两句话"]) == []


def test_three_clauses_are_cut_at_two_places():
    assert halves(["甲", "乙", "丙"]) == [("甲", "乙 丙"), ("甲 乙", "丙")]


def test_the_surest_cut_parts_the_two_questions():
    cuts = [cut(("care", 0.85), ("pay", 0.99)), cut(("fear", 0.95), ("award", 0.9))]
    assert ASKING.by_cut(cuts, every=False) == ["fear", "award"]


@pytest.mark.parametrize(
    "halves_of_it",
    [
        (("fear", 0.9), ("award", 0.79)),  # one side is not sure
        (("fear", 0.9), ("fear", 0.9)),  # one question
        (("fear", 0.9), ("greet", 0.9)),  # a turn of the talk
        (("fear", 0.9), ("ask_who", 0.9)),  # a leaning: by clause only
    ],
)
def test_no_two_topics(halves_of_it):
    assert ASKING.by_cut([cut(*halves_of_it)], every=False) == []


def test_side_that_only_tells_is_a_question_where_words_say_so():
    telling = cut(("fear", 0.9), ("award", 0.9), texts=("领导批评了我", "谁来定"))
    assert ASKING.by_cut([telling], every=False) == []
    assert ASKING.by_cut([telling], every=True) == ["fear", "award"]
