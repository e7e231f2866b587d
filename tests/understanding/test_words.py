"""What words are like, and how their vectors are made."""

import numpy as np
import pytest

from bot.understanding.words import WordMeaning, known_parts, known_words, words_in
from bot.understanding.words_build import build, grams

SMALL_MODEL = """\\data\\
ngram 1=5
ngram 2=4

\\1-grams:
-1.0\t<s>\t-0.1
-1.0\t喝\t-0.1
-1.0\t煮\t-0.1
-0.5\t茶
-0.5\t粥

\\2-grams:
-0.3\t喝 茶
-0.3\t煮 粥
-0.6\t喝 粥
-9.0\t<s> 喝

\\end\\
"""


def likeness(one, other):
    """Return the cosine of two texts' vectors."""
    vectors = WordMeaning().fit_transform([one, other])
    return float((vectors[0] @ vectors[1].T)[0, 0])


@pytest.mark.parametrize(
    ("one", "like", "unlike"), [("感冒", "腹泻", "火车"), ("股票", "基金", "豆腐"), ("提拔", "委任", "下雨")]
)
def test_words_with_the_same_neighbours_are_alike(one, like, unlike):
    assert likeness(one, like) > likeness(one, unlike) + 0.2


def test_vectors_are_of_length_1():
    assert np.allclose(np.linalg.norm(known_words().vectors, axis=1), 1, atol=1e-5)


def test_every_word_of_a_text_that_is_known_counts():
    assert words_in("今天 天气") == ["今天", "天气"]


def test_of_an_unknown_word_its_longest_known_parts_count():
    assert known_parts("火车股票〇") == ["火车", "股票"]


def test_text_without_a_known_word_has_no_meaning():
    assert WordMeaning().transform(["zzz", ""]).nnz == 0


@pytest.fixture
def small_model(tmp_path):
    """Return the path of an ARPA file of five words."""
    path = tmp_path / "small.arpa"
    path.write_text(SMALL_MODEL, "utf-8")
    return path


def test_grams_of_one_order_are_read(small_model):
    read = list(grams(small_model, 2))
    assert [words for words, _ in read] == [["喝", "茶"], ["煮", "粥"], ["喝", "粥"], ["<s>", "喝"]]
    assert read[0][1] == pytest.approx(10**-0.3)


def test_words_are_built_with_a_vector_and_a_frequency_each(small_model, monkeypatch):
    monkeypatch.setattr("bot.understanding.words_build.FEWEST_NEIGHBOURS", 1)
    built = build(small_model)
    names = str(built["words"]).split("\n")
    assert set(names) <= {"喝", "煮", "茶", "粥"}
    assert len(names) == len(built["vectors"]) == len(built["frequencies"])
    assert built["frequencies"][names.index("茶")] == pytest.approx(10**-0.5)
