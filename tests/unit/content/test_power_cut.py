"""The power is cut in the middle of a publish: the old or the new version is live, never a mixture."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answers.model import Answer
from bot.content.drafts import Ref
from bot.content.history import History
from bot.content.live import LiveContent
from bot.content.store import ContentStore
from bot.content.writing import drafts
from bot.database import open_database
from bot.revisions import Revisions

CUTS = 8
ROOT = Path(__file__).parents[3]
EDITOR = """
import sys
from bot.content.approving import Approving
from bot.content.drafts import Ref, Seen
from bot.content.history import History
from bot.content.writing import Writing, draft_at
from bot.database import open_database

engine = open_database(sys.argv[1])
ref = Ref("answer", "fear")
zhou, chen = Writing(engine, "zhou", lambda entry: []), Approving(engine, "chen", lambda entry: [])
if left := draft_at(engine, ref):
    zhou.discard(left.seen)
while True:
    newest = History(engine).versions(ref)[0]
    wording = str(newest.number + 1)
    body = {**newest.body, "text": wording, "detail": wording * 300, "title": wording}
    chen.approve(zhou.submit(zhou.save(Seen(ref, 0), body).seen, "note").seen)
    print("published", flush=True)
"""


def cut(url: str, seconds: float) -> None:
    """Publish one version after the other, and kill that at some moment."""
    command = [sys.executable, "-c", EDITOR, url]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as editor:
        assert editor.stdout.readline() == b"published\n"
        time.sleep(seconds)
        assert editor.poll() is None, "the editor ended by itself"
        editor.kill()


@pytest.mark.parametrize("number", range(CUTS))
def test_what_is_live_after_the_cut_is_one_version_and_whole(
    tmp_path: Path, a_topic: Callable[..., Answer], number: int
) -> None:
    url = f"sqlite:///{tmp_path / 'content.sqlite'}"
    engine = open_database(url)
    store = ContentStore(engine)
    store.seed([a_topic("fear", title="1", text="1", detail="1" * 300)])
    cut(url, random.Random(number).uniform(0.05, 0.3))
    live, versions = store.all(Answer)["fear"], History(engine).versions(Ref("answer", "fear"))
    assert live.version > 1
    wording = str(live.version)
    assert (live.title, live.text, live.detail) == (wording, wording, wording * 300)
    assert live.model_dump(mode="json") == versions[0].body
    assert [version.number for version in versions] == list(range(live.version, 0, -1))
    assert all(draft.base == live.version for draft in drafts(engine))
    assert LiveContent(store, Revisions(store._engine)).answer("fear") == live
    engine.dispose()
