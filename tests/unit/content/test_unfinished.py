"""What is not complete is checked as far as it goes: everything that is wrong is said at once."""

from datetime import date
from typing import Any

import pytest

from bot.answers.model import Answer
from bot.checking.case import Live
from bot.checking.checklist import Checklist
from bot.content.drafts import Ref
from bot.content.hold import checked
from bot.redact.redactor import Redactor

WHOLE = {
    "title": "食堂",
    "text": "先报备",
    "detail": "细说",
    "plain": "直说",
    "source": {"document": "d", "section": "s"},
    "checked_on": "2026-11-01",
    "review_by": "2027-05-31",
}


def found(
    kind: str = "answer", *, live: dict[str, Answer] | None = None, **body: Any
) -> set[tuple[str, str]]:
    check = Checklist(
        lambda: Live(live or {}, {}),
        Redactor().find,
        {"rc_1": [["留痕"]]},
        {"保证不追究": "不能许诺"},
        lambda: date(2026, 11, 26),
    )
    problems = checked(Ref(kind, "rc_1"), body, check)
    assert len({(one.field, one.code) for one in problems}) == len(problems)
    return {(one.field, one.code) for one in problems if not one.is_hint}


def test_number_and_promise_are_found_while_the_dates_are_empty() -> None:
    body = {**WHOLE, "text": "留痕，保证不追究，找13812345678", "checked_on": "", "review_by": ""}
    assert found(**body) == {
        ("checked_on", "date_from_datetime_parsing"),
        ("review_by", "date_from_datetime_parsing"),
        ("text", "identifier"),
        ("text", "banned_word"),
    }


def test_missing_fact_gap_and_source_are_found_while_there_is_no_title() -> None:
    body = {**WHOLE, "title": "", "detail": "见{digits}", "source": None}
    assert found(**body) == {
        ("title", "string_too_short"),
        ("text", "fact_missing"),
        ("text", "gap_unknown"),
        ("source", "source_needed"),
    }


def test_text_that_is_too_long_is_searched_all_the_same() -> None:
    body = {**WHOLE, "text": "留痕" + "说" * 400 + "保证不追究"}
    assert found(**body) == {("text", "string_too_long"), ("text", "banned_word")}


def test_half_a_source_counts_as_one() -> None:
    body = {**WHOLE, "text": "留痕", "plain": "", "source": {"document": "d", "section": ""}}
    assert found(**body) == {("source.section", "string_too_short"), ("plain", "topic_lacks")}


def test_of_an_empty_text_nothing_is_said_but_that_it_is_empty() -> None:
    assert found(**{**WHOLE, "text": ""}) == {("text", "string_too_short")}


@pytest.mark.parametrize(
    "body", [{}, {"title": "食堂"}, {**WHOLE, "leans": {"ask_who": 1}}, {**WHOLE, "odd": 1}]
)
def test_whatever_stands_in_a_body_it_is_checked(body: dict[str, Any]) -> None:
    assert found(**body)


def test_number_on_a_card_is_found_while_the_card_is_empty() -> None:
    assert ("bring", "identifier") in found("channel", name="热线", bring="找13812345678", phone="1 2")
