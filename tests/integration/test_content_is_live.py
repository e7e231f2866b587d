"""An edit of an answer shows in a running service within a second, without a restart."""

import time
from collections.abc import Iterator
from datetime import date

import pytest

from bot.answers.model import Answer
from bot.content.approving import Approving
from bot.content.drafts import Ref, Seen
from bot.content.store import ContentStore
from bot.content.writing import Writing
from bot.database import open_database
from bot.staff.accounts import Accounts
from bot.staff.roles import Role
from tests.conftest import Stack

SECONDS_UNTIL_LIVE = 1
SECONDS_UNTIL_DUE = 60  # it is looked for every five


class Editor:
    """Somebody who edits one answer in the database of the running service."""

    def __init__(self, stack: Stack) -> None:
        self._store = ContentStore(open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}"))
        self.original = self._store.all(Answer)["goodbye"]

    def save(self, **changes: object) -> None:
        version = self._store.all(Answer)["goodbye"].version + 1
        self._store.seed([self.original.model_copy(update={**changes, "version": version})])
        time.sleep(SECONDS_UNTIL_LIVE)


@pytest.fixture
def editor(stack: Stack) -> Iterator[Editor]:
    """Return an editor whose changes are undone, and the undoing live, before the next test asks."""
    one = Editor(stack)
    stack.ask("/goodbye")  # the service has the old wording in memory
    yield one
    one.save()


def test_new_version_is_shown_within_a_second(stack: Stack, editor: Editor) -> None:
    editor.save(text="改过的再见")
    assert stack.ask("/goodbye")[0]["text"] == "改过的再见"


def test_expired_answer_is_replaced_by_the_notice(stack: Stack, editor: Editor) -> None:
    editor.save(expires_on=date(2020, 1, 1))
    assert stack.ask("/goodbye")[0]["custom"]["answer"] == "updating"


def test_code_typed_later_tells_what_has_changed_since(stack: Stack, editor: Editor) -> None:
    topic = ContentStore(open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}")).all(Answer)["care"]
    [same, shown] = stack.ask(topic.code)
    assert "没有改过" in same["text"]
    assert shown["custom"]["code"] == topic.code


def test_draft_goes_live_by_itself_on_the_day_for_which_it_was_approved(stack: Stack, editor: Editor) -> None:
    engine = open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}")
    body = {**editor.original.model_dump(mode="json"), "text": "到日子的再见"}
    Accounts(engine, "test").add("到日子的审核", Role.APPROVER)
    writing = Writing(engine, "周敏", lambda entry: [])
    draft = writing.submit(writing.save(Seen(Ref("answer", "goodbye"), 0), body).seen, "改一句")
    Approving(engine, "到日子的审核", lambda entry: []).schedule(draft.seen, date(2020, 1, 1))
    until = time.monotonic() + SECONDS_UNTIL_DUE
    while stack.ask("/goodbye")[0]["text"] != "到日子的再见":
        assert time.monotonic() < until
        time.sleep(0.5)
