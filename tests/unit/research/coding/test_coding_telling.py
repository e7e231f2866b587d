"""What is said when a sheet, a coder or a file of sentences cannot be taken: each code has its line."""

import re

import pytest

from bot.research.coding.failures import BadCoder, BadSentence, BadSheet, TooFew, Wrong
from bot.research.coding.sentences import read_sentences
from bot.research.coding.taking import Taken
from bot.research.coding.telling import refused, taken
from bot.settings import ROOT


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (Wrong("too_big", {"megabytes": 10}), "最多 10 MB"),
        (Wrong("too_many_cells", {"rows": 5, "columns": 7}), "最多 5 行、7 列"),
        (Wrong("no_codes", {}), "没有“编码”这张工作表"),
        (Wrong("heading", {"name": "link"}), "第 1 行要有一列写着：链条环节"),
        (Wrong("heading", {"name": "id"}), "第 1 行要有一列写着：编号"),
        (Wrong("id", {"row": 4}), "第 4 行，编号：不是导出时的编号"),
        (Wrong("id_twice", {"row": 3, "first": 2}), "第 3 行，编号：和第 2 行的一样"),
        (
            Wrong("value", {"row": 2, "name": "topic", "letter": "E"}),
            "第 2 行，说的是什么（E 列）：不是这一列",
        ),
    ],
)
def test_a_single_reason_is_one_line(wrong, line):
    said = refused(BadSheet([wrong]))
    assert said.startswith("没有收：")
    assert line in said
    assert "\n" not in said


def test_each_code_of_a_workbook_that_cannot_be_read_has_a_line():
    source = "\n".join(file.read_text("utf-8") for file in (ROOT / "bot" / "workbook").glob("*.py"))
    raised = " ".join(re.findall(r"raise Refused\((\".+)\)", source))
    codes = set(re.findall(r'"([a-z_]+)"', raised))
    assert {"damaged", "encrypted", "old_format", "too_costly", "too_many_cells"} <= codes
    gaps = {"megabytes": 10, "rows": 5, "columns": 7}
    assert all(refused(BadSheet([Wrong(code, gaps)])).endswith("。") for code in codes)


def test_several_reasons_are_counted_and_have_a_line_each():
    said = refused(BadSheet([Wrong("id", {"row": 4}), Wrong("id", {"row": 5})])).split("\n")
    assert said[0].startswith("没有收，有 2 处不对")
    assert [line[:5] for line in said[1:]] == ["第 4 行", "第 5 行"]


def test_a_coder_is_asked_for_a_label():
    assert refused(BadCoder()).startswith("没有收：--coder 后面写代号，不要写名字")


def test_too_few_are_said_with_how_many_it_takes():
    assert "不到 5 条" in refused(TooFew())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("不敢为\t容错\t其他", "第 2 行，要有三个编码（五种“不为”、链条环节、说的是什么）和一句话"),
        ("不敢\t容错\t其他\t找张建国", "第 2 行，五种“不为”写的不是编码手册里的"),
        ("不敢为\t容错\t别的\t找张建国", "第 2 行，说的是什么写的不是编码手册里的"),
    ],
)
def test_a_bad_sentence_is_told_by_file_and_line_and_not_quoted(tmp_path, line, said):
    file = tmp_path / "recruit, line 7: a.tsv"
    file.write_text(f"不敢为\t容错\t其他\t怕担责\n{line}\n", "utf-8")
    told = refused(_failure(file))
    assert told.startswith(f"没有量：{file}，{said}")
    assert "张建国" not in told


def test_a_file_that_is_no_text_is_told_by_its_name(tmp_path):
    file = tmp_path / "recruit.tsv"
    file.write_bytes(b"\xff\xfe\x00")
    assert refused(_failure(file)) == f"没有量：{file}，读不了。要的是 UTF-8 编码的文字文件。"


def test_rows_that_are_gone_are_told_only_if_there_are_any():
    assert taken(Taken(5, 10, 0)) == "收下了 5 条顾虑的 10 个编码。"
    assert "有 3 行没有收" in taken(Taken(5, 10, 3))


def _failure(file):
    with pytest.raises(BadSentence) as failed:
        read_sentences([file])
    return failed.value
