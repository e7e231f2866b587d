"""What people asked and nobody knew, from many phones to the editor's desk, in real Chromium."""

import re
from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import Page, expect

from bot.staff.roles import Role
from tests.browser.conftest import picture
from tests.conftest import Stack

# Eight people, nobody knows the answer, each in nearly the same words.
ENDS = ("领", "开始领", "能领", "领啊", "领呢", "可以领", "起领", "领吗")
EIGHT = [f"老人高龄津贴从几岁{end}" for end in ENDS]
NEVER = "停车位一个月收多少钱"


def test_what_many_have_asked_is_taught_in_one_go(enter: Callable[..., Page], stack: Stack) -> None:
    for text in EIGHT:
        stack.ask(text, uuid4().hex)
    stack.ask(NEVER, uuid4().hex)
    page = enter("周敏", Role.EDITOR)
    page.get_by_role("link", name="没答上的", exact=True).click()
    row = page.get_by_role("row").filter(has_text="老人高龄津贴从几岁")
    expect(row).to_contain_text("至少 5 人问过")
    expect(page.get_by_text(NEVER)).to_have_count(0)
    picture(page, "console-misses")
    row.get_by_role("link").click()
    picture(page, "console-miss")
    page.get_by_label("问的是").fill("“担当有为”奖")
    page.get_by_role("button", name=re.compile("^添加问法")).click()
    expect(page.get_by_role("status")).to_contain_text("已添加为问法")
    expect(page.get_by_text("老人高龄津贴从几岁")).to_have_count(0)
    page.get_by_role("link", name="问法", exact=True).click()
    expect(page.get_by_role("row").filter(has_text="老人高龄津贴从几岁").first).to_contain_text("还没学")
