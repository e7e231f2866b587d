"""What was meant to be a receipt: right, miscopied, among other words. Nobody but its holder may read it."""

from collections.abc import Iterator

from bot.concerns.receipt import (
    CHARACTERS,
    PRIME,
    characters,
    has_many_digits,
    is_receipt,
    place_of,
    signs_of,
    weighted,
)


def may_hold_receipt(typed: str) -> bool:
    """Say whether `typed` holds a receipt, or is one with a slip of the pen: a sign or two neighbours wrong.

    Of the 787 phrasings of nlu/ with eight characters 8 are taken for one, of 27,730 others 49.
    """
    signs = "".join(signs_of(typed))
    if has_many_digits(typed):
        return True
    starts = range(len(signs) - CHARACTERS + 1)
    if any(is_receipt(signs[at : at + CHARACTERS]) for at in starts):
        return True
    return len(signs) == CHARACTERS and any(map(is_receipt, _without_a_slip(signs)))


def _without_a_slip(signs: str) -> Iterator[str]:
    """Yield what may have been meant: neighbours the other way round, or another character in one place."""
    for at in range(CHARACTERS - 1):
        yield signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]
    places = [place_of().get(sign, 0) for sign in signs]
    for at, place in enumerate(places):
        meant = (place - weighted(places) * pow(at + 1, -1, PRIME)) % PRIME  # makes the sum right
        if meant < len(characters()):
            yield signs[:at] + characters()[meant] + signs[at + 1 :]
