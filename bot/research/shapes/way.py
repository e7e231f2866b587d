"""The way in which concerns are released, and what is kept of it."""

from typing import NamedTuple, Protocol


class Way(NamedTuple):
    """How concerns are released: at least `k` alike with `l` sensitive values, up to a month (2026-11)."""

    k: int
    l: int  # noqa: E741
    month: str


class Shape(NamedTuple):
    """What a concern is released as: in which release first, with which status, and QUASI in their order."""

    release: int
    status: str
    released: tuple[str, ...]


class ReleasedOtherwise(Exception):
    """These concerns were released in another way; `way` is that one.

    Somebody who holds both releases could look for the row that fits a person in both, and be left with
    fewer than k of them.
    """

    def __init__(self, way: Way) -> None:
        """Keep the way."""
        super().__init__(f"released before with k = {way.k}, l = {way.l}, up to {way.month}")
        self.way = way


class ReleasedMeanwhile(Exception):
    """Another release was made at the same time; this one would show the same concerns in other shapes."""


class Ways(Protocol):
    """Keeps in which way the concerns of an account were released."""

    def kept(self, account: str) -> Way | None:
        """Return the way; None when they were not released yet."""

    def keep(self, account: str, way: Way) -> None:
        """Keep the way; raise ReleasedOtherwise when another one is kept."""
