"""Words of a question: folded spelling, known words, weights."""

import pytest

from bot.misses.words import folded, known_words, weight, words_of
from bot.misses.words_build import RAREST, build


@pytest.mark.parametrize(
    "text", ["驻村补助,一天100元", "驻村 补助，一天２３元。", "驻村\u3000补助……一天7元!!", "驻村_补助一天0元"]
)
def test_blanks_punctuation_width_and_numbers_make_no_difference(text):
    assert folded(text) == "驻村补助一天0元"


def test_case_and_variant_letters_make_no_difference():
    assert folded("ＷｅＣｈａｔ群") == "wechat群"


def test_a_word_stands_once_and_not_in_its_place():
    assert words_of("补助，车补和补助") == words_of("车补和补助")


def test_no_word_goes_over_a_stop():
    assert "补助" not in words_of("补，助")


@pytest.mark.parametrize("text", ["", "！？", "……"])
def test_what_holds_no_word_has_none(text):
    assert words_of(text) == []


def test_common_words_weigh_less():
    assert weight("怎么") < weight("材料") < weight("借调") < weight("龘靐") == 1


def test_names_are_not_known():
    assert not {"郜", "梓涵", "龟", "武陟"} & known_words().keys()


def test_the_file_is_made_from_the_phrasings():
    made = {word: int(count) for word, count in (line.split() for line in build())}
    assert min(made.values()) == RAREST
    assert len(made.keys() & known_words().keys()) > 0.9 * len(known_words()) > 5000
