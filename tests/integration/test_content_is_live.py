"""An edit of an answer shows in a running service within a second, without a restart."""

import time
from datetime import date

from bot.answers.model import Answer
from bot.content.store import ContentStore, open_database
from tests.conftest import Stack


def test_new_version_is_shown_within_a_second(stack: Stack) -> None:
    store = ContentStore(open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}"))
    before = store.all(Answer)["goodbye"]
    stack.ask("/goodbye")
    store.seed([before.model_copy(update={"version": before.version + 1, "text": "改过的再见"})])
    time.sleep(1)
    assert stack.ask("/goodbye")[0]["text"] == "改过的再见"


def test_expired_answer_is_replaced_by_the_notice(stack: Stack) -> None:
    store = ContentStore(open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}"))
    before = store.all(Answer)["smalltalk"]
    update = {"version": before.version + 1, "expires_on": date(2020, 1, 1)}
    store.seed([before.model_copy(update=update)])
    time.sleep(1)
    assert stack.ask("/smalltalk")[0]["custom"]["answer"] == "updating"
    store.seed([before.model_copy(update={"version": before.version + 2})])
