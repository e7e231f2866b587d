"""Drafts: saved whatever is in them, never over somebody else's, submitted when nothing is wrong."""

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.content.checks import NotReady
from bot.content.drafts import BaseMoved, Overtaken, Ref, Seen, State, WrongState
from bot.content.store import ContentStore
from bot.content.writing import Writing, draft_at, drafts
from tests.unit.content.conftest import FEAR, NOTHING


def test_draft_changes_nothing_that_is_live(zhou: Writing, store: ContentStore, body: Callable) -> None:
    zhou.save(NOTHING, body("two"))
    assert store.all(Answer)["fear"].text == "one"


def test_draft_remembers_the_version_that_it_was_made_from(zhou: Writing, body: Callable) -> None:
    assert zhou.save(NOTHING, body()).base == 1


def test_draft_of_something_new_was_made_from_nothing(zhou: Writing) -> None:
    assert zhou.save(Seen(Ref("answer", "new"), 0), {}).base == 0


def test_half_finished_draft_can_be_saved(zhou: Writing, engine: Engine, body: Callable) -> None:
    zhou.save(NOTHING, {"text": "half"})
    assert draft_at(engine, FEAR).body == {"text": "half"}


def test_later_of_two_is_shown_what_the_other_wrote(zhou: Writing, li: Writing, body: Callable) -> None:
    first = zhou.save(NOTHING, body("two"))
    li.save(first.seen, body("li's"))
    with pytest.raises(Overtaken) as overtaken:
        zhou.save(first.seen, body("zhou's"))
    assert (overtaken.value.theirs.body["text"], overtaken.value.theirs.editors[-1]) == ("li's", "li")


def test_what_the_other_wrote_is_still_there_after_that(
    zhou: Writing, li: Writing, engine: Engine, body: Callable
) -> None:
    first = zhou.save(NOTHING, body("two"))
    li.save(first.seen, body("li's"))
    with pytest.raises(Overtaken):
        zhou.save(first.seen, body("zhou's"))
    assert draft_at(engine, FEAR).body["text"] == "li's"


def test_two_who_begin_a_draft_at_once_do_not_overwrite_each_other(
    zhou: Writing, li: Writing, body: Callable
) -> None:
    li.save(NOTHING, body("li's"))
    with pytest.raises(Overtaken) as overtaken:
        zhou.save(NOTHING, body("zhou's"))
    assert overtaken.value.theirs.body["text"] == "li's"


def test_draft_that_was_thrown_away_meanwhile_is_not_saved_over_a_new_one(
    zhou: Writing, li: Writing, body: Callable
) -> None:
    first = zhou.save(NOTHING, body("two"))
    li.discard(first.seen)
    li.save(NOTHING, body("another"))
    with pytest.raises(Overtaken):
        zhou.save(first.seen, body("mine"))


def test_who_saves_after_seeing_the_others_change_may_overwrite_it(
    zhou: Writing, li: Writing, body: Callable
) -> None:
    first = zhou.save(NOTHING, body("two"))
    theirs = li.save(first.seen, body("li's"))
    assert zhou.save(theirs.seen, body("both")).editors == ("li", "zhou")


def test_submitted_draft_carries_the_note(zhou: Writing, body: Callable) -> None:
    draft = zhou.submit(zhou.save(NOTHING, body()).seen, "措辞更准")
    assert (draft.state, draft.note) == (State.SUBMITTED, "措辞更准")


BROKEN = {
    "too long": ({"text": "怕" * 301}, "text", "string_too_long"),
    "empty": ({"title": ""}, "title", "string_too_short"),
    "no date": ({"checked_on": ""}, "checked_on", "date_from_datetime_parsing"),
    "half a source": ({"source": {"document": "d", "section": ""}}, "source.section", "string_too_short"),
    "found by the check": ({"text": "forbidden"}, "text", "forbidden"),
}


@pytest.mark.parametrize(("fields", "field", "code"), BROKEN.values(), ids=BROKEN.keys())
def test_draft_with_something_wrong_is_not_submitted_and_says_where(
    zhou: Writing, engine: Engine, body: Callable, fields: dict, field: str, code: str
) -> None:
    draft = zhou.save(NOTHING, body(**fields))
    with pytest.raises(NotReady) as found:
        zhou.submit(draft.seen, "note")
    assert [(problem.field, problem.code) for problem in found.value.problems] == [(field, code)]
    assert draft_at(engine, FEAR) == draft


def test_draft_is_submitted_once(zhou: Writing, body: Callable) -> None:
    draft = zhou.submit(zhou.save(NOTHING, body()).seen, "note")
    with pytest.raises(WrongState):
        zhou.submit(draft.seen, "note")


def test_saving_a_submitted_draft_makes_it_a_draft_again(zhou: Writing, body: Callable) -> None:
    draft = zhou.submit(zhou.save(NOTHING, body()).seen, "note")
    assert zhou.save(draft.seen, body("three")).state is State.DRAFT


def test_submitted_draft_can_be_taken_back(zhou: Writing, body: Callable) -> None:
    draft = zhou.submit(zhou.save(NOTHING, body()).seen, "note")
    assert zhou.take_back(draft.seen).state is State.DRAFT


def test_draft_made_from_a_version_that_is_no_longer_live_is_not_submitted(
    zhou: Writing, store: ContentStore, body: Callable, a_topic: Callable
) -> None:
    draft = zhou.save(NOTHING, body())
    store.seed([a_topic("fear", version=2, text="from a file")])
    with pytest.raises(BaseMoved):
        zhou.submit(draft.seen, "note")


def test_it_can_be_submitted_after_the_new_version_has_been_looked_at(
    zhou: Writing, store: ContentStore, body: Callable, a_topic: Callable
) -> None:
    draft = zhou.save(NOTHING, body())
    store.seed([a_topic("fear", version=2, text="from a file")])
    assert zhou.submit(zhou.rebase(draft.seen, 2).seen, "note").base == 2


def test_what_went_live_unseen_is_not_agreed_to(
    zhou: Writing, store: ContentStore, body: Callable, a_topic: Callable
) -> None:
    draft = zhou.save(NOTHING, body())
    for version in (2, 3):
        store.seed([a_topic("fear", version=version, text="from a file")])
    with pytest.raises(BaseMoved):
        zhou.rebase(draft.seen, 2)


def test_new_draft_from_a_form_that_is_older_than_what_is_live_is_not_submitted(
    zhou: Writing, store: ContentStore, body: Callable, a_topic: Callable
) -> None:
    typed = body()
    store.seed([a_topic("fear", version=2, text="another's")])
    with pytest.raises(BaseMoved):
        zhou.submit(zhou.save(NOTHING, typed, base=1).seen, "note")


def test_all_drafts_are_listed(zhou: Writing, engine: Engine, body: Callable) -> None:
    zhou.save(NOTHING, body())
    zhou.save(Seen(Ref("channel", "12380"), 0), {})
    assert {draft.ref for draft in drafts(engine)} == {FEAR, Ref("channel", "12380")}


def test_every_deed_is_in_the_audit_list(zhou: Writing, body: Callable, deeds: Callable) -> None:
    draft = zhou.save(NOTHING, body())
    draft = zhou.take_back(zhou.submit(draft.seen, "note").seen)
    zhou.discard(draft.seen)
    wanted = ("draft_save", "draft_submit", "draft_take_back", "draft_discard")
    assert deeds() == [("zhou", deed, "answer/fear") for deed in wanted]


def test_what_failed_is_not_in_the_audit_list(
    zhou: Writing, li: Writing, body: Callable, deeds: Callable
) -> None:
    li.save(NOTHING, body())
    with pytest.raises(Overtaken):
        zhou.save(NOTHING, body())
    assert deeds() == [("li", "draft_save", "answer/fear")]
