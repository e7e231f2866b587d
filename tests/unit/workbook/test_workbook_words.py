"""The words of the workbook: there is one for everything, and it fits where it is said."""

import re
from pathlib import Path

import pytest

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.console.render import words as console_words
from bot.content.labels import labels
from bot.conversation.gaps import GAP
from bot.settings import ROOT
from bot.workbook.columns import columns
from bot.workbook.planned import STAYING, Status
from bot.workbook.problem import Problem
from bot.workbook.words import say, words

CODE = ROOT / "bot" / "workbook"
SOURCE = "\n".join(path.read_text("utf-8") for path in CODE.glob("*.py"))
OURS = set(re.findall(r'(?:Refused|Problem|Unread|_bad)\((?:found, )?\s*"(\w+)"', SOURCE))
CHOSEN = (  # by a condition
    *("missing_heading", "heading_twice", "missing_half", "old_format"),
)
OF_PYDANTIC = (
    *("missing", "string_too_short", "string_too_long", "too_long", "string_pattern_mismatch"),
    *("greater_than_equal", "less_than_equal"),
)


@pytest.mark.parametrize("kind", [Answer, Channel])
def test_every_field_has_a_heading(kind) -> None:
    assert [".".join(column.path) for column in columns(kind) if ".".join(column.path) not in labels()] == []


HEADINGS_BEFORE_THE_WORDS_WERE_ONE = {
    Answer: "键（不要改） 版本（不要改） 编号（不要改） 标题 短文 短文字数（自动） 详情 大白话 跟进语"
    " 出处文件 出处章节 核对日期 复核期限 失效日期 追问按钮 渠道卡片 可以问到",
    Channel: "键（不要改） 版本（不要改） 名称 电话 网址 管什么 不管什么 能否匿名 带上什么"
    " 请向本单位核实 最近核实",
}


@pytest.mark.parametrize(("kind", "headings"), HEADINGS_BEFORE_THE_WORDS_WERE_ONE.items())
def test_workbook_that_was_downloaded_earlier_can_still_be_read(kind, headings: str) -> None:
    assert {column.heading for column in columns(kind)} <= set(headings.split())


@pytest.mark.parametrize("kind", [Answer, Channel])
def test_headings_of_a_sheet_are_not_taken_for_each_other(kind) -> None:
    headings = [column.heading for column in columns(kind)]
    assert len(set(headings)) == len(headings)


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    sentences = {name.partition(".")[0] for name in words().reasons}
    assert sentences == {*OURS, *CHOSEN, *OF_PYDANTIC, "unfit"}


@pytest.mark.parametrize("status", sorted({*Status} - {*STAYING}))
def test_every_status_that_is_shown_has_a_word(status: str) -> None:
    assert console_words()["plan"][status]


def test_sentence_says_how_much_too_long() -> None:
    problem = Problem("string_too_long", {"over": 3, "max_length": "12"}, "答案", 2, "标题", "title")
    assert say(problem) == "多了 3 个字，最多 12 个，请删短。"


def test_sentence_may_be_for_one_field() -> None:
    problem = Problem("string_pattern_mismatch", {"value": "总机"}, path="phone")
    assert say(problem) == "电话“总机”只能用数字和短横线，请去掉别的字。"


def test_error_that_a_model_gains_has_a_sentence_all_the_same() -> None:
    assert say(Problem("value_error", {"value": "x"})) == "“x”不合要求，请照别的行那样写。"


def test_sentences_of_bad_cells_leave_no_gap(edited, topic) -> None:
    cells = {
        "标题": "怕" * 15,
        "核对日期": "？",
        "键": "A",
        "版本": 0.0,
        "追问按钮": "a b c d e f g",
        "跟进语": "x",
    }
    book = edited(topic)
    for heading, cell in cells.items():
        book.put(heading, cell)
    sentences = [say(problem) for problem in book.read().rows[0].problems]
    assert len(sentences) == len(cells)
    assert [sentence for sentence in sentences if GAP.search(sentence)] == []


def test_what_the_program_says_fits_into_its_windows() -> None:
    assert len(words().cells["title"]) <= 32
    assert all(len(text) <= 224 for text in words().cells.values())


@pytest.mark.parametrize("path", sorted(CODE.glob("*.py")), ids=lambda path: path.name)
def test_no_sentence_for_people_stands_in_python(path: Path) -> None:
    strings = re.findall(r'"([^"\n]*)"', path.read_text("utf-8"))
    assert [text for text in strings if re.search("[\u4e00-\u9fff]{2}", text)] == []
