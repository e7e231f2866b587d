"""`ganwei code`: from concerns to a sheet, and from a sheet to codes and their agreement."""

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner
from xlsxwriter.workbook import Workbook

from bot.cli import cli
from bot.compose import coding
from bot.local_time import today
from bot.research.coding import quality
from bot.research.coding.codes import codes_of, stored


@pytest.fixture
def run(tmp_path, monkeypatch, coder):
    """Return what runs a command on this test's database; the model is one that codes everything alike."""
    monkeypatch.setenv("GANWEI_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("GANWEI_KEY_FILE", str(tmp_path / "keys" / "concerns.json"))
    monkeypatch.delenv("GANWEI_DATABASE_URL", raising=False)
    monkeypatch.setattr(coding, "coder", lambda _settings: coder)
    return lambda *arguments: CliRunner().invoke(cli, ["code", *map(str, arguments)])


def filled_in(exported, file, **codes):
    """Write what a researcher makes of an exported sheet: the same codes in each row."""
    sheet, rows = "编码", CalamineWorkbook.from_path(exported).get_sheet_by_name("编码").to_python()
    with Workbook(file) as workbook:
        made = workbook.add_worksheet(sheet)
        for number, cells in enumerate(rows):
            made.write_row(number, 0, [*cells[:2], *codes.values()] if number else cells)
    return file


def test_run_codes_what_lacks_codes(run, engine, submit):
    key = submit()
    assert run("run").stdout == "编好了 1 条。\n"
    assert run("run").stdout == "没有要编的。\n"
    assert run("run", "--again").stdout == "编好了 1 条。\n"
    assert set(codes_of(engine)[key]) == {"reluctance", "link", "topic"}


FIVE = [f"一出事就问责，谁还敢{what}" for what in ("签字", "拍板", "担责", "试点", "破例")]


def test_a_sheet_goes_out_and_comes_back_as_the_codes_of_a_coder(run, engine, hold, tmp_path):
    key, *_others = map(hold, FIVE)
    held_back = hold("打我电话13812345678细说")
    out = tmp_path / "sheet.xlsx"
    assert run("export", "--out", out).stdout == f"{out}：写好了，5 条，可以请人编了。\n"
    file = filled_in(out, tmp_path / "a.xlsx", reluctance="害怕为", link="", topic="问责过重")
    said = run("import", file, "--coder", "A").stdout
    assert said.startswith("收下了 5 条顾虑的 10 个编码。\n\n| 哪一列 |")
    assert "| 说的是什么 | 编的人和模型 | 5 | 都编成一种，算不出 |  |" in said
    assert codes_of(engine)[key]["reluctance"].value == "害怕为"
    assert "A" not in stored(engine)[held_back]["topic"]


def test_of_a_sheet_with_one_bad_cell_nothing_is_taken(run, engine, hold, tmp_path):
    [hold(text) for text in FIVE]
    run("export", "--out", tmp_path / "sheet.xlsx")
    file = filled_in(
        tmp_path / "sheet.xlsx", tmp_path / "a.xlsx", reluctance="害怕为", link="容", topic="其他"
    )
    ended = run("import", file, "--coder", "A")
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.startswith("ganwei: 没有收，有 5 处不对")
    assert "\n第 2 行，链条环节（D 列）：" in ended.stderr
    assert {who for columns in stored(engine).values() for said in columns.values() for who in said} == {""}


def test_a_coder_who_gives_a_name_ends_with_a_line_that_does_not_repeat_it(run, hold, tmp_path):
    [hold(text) for text in FIVE]
    out = tmp_path / "sheet.xlsx"
    run("export", "--out", out)
    ended = run("import", out, "--coder", "王芳")
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.startswith("ganwei: 没有收：--coder 后面写代号")
    assert "王芳" not in ended.stderr


@pytest.mark.parametrize("there", [0, 4])
def test_fewer_than_five_end_with_a_line_and_no_workbook(run, hold, tmp_path, there):
    [hold(text) for text in FIVE[:there]]
    ended = run("export", "--out", tmp_path / "sheet.xlsx")
    assert (ended.exit_code, ended.stdout) == (3, "")
    assert ended.stderr.startswith("ganwei: 没有写表：能给研究人员看的原话不到 5 条")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "sheet.xlsx").exists()


def test_what_came_this_week_is_in_no_sheet(run, hold, tmp_path):
    year, week, _day = today().isocalendar()
    [hold(text, week=f"{year}-W{week:02}") for text in FIVE]
    assert run("export", "--out", tmp_path / "sheet.xlsx").exit_code == 3


def test_fewer_than_five_rows_cannot_be_asked_for(run, tmp_path):
    assert run("export", "--rows", 4, "--out", tmp_path / "sheet.xlsx").exit_code == 2


def test_a_place_that_cannot_be_written_is_said_and_what_was_there_stays(run, hold, tmp_path):
    [hold(text) for text in FIVE]
    file = tmp_path / "no"
    file.write_text("这里是文件")
    ended = run("export", "--out", file / "sheet.xlsx")
    assert (ended.exit_code, ended.stdout) == (6, "")
    assert ended.stderr.startswith(f"ganwei: 没有写：{file / 'sheet.xlsx'}")
    assert file.read_text() == "这里是文件"


def test_score_prints_a_table_and_saves_nothing_unless_asked(run, tmp_path, monkeypatch):
    monkeypatch.setattr(quality, "FILE", tmp_path / "quality.json")
    file = tmp_path / "heldout_x.tsv"
    file.write_text("不敢为\t容错\t问责过重\t怕担责\n不敢为\t纠错\t问责过重\t怕追责\n", "utf-8")
    said = run("score", file).stdout
    assert "| 链条环节 | 2 | 0.167 | 0.500 | 0.160 |" in said
    assert "| 纠错 | 容错 | 1 |" in said
    assert not (tmp_path / "quality.json").exists()
    run("score", file, "--save")
    assert quality.quality(tmp_path / "quality.json")["held_out"] == "heldout_x"


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [("容错\t怕担责\n", 1, "第 1 行，要有三个编码"), ("\n", 3, "文件里一句话也没有")],
)
def test_what_cannot_be_measured_on_ends_with_a_line(run, tmp_path, content, code, line):
    file = tmp_path / "heldout_x.tsv"
    file.write_text(content, "utf-8")
    ended = run("score", file)
    assert (ended.exit_code, ended.stdout) == (code, "")
    assert ended.stderr.startswith("ganwei: 没有量：")
    assert line in ended.stderr
    assert ended.stderr.count("\n") == 1
