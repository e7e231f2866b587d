"""Going live: by a second pair of eyes, whole, and never over what nobody has seen."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.approving import Approving
from bot.content.checks import NotReady, Problem
from bot.content.drafts import BaseMoved, Draft, NoSuchEntry, Overtaken, OwnWork, Ref, Seen, State, WrongState
from bot.content.history import History
from bot.content.live import LiveContent
from bot.content.publish import Origin
from bot.content.store import ContentStore
from bot.content.tables import VersionRow
from bot.content.waiting import waiting_for
from bot.content.writing import Writing, draft_at
from bot.revisions import Revisions
from tests.unit.content.conftest import FEAR, NOTHING, forbidden

TODAY = date(2026, 11, 26)


@pytest.fixture
def submitted(zhou: Writing, body: Callable) -> Draft:
    return zhou.submit(zhou.save(NOTHING, body("two")).seen, "措辞更准")


def text_of(store: ContentStore) -> str:
    return store.all(Answer)["fear"].text


def test_approved_draft_is_live_under_the_next_version(
    chen: Approving, store: ContentStore, submitted: Draft
) -> None:
    assert chen.approve(submitted.seen) == 2
    assert (text_of(store), store.all(Answer)["fear"].version) == ("two", 2)


def test_approved_draft_is_a_draft_no_more(chen: Approving, engine: Engine, submitted: Draft) -> None:
    chen.approve(submitted.seen)
    assert draft_at(engine, FEAR) is None


def test_version_remembers_what_changed_and_whose_work_it_is(
    chen: Approving, history: History, submitted: Draft
) -> None:
    chen.approve(submitted.seen)
    newest = history.versions(FEAR)[0]
    assert (newest.number, newest.origin, newest.note) == (2, Origin.CONSOLE, "措辞更准")
    assert (newest.author, newest.approver) == ("zhou", "chen")


def test_something_new_becomes_version_one(
    zhou: Writing, chen: Approving, store: ContentStore, an_answer: Callable
) -> None:
    new = Seen(Ref("answer", "new"), 0)
    draft = zhou.submit(zhou.save(new, an_answer("new").model_dump(mode="json")).seen, "note")
    assert chen.approve(draft.seen) == 1
    assert "new" in store.all(Answer)


@pytest.mark.parametrize("approve", ["approve", "schedule"])
def test_nobody_approves_what_they_wrote(engine: Engine, submitted: Draft, approve: str) -> None:
    zhou = Approving(engine, "zhou", forbidden)
    with pytest.raises(OwnWork):
        zhou.approve(submitted.seen) if approve == "approve" else zhou.schedule(submitted.seen, TODAY)


def test_nobody_approves_what_they_had_a_hand_in(
    zhou: Writing, li: Writing, engine: Engine, body: Callable
) -> None:
    draft = li.save(zhou.save(NOTHING, body()).seen, body("two"))
    with pytest.raises(OwnWork):
        Approving(engine, "zhou", forbidden).approve(li.submit(draft.seen, "note").seen)


def test_nobody_approves_what_they_submitted(zhou: Writing, engine: Engine, body: Callable) -> None:
    draft = Writing(engine, "chen", forbidden).submit(zhou.save(NOTHING, body()).seen, "note")
    with pytest.raises(OwnWork):
        Approving(engine, "chen", forbidden).approve(draft.seen)


def test_reason_of_bringing_back_is_for_the_audit_list_alone(
    chen: Approving, history: History, body: Callable
) -> None:
    body()
    chen.bring_back(FEAR, 1, live=1, told="回到第1版", reason="某人来闹过")
    assert history.versions(FEAR)[0].note == "回到第1版"


def test_draft_that_was_changed_after_the_approver_saw_it_does_not_go_live(
    chen: Approving, zhou: Writing, store: ContentStore, submitted: Draft, body: Callable
) -> None:
    zhou.submit(zhou.save(submitted.seen, body("three")).seen, "note")
    with pytest.raises(Overtaken):
        chen.approve(submitted.seen)
    assert text_of(store) == "one"


def test_draft_nobody_submitted_does_not_go_live(chen: Approving, zhou: Writing, body: Callable) -> None:
    with pytest.raises(WrongState):
        chen.approve(zhou.save(NOTHING, body()).seen)


def test_draft_over_another_live_version_does_not_go_live(
    chen: Approving, store: ContentStore, submitted: Draft, a_topic: Callable
) -> None:
    store.seed([a_topic("fear", version=2, text="from a file")])
    with pytest.raises(BaseMoved):
        chen.approve(submitted.seen)
    assert text_of(store) == "from a file"


def test_what_is_checked_at_submitting_is_checked_again(
    engine: Engine, zhou: Writing, body: Callable
) -> None:
    draft = zhou.submit(zhou.save(NOTHING, body()).seen, "note")
    strict = Approving(engine, "chen", lambda entry: [Problem("text", "forbidden")])
    with pytest.raises(NotReady):
        strict.approve(draft.seen)


def test_draft_that_is_sent_back_says_why(chen: Approving, submitted: Draft) -> None:
    draft = chen.send_back(submitted.seen, "出处没写全")
    assert (draft.state, draft.returned) == (State.DRAFT, "出处没写全")


def test_scheduled_draft_is_not_live_yet(chen: Approving, store: ContentStore, submitted: Draft) -> None:
    assert chen.schedule(submitted.seen, date(2027, 1, 1)).state is State.SCHEDULED
    assert text_of(store) == "one"


def test_former_version_is_brought_back_as_a_new_one(
    chen: Approving, store: ContentStore, history: History, submitted: Draft
) -> None:
    chen.approve(submitted.seen)
    assert chen.bring_back(FEAR, 1, live=2, told="回到第1版") == 3
    assert (text_of(store), [version.number for version in history.versions(FEAR)]) == ("one", [3, 2, 1])


def test_bringing_back_is_refused_when_another_version_is_live_by_now(
    chen: Approving, store: ContentStore, submitted: Draft
) -> None:
    chen.approve(submitted.seen)
    with pytest.raises(BaseMoved):
        chen.bring_back(FEAR, 1, live=1, told="t")
    assert text_of(store) == "two"


def test_version_that_never_was_cannot_be_brought_back(chen: Approving, body: Callable) -> None:
    body()
    with pytest.raises(NoSuchEntry):
        chen.bring_back(FEAR, 9, live=1, told="t")


def test_former_version_that_would_not_pass_today_is_not_brought_back(
    chen: Approving, store: ContentStore, a_topic: Callable, body: Callable
) -> None:
    assert body()
    store.seed([a_topic("fear", text="forbidden", version=2)])
    store.seed([a_topic("fear", text="three", version=3)])
    with pytest.raises(NotReady) as found:
        chen.bring_back(FEAR, 2, live=3, told="t")
    assert [problem.code for problem in found.value.problems] == ["forbidden"]
    assert text_of(store) == "three"


def test_former_version_that_the_present_program_cannot_read_is_not_brought_back(
    chen: Approving, store: ContentStore, engine: Engine, a_topic: Callable, body: Callable
) -> None:
    store.seed([a_topic("fear", text="two", version=2)])
    with Session(engine) as session, session.begin():
        session.get_one(VersionRow, (*FEAR, 1)).body = {**body(), "text": ""}
    with pytest.raises(NotReady):
        chen.bring_back(FEAR, 1, live=2, told="t")
    assert text_of(store) == "two"


def test_withdrawn_answer_counts_as_expired_and_restored_it_does_not(
    chen: Approving, store: ContentStore, body: Callable
) -> None:
    body()
    chen.withdraw(FEAR, "文件改了")
    assert LiveContent(store, Revisions(store._engine)).answer("fear").is_expired(TODAY)
    chen.restore(FEAR, "核对过了")
    assert not LiveContent(store, Revisions(store._engine)).answer("fear").is_expired(TODAY)


def test_withdrawn_card_is_not_shown(chen: Approving, store: ContentStore, a_card: Callable) -> None:
    store.seed([a_card("12380")])
    chen.withdraw(Ref("channel", "12380"), "号码变了")
    assert (LiveContent(store, Revisions(store._engine)).channel("12380"), set(store.all(Channel))) == (
        None,
        {"12380"},
    )


def test_withdrawing_shows_in_a_worker_that_has_looked_already(
    chen: Approving, store: ContentStore, body: Callable
) -> None:
    body()
    now = [0.0]
    live = LiveContent(store, Revisions(store._engine, lambda: now[0]))
    live.answer("fear")
    chen.withdraw(FEAR, "文件改了")
    now[0] += 1
    assert live.answer("fear").is_expired(TODAY)


def test_publishing_shows_a_withdrawn_answer_again(
    chen: Approving, store: ContentStore, submitted: Draft
) -> None:
    chen.withdraw(FEAR, "文件改了")
    chen.approve(submitted.seen)
    assert store.withdrawn(Answer) == frozenset()


def test_what_is_not_there_cannot_be_withdrawn(chen: Approving) -> None:
    with pytest.raises(NoSuchEntry):
        chen.withdraw(FEAR, "r")


def test_every_deed_of_an_approver_is_in_the_audit_list(
    chen: Approving, submitted: Draft, deeds: Callable
) -> None:
    chen.approve(submitted.seen)
    chen.bring_back(FEAR, 1, live=2, told="t")
    chen.withdraw(FEAR, "r")
    chen.restore(FEAR, "r")
    done = [what for who, what, _ in deeds() if who == "chen"]
    assert done == ["entry_publish", "entry_back", "entry_withdraw", "entry_restore"]


def test_refused_approval_is_not_in_the_audit_list(engine: Engine, submitted: Draft, deeds: Callable) -> None:
    before = deeds()
    with pytest.raises(OwnWork):
        Approving(engine, "zhou", forbidden).approve(submitted.seen)
    assert deeds() == before


def test_draft_waits_for_those_who_had_no_hand_in_it(
    engine: Engine, submitted: Draft, chen: Approving
) -> None:
    assert (waiting_for(engine, "chen"), waiting_for(engine, "zhou")) == (1, 0)
    chen.send_back(submitted.seen, "r")
    assert waiting_for(engine, "chen") == 0
