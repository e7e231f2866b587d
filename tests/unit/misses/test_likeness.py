"""Likeness: which word each band chooses, and how alike two texts are."""

import pytest

from bot.misses.likeness import ALIKE, BANDS, chosen, likeness


def shared(one: str, other: str) -> int:
    """Return in how many bands two texts have chosen the same known word."""
    return sum(a == b != "" for a, b in zip(chosen(one), chosen(other), strict=True))


def test_every_band_chooses_a_word_of_the_text():
    assert len(chosen("补助啥时候发")) == BANDS
    assert set(chosen("补助啥时候发")) == {"补助", "啥", "时候", "发"}


def test_the_same_words_choose_the_same_whatever_their_punctuation():
    assert chosen("驻村补助，啥时候发？") == chosen("驻村补助啥时候发")


def test_the_more_is_shared_the_more_bands_agree():
    text = "驻村补助啥时候发"
    near, far, strange = "驻村补助咋还不发", "驻村干部补助咋还没到账", "机关食堂太难吃"
    assert BANDS > shared(text, near) > shared(text, far) > shared(text, strange) == 0


def test_an_unknown_word_is_never_named():
    assert set(chosen("郜梓涵，补助啥时候发")) == {"", "补助", "啥", "时候", "发"}


def test_unknown_words_take_bands_so_that_what_is_unusual_is_less_like_others():
    usual, unusual = "驻村补助啥时候发", "驻村补助啥时候发魑魅魍魉饕餮"
    assert shared(usual, unusual) < shared(usual, usual)


@pytest.mark.parametrize("text", ["", "？？？？", "魑魅魍魉", "郜梓涵"])
def test_a_text_without_known_words_chooses_none(text):
    assert set(chosen(text)) == {""}


def test_likeness_is_one_of_the_same_and_nothing_of_the_strange():
    assert likeness("驻村补助啥时候发", "驻村补助，啥时候发") == 1
    assert likeness("驻村补助啥时候发", "魑魅魍魉") == 0
    assert likeness("", "") == 0


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("驻村补助啥时候发", "驻村补助咋还没到账", True),
        ("追责时效是多长时间", "请问问责追究的时效是几年", True),
        ("驻村补助啥时候发", "机关食堂太难吃了找谁", False),
        ("酒驾能不能容错", "村干部能不能容错", False),
    ],
)
def test_alike_is_what_shares_its_matter(one, other, is_alike):
    assert (likeness(one, other) >= ALIKE) == is_alike
