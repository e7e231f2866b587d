"""Why a question was not answered: the keys of three of the four honest reasons."""

from enum import StrEnum


class Reason(StrEnum):
    """The key of what was said instead of an answer."""

    NOT_RECORDED = "not_recorded"
    UNCLEAR = "unclear"
    OUT_OF_SCOPE = "out_of_scope"
