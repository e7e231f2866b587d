"""Which questions are alike: by weighted MinHash those that nobody may read, by their words the others.

In each band one word of the text is chosen, the likelier the more it weighs, and by the same lots in every
text: two texts choose the same word in a band as often as they have words in common. Sources: Broder, "On the
resemblance and containment of documents" (1997); the exponential lots are those of Ioffe, "Improved
consistent sampling" (2010), for weights that do not differ between texts. The figures below were measured:
docs/adr/0018-misses.md.
"""

import hashlib

import numpy as np

from bot.misses.words import known_words, weight, words_of

BANDS = 128
ENOUGH = 24  # bands that so many others have chosen too, and a text is like theirs
ONE_IN = 150  # of all questions must have chosen a band; else common words alone would do when many ask
ALIKE = 0.18  # likeness from which two texts that may be read are of one group
_BYTES_OF_A_LOT = 8


def chosen(text: str) -> list[str]:
    """Return the word of each band, or nothing for a band whose word is not known."""
    words = words_of(text)
    if not words:
        return [""] * BANDS
    weights = np.array([[weight(word)] for word in words])
    places = (np.stack([_lots(word) for word in words]) / weights).argmin(axis=0)
    return [words[place] if words[place] in known_words() else "" for place in places]


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1: the weight of the words that both have in that of all."""
    ones, others = set(words_of(one)), set(words_of(other))
    in_all = sum(map(weight, ones | others))
    return sum(map(weight, ones & others)) / in_all if in_all else 0.0


def _lots(word: str) -> "np.ndarray":
    """Return the lot that a word draws in each band, exponentially distributed, the same in every worker."""
    drawn = hashlib.shake_128(word.encode()).digest(BANDS * _BYTES_OF_A_LOT)
    numbers = np.frombuffer(drawn, dtype="<u8").astype(float)
    return np.asarray(-np.log((numbers + 0.5) / 2.0 ** (8 * _BYTES_OF_A_LOT)))
