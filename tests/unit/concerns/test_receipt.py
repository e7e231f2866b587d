import math
from itertools import pairwise

import pytest

from bot.concerns.receipt import (
    DIGITS,
    NoReceipt,
    characters,
    in_characters,
    in_digits,
    new_receipt,
    parse,
)


def looks_like_receipt(typed):
    try:
        parse(typed)
    except NoReceipt:
        return False
    return True


@pytest.fixture(scope="module")
def number():
    return new_receipt()


def test_a_receipt_holds_at_least_64_bits():
    assert math.log2(10 ** (DIGITS - 1)) >= 64
    assert len({new_receipt() for _ in range(200)}) == 200


def test_digits_stand_in_groups_of_three(number):
    assert [len(group) for group in in_digits(number).split()] == [3] * 7


def test_both_forms_are_the_same_number(number):
    assert parse(in_digits(number)) == parse(in_characters(number)) == number


@pytest.mark.parametrize("number", [0, 1, 10**20 - 1])
def test_small_and_large_numbers_keep_their_length(number):
    assert parse(in_digits(number)) == number
    assert len(in_digits(number)) == 27


def test_every_single_wrong_digit_is_caught(number):
    right = in_digits(number).replace(" ", "")
    for place, digit in enumerate(right):
        for wrong in set("0123456789") - {digit}:
            assert not looks_like_receipt(right[:place] + wrong + right[place + 1 :])


def test_every_swap_of_neighbours_is_caught_in_digits(number):
    right = in_digits(number).replace(" ", "")
    for place, (one, other) in enumerate(pairwise(right)):
        if one != other:
            assert not looks_like_receipt(right[:place] + other + one + right[place + 2 :])


def test_every_single_wrong_character_is_caught(number):
    right = in_characters(number).replace(" ", "")
    for place, character in enumerate(right):
        for wrong in set(characters()) - {character}:
            assert not looks_like_receipt(right[:place] + wrong + right[place + 1 :])


def test_every_swap_of_neighbours_is_caught_in_characters(number):
    right = in_characters(number).replace(" ", "")
    for place, (one, other) in enumerate(pairwise(right)):
        if one != other:
            assert not looks_like_receipt(right[:place] + other + one + right[place + 2 :])


FULL_WIDTH = str.maketrans("0123456789 ", "０１２３４５６７８９　")
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
SPOKEN = str.maketrans("0123456789", "洞幺两三四五六拐八勾")
BANKERS = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")


@pytest.mark.parametrize(
    "typed",
    [
        lambda receipt: receipt.replace(" ", ""),
        lambda receipt: receipt.replace(" ", "\n"),
        lambda receipt: f"  {receipt}。\r\n",
        lambda receipt: receipt.replace(" ", "-"),
        lambda receipt: receipt.translate(FULL_WIDTH),
        lambda receipt: receipt.translate(CHINESE),
        lambda receipt: receipt.translate(SPOKEN),
        lambda receipt: receipt.translate(BANKERS),
        lambda receipt: receipt.replace("0", "O").replace("1", "l"),
    ],
)
def test_entry_is_forgiving(number, typed):
    assert parse(typed(in_digits(number))) == number


def test_characters_may_be_typed_with_blanks_and_marks(number):
    assert parse("，".join(in_characters(number).replace(" ", ""))) == number


@pytest.mark.parametrize(
    "typed",
    ["", " ", "123", "1" * 20, "1" * 22, "我的回执是多少", "一二三四五六七八", "\x00" * 21, "9" * 10_000],
)
def test_other_text_is_no_receipt(typed):
    with pytest.raises(NoReceipt):
        parse(typed)


def test_no_receipt_says_nothing_of_what_was_typed(number):
    with pytest.raises(NoReceipt) as caught:
        parse("123 456")
    assert str(caught.value) == ""
    assert caught.value.__cause__ is None


def test_no_character_is_ill_omened():
    assert not any(set("死杀鬼尸毒") & set(in_characters(new_receipt())) for _ in range(300))
