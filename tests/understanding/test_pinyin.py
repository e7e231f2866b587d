"""The sound of a message: the same for characters, for their homophones and for letters."""

import pytest

from bot.understanding.pinyin import syllables


@pytest.mark.parametrize(
    "typed", ["容错机制", "荣措鸡汁", "rongcuo jizhi", "rong cuo ji zhi", "rongcuojizhi"]
)
def test_what_sounds_the_same_is_the_same(typed):
    assert syllables(typed) == ["rong", "cuo", "ji", "zhi"]


def test_words_that_are_no_pinyin_stay_letters():
    assert syllables("ppt") == ["p", "p", "t"]


def test_a_single_letter_stays_itself():
    assert syllables("a股") == ["a", "gu"]


def test_letters_among_characters_are_sounds_too():
    assert syllables("申请rongcuo") == ["shen", "qing", "rong", "cuo"]


def test_hostile_letters_end_quickly():
    assert len(syllables("angan" * 1000 + "x")) == 5001  # no pinyin at its end: letters


def test_nothing_has_no_sound():
    assert syllables("") == []
