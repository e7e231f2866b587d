"""A concern from the phone to the console and back; hostile words on the way stay words."""

import re
from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import Page, expect

from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.database import open_database
from bot.staff.roles import Role
from tests.browser.conftest import picture
from tests.conftest import Stack

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
STEPS = ("写完了", "下一步", "跳过", "跳过", "跳过", "跳过", "跳过", "提交")


def give_concern(stack: Stack, text: str) -> str:
    """Give a concern over the chat; return its receipt."""
    sender = uuid4().hex
    for message in ("/give_concern", text, *STEPS):
        replies = stack.ask(message, sender)
    return next(reply["custom"]["receipt"] for reply in replies if reply.get("custom", {}).get("receipt"))


def talk_at(page: Page, path: str) -> str:
    """Open a concern; return its words, none of which may have become an element."""
    page.goto(path)
    assert page.locator(".talk script, .talk img").count() == 0
    return page.locator(".talk").inner_text()


def test_concern_is_read_and_answered_and_hostile_words_are_never_run(
    enter: Callable[..., Page], stack: Stack
) -> None:
    receipt = give_concern(stack, "我怕先行先试出了错")
    engine, keys = open_database(f"sqlite:///{stack.data_dir / 'ganwei.sqlite'}"), stack.data_dir / "keys"
    ConcernStore(engine, Keys(keys / "concerns.json")).submit(
        HOSTILE, {}
    )  # as if nothing had cleaned it before
    editor = enter("周敏", Role.EDITOR)
    dialogs: list[str] = []
    editor.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    editor.get_by_role("link", name="顾虑", exact=True).click()
    picture(editor, "console-concerns")
    paths = [link.get_attribute("href") for link in editor.locator('a[href^="/concerns/"]').all()]
    shown = {path: talk_at(editor, path) for path in paths}
    assert any(HOSTILE in talk for talk in shown.values())
    editor.goto(next(path for path, talk in shown.items() if "先行先试" in talk))

    editor.get_by_label("从一段现成的话开始（可不选）").select_option(label="建议留痕")
    expect(editor.locator("textarea")).to_have_value(re.compile("留好"))
    picture(editor, "console-concern")
    editor.get_by_role("button", name="发出答复").click()
    expect(editor.get_by_text("已记下，对方凭回执能看到。")).to_be_visible()
    assert dialogs == []

    sender = uuid4().hex
    stack.ask("/receipt_check", sender)
    answered = "\n".join(reply["text"] for reply in stack.ask(receipt, sender))
    assert "已回复" in answered
    assert "留好" in answered
