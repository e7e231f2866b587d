"""The model: the same code for the same text, whatever stands beside it, and a probability that means one."""

import numpy as np
import pytest

from bot.research.coding.grams import features, grams_of, normalised, vocabulary_of
from bot.research.coding.sentences import CLASSES, own_files, read_sentences
from bot.research.coding.training import train
from bot.research.columns import SENSITIVE

TEXTS = [
    "一出事就问责,谁还敢签字",
    "怎么申请免责、找谁,没人知道",
    "",
    "报表填了三遍还要填",
    "\ud800坏字",
    "😂" * 300,
]


def test_each_text_gets_a_code_of_each_column_and_a_probability(model):
    for name, codes in model.code(TEXTS).items():
        assert set(codes.values) <= set(CLASSES[name])
        assert all(1 / len(CLASSES[name]) <= p <= 1 for p in codes.probabilities)
        assert len(codes.values) == len(codes.probabilities) == len(TEXTS)


def test_no_texts_get_no_codes(model):
    assert {
        name: (codes.values, codes.probabilities) for name, codes in model.code([]).items()
    } == dict.fromkeys(SENSITIVE, ([], []))


def test_a_text_is_coded_alike_alone_and_among_others(model):
    together = model.code(TEXTS)
    for place, text in enumerate(TEXTS):
        alone = model.code([text])
        for name in SENSITIVE:
            assert alone[name].values[0] == together[name].values[place]
            assert alone[name].probabilities[0] == together[name].probabilities[place]


def test_full_width_letters_and_other_numbers_make_no_difference(model):
    one, other = model.code(["ＯＡ里退了3次,没人说为啥", "oa里退了12次，没人说为啥"])["topic"].probabilities
    assert one == other


def test_no_pair_goes_from_one_text_into_the_next():
    together, _rows = grams_of(["甲乙", "丙丁"])
    assert sorted(together) == sorted([*grams_of(["甲乙"])[0], *grams_of(["丙丁"])[0]])


def test_grams_are_told_apart_and_counted_by_text():
    found, rows = grams_of(["甲乙甲", "乙"])
    once, times = np.unique(np.stack([rows, found]), axis=1, return_counts=True)
    assert once.shape[1] == 5  # of the first 甲, 乙, 甲乙, 乙甲; of the second 乙
    assert sorted(times) == [1, 1, 1, 1, 2]


def test_rows_have_length_1_and_a_text_of_strange_signs_length_0():
    vocabulary = vocabulary_of(["一出事就问责"])
    lengths = np.sqrt(features(["一出事", "xyz"], vocabulary).power(2).sum(axis=1))
    assert np.asarray(lengths).ravel() == pytest.approx([1, 0])


def test_a_break_within_a_text_is_a_blank():
    assert normalised("甲\0乙") == "甲 乙"


def test_trained_twice_on_the_same_sentences_is_the_same_model():
    few = read_sentences(own_files())[::4]
    one, other = train(few), train(few)
    assert one.temperatures == other.temperatures
    for name in SENSITIVE:
        assert np.array_equal(one.weights[name], other.weights[name])
