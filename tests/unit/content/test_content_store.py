"""The entries in SQL, and the copy that a worker shows."""

from collections.abc import Callable

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.live import LiveContent
from bot.content.store import REVISION, ContentStore
from bot.database import open_database
from bot.revisions import Revisions


class Clock:
    """A clock that stands still until it is put forward."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def live_content(store: ContentStore, clock: Clock) -> LiveContent:
    return LiveContent(store, Revisions(store._engine, clock))


def revision(store: ContentStore) -> int:
    with Session(store._engine) as session:
        return session.scalar(select(REVISION))


def test_seeded_answer_comes_back_as_it_was(store: ContentStore, a_topic: Callable) -> None:
    answer = a_topic("fear", detail="more", follow_ups=("care",), channels=("12380",))
    store.seed([answer])
    assert store.all(Answer) == {"fear": answer}


def test_answer_and_card_of_one_key_are_two_entries(
    store: ContentStore, an_answer: Callable, a_card: Callable
) -> None:
    store.seed([an_answer("party"), a_card("party")])
    assert (list(store.all(Answer)), list(store.all(Channel))) == (["party"], ["party"])


def test_first_seed_names_every_key(store: ContentStore, an_answer: Callable) -> None:
    assert store.seed([an_answer("fear"), an_answer("care")]) == ["fear", "care"]


def test_second_seed_of_the_same_changes_nothing(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear")])
    assert store.seed([an_answer("fear")]) == []


def test_same_version_with_another_wording_is_left_alone(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear", version=2, text="edited live")])
    store.seed([an_answer("fear", version=2, text="from the file")])
    assert store.all(Answer)["fear"].text == "edited live"


def test_newer_version_replaces(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear", version=1, text="old")])
    store.seed([an_answer("fear", version=2, text="new")])
    assert store.all(Answer)["fear"].text == "new"


def test_older_version_does_not_replace(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear", version=2, text="new")])
    store.seed([an_answer("fear", version=1, text="old")])
    assert store.all(Answer)["fear"].text == "new"


def test_entry_that_is_no_longer_seeded_stays(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear")])
    store.seed([an_answer("care")])
    assert set(store.all(Answer)) == {"fear", "care"}


def test_empty_store_has_revision_zero(store: ContentStore) -> None:
    assert revision(store) == 0


def test_revision_grows_with_a_change(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear"), an_answer("care")])
    before = revision(store)
    store.seed([an_answer("fear", version=2)])
    assert revision(store) > before


def test_revision_stays_when_nothing_changed(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear")])
    before = revision(store)
    store.seed([an_answer("fear")])
    assert revision(store) == before


def test_entries_outlive_the_process(engine: Engine, an_answer: Callable) -> None:
    ContentStore(engine).seed([an_answer("fear")])
    again = open_database(str(engine.url))
    assert list(ContentStore(again).all(Answer)) == ["fear"]
    again.dispose()


def test_live_content_knows_its_answers_and_cards(
    store: ContentStore, clock: Clock, an_answer: Callable, a_card: Callable
) -> None:
    store.seed([an_answer("fear"), a_card("12380")])
    live = live_content(store, clock)
    assert (live.answer("fear").key, live.channel("12380").key, live.payloads()) == (
        "fear",
        "12380",
        {"fear"},
    )


def test_live_content_knows_nothing_of_other_keys(store: ContentStore, clock: Clock) -> None:
    live = live_content(store, clock)
    assert (live.answer("gone"), live.channel("gone")) == (None, None)


def test_live_content_shows_a_change_within_a_second(
    store: ContentStore, clock: Clock, an_answer: Callable
) -> None:
    store.seed([an_answer("fear", text="old")])
    live = live_content(store, clock)
    live.answer("fear")
    store.seed([an_answer("fear", version=2, text="new")])
    clock.now += 1
    assert live.answer("fear").text == "new"


def test_live_content_shows_a_changed_card_within_a_second(
    store: ContentStore, clock: Clock, a_card: Callable
) -> None:
    store.seed([a_card("12380")])
    live = live_content(store, clock)
    live.channel("12380")
    store.seed([a_card("12380", version=2, name="new")])
    clock.now += 1
    assert live.channel("12380").name == "new"


@pytest.fixture
def queries(engine: Engine) -> list[str]:
    """Return a list that grows with every statement sent to the database."""
    seen: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *arguments: seen.append(arguments[2]))
    return seen


def test_live_content_does_not_query_twice_in_one_moment(
    store: ContentStore, clock: Clock, queries: list[str]
) -> None:
    live = live_content(store, clock)
    live.payloads()
    queries.clear()
    for look in (lambda: live.answer("fear"), lambda: live.channel("12380"), live.payloads):
        look()
    assert queries == []


def test_live_content_queries_at_most_twice_a_second(
    store: ContentStore, clock: Clock, queries: list[str]
) -> None:
    live = live_content(store, clock)
    live.payloads()
    queries.clear()
    for _ in range(64):
        clock.now += 1 / 64
        live.answer("fear")
    assert len(queries) == 2


def test_live_content_reads_the_entries_only_after_a_change(
    store: ContentStore, clock: Clock, an_answer: Callable, queries: list[str]
) -> None:
    store.seed([an_answer("fear")])
    live = live_content(store, clock)
    live.payloads()
    queries.clear()
    clock.now += 1
    live.payloads()
    assert len(queries) == 1


def test_file_and_store_agree_on_what_was_loaded(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear", text="one")])
    assert store.base(Answer)["fear"].text == "one"


def test_what_they_agreed_on_stays_when_only_one_side_changes(
    store: ContentStore, an_answer: Callable
) -> None:
    store.seed([an_answer("fear", version=2, text="live")])
    store.agree([an_answer("fear", version=2, text="file")])
    assert store.base(Answer)["fear"].text == "live"


def test_they_agree_anew_when_the_file_holds_what_is_live(store: ContentStore, an_answer: Callable) -> None:
    store.seed([an_answer("fear", version=1, text="one")])
    store.seed([an_answer("fear", version=2, text="two")])
    store.agree([an_answer("fear", version=2, text="two")])
    assert store.base(Answer)["fear"].text == "two"
