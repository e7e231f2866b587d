"""Labelled sentences are read from any number of files, and a bad line is named without its words."""

from pathlib import Path

import pytest

from bot.research.coding.failures import BadSentence
from bot.research.synth.phrases import phrases_of
from bot.research.synth.sentences import Sentence, read_sentences

FEAR = "害怕为\t容错\t边界不清\t文件上写了，线在哪儿没写！"
IDLE = "不想为\t防错\t其他\t提不起劲…就这样"
SECRET = "不能说的话"


def test_files_are_read_in_order_and_cut_into_clauses(tmp_path: Path) -> None:
    (tmp_path / "b.tsv").write_text(f"{IDLE}\r\n\r\n", "utf-8")
    (tmp_path / "a.tsv").write_text(FEAR, "utf-8")
    (tmp_path / "notes.txt").write_text("not read", "utf-8")
    assert read_sentences(tmp_path) == [
        Sentence(("害怕为", "容错", "边界不清"), ("文件上写了", "线在哪儿没写")),
        Sentence(("不想为", "防错", "其他"), ("提不起劲", "就这样")),
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"害怕为\t容错\t{SECRET}",
        f"害怕为\t容错\t边界不明\t{SECRET}",
        f"{SECRET}\t容错\t边界不清\t字",
        f"容错\t害怕为\t边界不清\t{SECRET}",
        f"害怕为\t容错\t边界不清\t字\t{SECRET}",
        "害怕为\t容错\t边界不清\t。，",
    ],
)
def test_bad_line_is_named_without_its_words(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.tsv").write_text(f"{FEAR}\n\n{line}\n", "utf-8")
    with pytest.raises(BadSentence, match=r"a\.tsv, line 3") as told:
        read_sentences(tmp_path)
    assert SECRET not in str(told.value)


def test_folder_without_sentences_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSentence, match=tmp_path.name):
        read_sentences(tmp_path)


def test_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadSentence, match=r"a\.tsv"):
        read_sentences(tmp_path)


def test_sentences_of_the_project_are_read() -> None:
    assert len(read_sentences()) >= 30


def test_group_is_the_different_clauses_of_all_sentences_with_its_codes() -> None:
    fear, idle = ("害怕为", "容错", "边界不清"), ("不想为", "防错", "其他")
    said = [Sentence(fear, ("甲", "乙")), Sentence(idle, ("丙",)), Sentence(fear, ("乙", "丁"))]
    phrases = phrases_of(said)
    assert dict(zip(phrases.codes, zip(phrases.weight, phrases.size, strict=True), strict=True)) == {
        fear: (2, 3),
        idle: (1, 1),
    }
