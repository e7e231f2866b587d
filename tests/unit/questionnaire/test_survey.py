"""`ganwei survey`: our figures beside the paper's, in Markdown and for programs."""

import json
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine
from typer.testing import CliRunner

from bot.cli import cli
from bot.concerns.codes import Level, Reluctance
from bot.questionnaire.codes import Awareness, Cell, Mark
from tests.unit.fresh import copied_database
from tests.unit.questionnaire.sheets import handed_in

SHEETS = {
    Cell(Awareness.SOME, Reluctance.FEAR, "没有", Level.TOWN): 40,
    Cell(Awareness.CLEAR, Reluctance.NO_DARE, "", Level.TOWN): 9,
    Cell(Awareness.LITTLE, Reluctance.NO_WILL, "害怕为", Level.COUNTY): 7,
    Cell(Awareness.SOME, level=Level.VILLAGE): 3,
    Cell(Awareness.LITTLE, Reluctance.NO_WILL, "害怕为", Level.TOWN): 6,
    Cell(Awareness.SOME, Reluctance.FEAR, "没有", Level.COUNTY): 20,
    Cell(Awareness.CLEAR, Reluctance.NO_DARE, "", Level.COUNTY): 8,
}
MARKS = {("gain", Mark.RIGHT): 30, ("gain", Mark.WRONG): 10, ("when", Mark.RIGHT): 3}

PAPER = [  # 二（三）, 二（一）
    "80%以上的干部对容错纠错长效机制有一定了解，但对具体内容不太清楚或者不完全知道",
    "更多的干部表示",
    "数量不多，但确实存在",
]


@pytest.fixture
def engine(tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path))
    return copied_database(seeded, tmp_path / "ganwei.sqlite")


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["survey", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_awareness_stands_beside_the_papers_words_with_its_interval(engine: Engine) -> None:
    handed_in(engine, SHEETS, MARKS)
    said = printed()
    line = next(line for line in said.splitlines() if "| 63 |" in line)
    assert line.startswith("| 有些了解，具体内容不太清楚 | 63 | 67.7 % | 57.7–76.4 % | “80%以上的干部")
    assert "（n = 93）" in said


def test_papers_words_are_quoted_exactly_and_what_it_does_not_say_is_said(engine: Engine) -> None:
    handed_in(engine, SHEETS | {Cell(around=each): 9 for each in Reluctance}, MARKS)
    said = printed()
    assert re.findall(r"“([^”]+)” \|", said) == PAPER
    assert len(re.findall(r"\| 没有写 \|", said)) == 5 - len(PAPER[1:]) + 2


def test_small_numbers_are_nowhere(engine: Engine) -> None:
    handed_in(engine, SHEETS, MARKS)
    said = printed()
    assert "其余合计" in said
    assert [cell for cell in re.findall(r"\| (\d+) (?=\|)", said) if int(cell) < 5] == []
    assert "什么时候" not in said


def test_statements_are_called_by_their_titles(engine: Engine) -> None:
    handed_in(engine, SHEETS, MARKS)
    assert "| 得点私利 | 40 | 30 | 75.0 % |" in printed()


def test_larger_k_hides_more(engine: Engine) -> None:
    handed_in(engine, SHEETS, MARKS)
    assert "| 内容清楚 | 17 |" in printed("--k", "8")
    assert "| 内容清楚 |" not in printed("--k", "18")


@pytest.mark.parametrize("sheets", [{}, {Cell(Awareness.SOME): 4}])
def test_fewer_than_k_are_said_to_be_too_few(engine: Engine, sheets: dict[Cell, int]) -> None:
    handed_in(engine, sheets)
    said = printed()
    assert "每一问的回答都不到 5 份，什么也不显示" in said
    assert "|" not in said


def test_tables_are_markdown(engine: Engine) -> None:
    handed_in(engine, SHEETS, MARKS)
    for block in re.findall(r"(?:^\|.*\n?)+", printed(), re.MULTILINE):
        widths = {line.count("|") for line in block.splitlines()}
        assert len(widths) == 1, block
        assert set(block.splitlines()[1]) == {"|", "-"}


def test_programs_get_the_same(engine: Engine) -> None:
    handed_in(engine, SHEETS, MARKS)
    made = json.loads(printed("--json"))
    assert made["answered"]["awareness"] == 93
    assert made["shares"]["awareness"][0]["number"] == 63
    assert made["quiz"] == {"gain": [30, 40]}
    assert made["crosses"]["awareness"]["cells"]
