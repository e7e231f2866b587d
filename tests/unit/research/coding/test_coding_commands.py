"""`ganwei code`: from concerns to a sheet, and from a sheet to codes and their agreement."""

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner
from xlsxwriter.workbook import Workbook

from bot.cli import KNOWN_FAILURES, cli
from bot.compose import coding
from bot.content.files import CannotWriteFile
from bot.research.coding import quality
from bot.research.coding.codes import codes_of, stored
from bot.research.coding.failures import BadCoder, BadSentence, BadSheet


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
    assert run("run").stdout == "coded 1 concerns\n"
    assert run("run").stdout == "coded 0 concerns\n"
    assert run("run", "--again").stdout == "coded 1 concerns\n"
    assert set(codes_of(engine)[key]) == {"reluctance", "link", "topic"}


FIVE = [f"一出事就问责，谁还敢{what}" for what in ("签字", "拍板", "担责", "试点", "破例")]


def test_a_sheet_goes_out_and_comes_back_as_the_codes_of_a_coder(run, engine, hold, tmp_path):
    key, *_others = map(hold, FIVE)
    held_back = hold("打我电话13812345678细说")
    out = tmp_path / "sheet.xlsx"
    assert run("export", "--out", out).stdout == f"wrote 5 concerns to {out}\n"
    file = filled_in(out, tmp_path / "a.xlsx", reluctance="害怕为", link="", topic="问责过重")
    said = run("import", file, "--coder", "A").stdout
    assert "took 10 codes of 5 concerns; 0 rows: no such concern any more" in said
    assert "| topic | coders with the model | 5 | unknown |  |" in said
    assert codes_of(engine)[key]["reluctance"].value == "害怕为"
    assert "A" not in stored(engine)[held_back]["topic"]


def test_of_a_sheet_with_one_bad_cell_nothing_is_taken(run, engine, hold, tmp_path):
    [hold(text) for text in FIVE]
    run("export", "--out", tmp_path / "sheet.xlsx")
    file = filled_in(
        tmp_path / "sheet.xlsx", tmp_path / "a.xlsx", reluctance="害怕为", link="容", topic="其他"
    )
    assert isinstance(run("import", file, "--coder", "A").exception, BadSheet)
    assert {who for columns in stored(engine).values() for said in columns.values() for who in said} == {""}


@pytest.mark.parametrize("there", [0, 4])
def test_fewer_than_five_end_with_a_line_and_no_workbook(run, hold, tmp_path, there):
    [hold(text) for text in FIVE[:there]]
    ended = run("export", "--out", tmp_path / "sheet.xlsx")
    assert (ended.exit_code, ended.stdout) == (3, "")
    assert ended.stderr.startswith("ganwei: 没有写表：能给研究人员看的原话不到 5 条")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "sheet.xlsx").exists()


def test_fewer_than_five_rows_cannot_be_asked_for(run, tmp_path):
    assert run("export", "--rows", 4, "--out", tmp_path / "sheet.xlsx").exit_code == 2


def test_a_place_that_cannot_be_written_is_said(run, hold, tmp_path):
    [hold(text) for text in FIVE]
    assert isinstance(run("export", "--out", tmp_path / "no" / "sheet.xlsx").exception, CannotWriteFile)


def test_score_prints_a_table_and_saves_nothing_unless_asked(run, tmp_path, monkeypatch):
    monkeypatch.setattr(quality, "FILE", tmp_path / "quality.json")
    file = tmp_path / "heldout_x.tsv"
    file.write_text("不敢为\t容错\t问责过重\t怕担责\n不敢为\t纠错\t问责过重\t怕追责\n", "utf-8")
    said = run("score", file).stdout
    assert "| link | 2 | 0.167 | 0.500 | 0.160 |" in said
    assert "| 纠错 | 容错 | 1 |" in said
    assert not (tmp_path / "quality.json").exists()
    run("score", file, "--save")
    assert quality.quality(tmp_path / "quality.json")["held_out"] == "heldout_x"


@pytest.mark.parametrize("failure", [BadSheet, BadCoder, BadSentence])
def test_what_may_go_wrong_ends_with_a_line(failure):
    assert failure in KNOWN_FAILURES
