"""Receipts: a random number that only its holder has, written in digits or in eight Chinese characters.

The number has 20 random digits (66.4 bits). Written in digits it ends with the check digit of Damm ("Total
anti-symmetrische Quasigruppen", Marburg 2004), which catches every single wrong digit and every swap of
neighbours. In characters it is seven of the 2,048 common ones of BIP 39's list, and one that makes the sum of
all, each times its place, divisible by the prime 2053: places differ and none is divisible by 2053, so every
single wrong character and every swap of neighbours shows as well.
"""

import secrets
import unicodedata
from functools import cache
from typing import Final

from mnemonic import Mnemonic
from stdnum import damm

from bot.redact.views import CHINESE_DIGITS

RANDOM_DIGITS: Final = 20
DIGITS: Final = RANDOM_DIGITS + 1
GROUP: Final = 3
CHARACTERS: Final = 8
PRIME: Final = 2053
_BASE: Final = 2048
_ILL_OMENED = frozenset("死杀鬼尸毒")
_DIGIT_WORDS = str.maketrans({**CHINESE_DIGITS, **dict(zip("OoIl", "0011", strict=True))})


class NoReceipt(ValueError):
    """What was typed is no receipt: too short, too long, or a symbol is wrong."""


def new_receipt() -> int:
    """Return a random number, drawn again until it can be written in characters that frighten nobody.

    About one in thirty is drawn again, which leaves 66.4 bits of the 66.4.
    """
    while True:
        number = secrets.randbelow(10**RANDOM_DIGITS)
        if _check_character(number) < _BASE and not _ILL_OMENED.intersection(in_characters(number)):
            return number


def in_digits(number: int) -> str:
    """Return the receipt as seven groups of three digits."""
    plain = f"{number:0{RANDOM_DIGITS}}"
    plain += damm.calc_check_digit(plain)
    return " ".join(plain[start : start + GROUP] for start in range(0, DIGITS, GROUP))


def in_characters(number: int) -> str:
    """Return the same receipt as two groups of four characters."""
    places = [*_places(number), _check_character(number)]
    written = "".join(characters()[place] for place in places)
    return f"{written[: CHARACTERS // 2]} {written[CHARACTERS // 2 :]}"


def parse(typed: str) -> int:
    """Return the number that was typed in either form; blanks, line breaks, full width, marks do not matter.

    Raise NoReceipt without any slow work when a check fails.
    """
    signs = signs_of(typed)
    digits = "".join(signs).translate(_DIGIT_WORDS)
    if len(digits) == DIGITS and digits.isascii() and digits.isdigit():
        if not damm.is_valid(digits):
            raise NoReceipt
        return int(digits[:-1])
    return _from_characters(signs)


def is_attempt(typed: str) -> bool:
    """Say whether `typed` was meant to be a receipt, right or wrong: many digits, or eight characters."""
    signs = signs_of(typed)
    is_eight = len(signs) == CHARACTERS and all(sign in place_of() for sign in signs)
    return is_eight or has_many_digits(typed)


def has_many_digits(typed: str) -> bool:
    """Say whether a third of a receipt's digits stand in `typed`, in figures or in words."""
    digits = "".join(signs_of(typed)).translate(_DIGIT_WORDS)
    return sum(sign.isdigit() for sign in digits) >= DIGITS // 3


def is_receipt(typed: str) -> bool:
    """Say whether `typed` is a receipt: right, or a long number; eight characters may be words of despair."""
    try:
        parse(typed)
    except NoReceipt:
        return is_long_number(typed)
    return True


def is_long_number(typed: str) -> bool:
    """Say whether `typed` is nothing but about as many digits as a receipt has, right or wrong."""
    signs = signs_of(typed)
    return all(sign.isdigit() for sign in signs) and abs(len(signs) - DIGITS) <= GROUP


def signs_of(typed: str) -> list[str]:
    """Return the letters, digits and characters that were typed, full width and fancy forms as plain ones."""
    return [sign for sign in unicodedata.normalize("NFKC", typed) if sign.isalnum()]


@cache
def characters() -> list[str]:
    """Return the 2,048 characters of BIP 39's list for simplified Chinese."""
    return list(Mnemonic("chinese_simplified").wordlist)


@cache
def place_of() -> dict[str, int]:
    """Return the place of each character in the list."""
    return {character: place for place, character in enumerate(characters())}


def _from_characters(signs: list[str]) -> int:
    places = [place_of().get(sign, -1) for sign in signs]
    if len(places) != CHARACTERS or -1 in places or weighted(places) % PRIME:
        raise NoReceipt
    number = 0
    for place in places[:-1]:
        number = number * _BASE + place
    if number >= 10**RANDOM_DIGITS:
        raise NoReceipt
    return number


def _places(number: int) -> list[int]:
    places = []
    for _ in range(CHARACTERS - 1):
        number, place = divmod(number, _BASE)
        places.append(place)
    return places[::-1]


def weighted(places: list[int]) -> int:
    """Return the sum of all places, each times where it stands."""
    return sum(weight * place for weight, place in enumerate(places, start=1))


def _check_character(number: int) -> int:
    inverse = pow(CHARACTERS, -1, PRIME)
    return -weighted(_places(number)) * inverse % PRIME
