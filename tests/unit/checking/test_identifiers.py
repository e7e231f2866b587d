"""Who is named in what staff write to somebody."""

from datetime import date

import pytest

from bot.channels.model import Channel
from bot.checking.case import Case, Live
from bot.checking.identifiers import identifiers, of_somebody
from bot.compose.checking import finder
from bot.content.checks import Problem
from bot.redact.span import Kind, Span

CARD = Channel.model_validate(
    {"key": "one", "name": "王建军热线", "for_what": "f", "not_for": "n", "anonymous": "a", "bring": "b"}
)


def whole(text: str) -> list[Span]:
    """Take all of a text for one post, as the trained component may."""
    return [Span(0, len(text), Kind.TITLE_UNIQUE)]


def test_name_in_what_is_taken_for_one_post_is_somebody() -> None:
    assert of_somebody(whole, "市委组织部王建军科长", []) == ["王建军"]


def test_name_that_was_found_is_said_once() -> None:
    def name(_: str) -> list[Span]:
        return [Span(0, 3, Kind.PERSON)]

    assert of_somebody(name, "王建军科长", []) == ["王建军"]


def test_name_that_stands_twice_is_pointed_out_once() -> None:
    live = Live({}, {})
    entry = CARD.model_copy(
        update={"bring": "市委组织部王建军科长，还是市委组织部王建军科长", "name": "热线"}
    )
    found = identifiers(Case(entry, live, live, date(2026, 11, 26)), whole)
    assert found == [Problem("bring", "maybe_identifier", {"words": "王建军"}, is_hint=True)]


def test_post_alone_is_nobody() -> None:
    assert of_somebody(whole, "市委组织部部长", []) == []


def test_name_that_a_card_says_is_nobody() -> None:
    assert of_somebody(whole, "市委组织部王建军科长", [CARD]) == []


@pytest.mark.parametrize(
    "text", ["请找市委组织部王建军科长办理", "县纪委监委李志强主任已经看过", "我是张建国，您放心"]
)
def test_reply_that_names_somebody_is_found_with_the_real_finder(text: str) -> None:
    assert of_somebody(finder(), text, [])
