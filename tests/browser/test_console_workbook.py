"""The workbook in real Chromium: downloaded, edited, read on trial on a laptop's screen."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from bot.answers.model import Answer
from bot.staff.roles import Role
from bot.workbook.read import read
from bot.workbook.write import write
from tests.browser.conftest import LAPTOP, picture


def test_plan_says_what_to_mend_and_what_would_change_without_scrolling_sideways(
    enter: Callable[..., Page], tmp_path: Path
) -> None:
    page = enter("周敏", Role.EDITOR)
    page.goto("/workbook")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载表格").click()
    answers = {one.key: one for one in read(download.value.path().read_bytes()).entries()}
    youth, fear = answers["youth"], answers["fear"]
    assert isinstance(youth, Answer)
    assert isinstance(fear, Answer)
    long = fear.model_copy(update={"title": "太长的标题" * 4})
    more = youth.model_copy(update={"text": youth.text + "就这样。"})
    file = tmp_path / "edited.xlsx"
    file.write_bytes(write([more, long], []))

    page.get_by_label("表格文件").set_input_files(file)
    page.get_by_role("button", name="上传，看会改什么").click()

    row = page.get_by_role("row", name="“答案”表第 3 行")
    expect(row).to_contain_text("多了 8 个字，最多 12 个，请删短。")
    expect(row).to_contain_text(f"RC-{fear.number:03} {fear.title}")
    expect(page.locator(".after mark")).to_have_text("就这样。")
    assert page.evaluate("document.documentElement.scrollWidth") <= LAPTOP["width"]
    picture(page, "console-workbook")
