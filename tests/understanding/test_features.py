"""What the classifier sees of a message."""

import pytest

from bot.understanding.features import Pairs, framed, ngram_features, typed


def test_beginning_and_end_are_marked():
    assert framed("能容吗") == "^能容吗$"


def test_pairs_leave_one_to_three_characters_between():
    assert Pairs(4)("一二三四五六") == [
        *("一_三", "一_四", "一_五", "二_四", "二_五", "二_六", "三_五", "三_六", "四_六"),
    ]


def test_pairs_look_across_blanks():
    assert Pairs(2)("谁 来定") == ["谁_定"]


@pytest.mark.parametrize(("one", "other"), [("去郑州开会", "去上海开会"), ("2017年8月的", "2019年1月的")])
def test_names_and_numbers_are_only_their_kind(one, other):
    assert typed(one) == typed(other)


def test_other_words_are_their_characters():
    assert typed("去郑州开会") == ["去", "<ns>", "开", "会"]


def test_message_without_any_known_feature_is_no_error():
    features = ngram_features(2, 2, 4).fit(["容错认定程序", "谁来认定"])
    assert features.transform(["zzz"]).shape[0] == 1
