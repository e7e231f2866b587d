"""Scheduled drafts: live on their day, once, and not when they were overtaken."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.content.approving import Approving
from bot.content.checks import Problem
from bot.content.drafts import Draft, State
from bot.content.due import Due
from bot.content.store import ContentStore
from bot.content.writing import Writing, draft_at
from tests.unit.content.conftest import FEAR, NOTHING

DAY = date(2027, 1, 1)


@pytest.fixture
def scheduled(zhou: Writing, chen: Approving, body: Callable) -> Draft:
    return chen.schedule(zhou.submit(zhou.save(NOTHING, body("two")).seen, "note").seen, DAY)


def due(
    engine: Engine, today: date, problems: tuple[Problem, ...] = (), approvers: tuple[str, ...] = ("chen",)
) -> Due:
    return Due(engine, lambda entry: list(problems), lambda name: name in approvers, lambda: today)


def test_draft_waits_until_its_day(engine: Engine, store: ContentStore, scheduled: Draft) -> None:
    assert due(engine, date(2026, 12, 31)).run() == 0
    assert store.all(Answer)["fear"].text == "one"


@pytest.mark.parametrize("today", [DAY, date(2027, 1, 9)], ids=["on its day", "late, after a stop"])
def test_draft_goes_live(engine: Engine, store: ContentStore, scheduled: Draft, today: date) -> None:
    assert due(engine, today).run() == 1
    assert (store.all(Answer)["fear"].text, draft_at(engine, FEAR)) == ("two", None)


def test_draft_goes_live_once(engine: Engine, scheduled: Draft) -> None:
    due(engine, DAY).run()
    assert due(engine, DAY).run() == 0


def test_draft_that_was_taken_back_does_not_go_live(engine: Engine, zhou: Writing, scheduled: Draft) -> None:
    zhou.take_back(scheduled.seen)
    assert due(engine, DAY).run() == 0


def test_draft_over_another_live_version_is_to_be_approved_anew(
    engine: Engine, store: ContentStore, scheduled: Draft, a_topic: Callable
) -> None:
    store.seed([a_topic("fear", version=2, text="from a file")])
    assert due(engine, DAY).run() == 0
    assert (store.all(Answer)["fear"].text, draft_at(engine, FEAR).state) == ("from a file", State.SUBMITTED)


def test_draft_with_something_wrong_by_then_is_to_be_approved_anew(engine: Engine, scheduled: Draft) -> None:
    assert due(engine, DAY, (Problem("follow_ups", "gone"),)).run() == 0
    assert draft_at(engine, FEAR).state is State.SUBMITTED


def test_draft_of_what_was_withdrawn_meanwhile_is_to_be_approved_anew(
    engine: Engine, chen: Approving, store: ContentStore, scheduled: Draft
) -> None:
    chen.withdraw(FEAR, "文件作废")
    assert due(engine, DAY).run() == 0
    assert (store.withdrawn(Answer), draft_at(engine, FEAR).state) == (frozenset({"fear"}), State.SUBMITTED)


def test_draft_whose_approver_may_approve_no_more_is_to_be_approved_anew(
    engine: Engine, scheduled: Draft
) -> None:
    assert due(engine, DAY, approvers=()).run() == 0
    assert draft_at(engine, FEAR).state is State.SUBMITTED


def test_audit_list_says_who_let_it_go_live(engine: Engine, scheduled: Draft, deeds: Callable) -> None:
    due(engine, DAY).run()
    assert deeds()[-1] == ("chen", "entry_publish", "answer/fear")
