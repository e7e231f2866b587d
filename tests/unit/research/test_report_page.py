"""The report as a page: what stands in it, whatever the release holds."""

import os
import re
import subprocess
import sys

import pandas as pd
import pytest

from bot.research.columns import HIDDEN
from tests.conftest import ROOT
from tests.released_rows import MONTHS, TEXTS, released
from tests.unit.research.report_read import EMPTY, TITLES, part, read, rows

HOSTILE = "<script>alert(1)</script> & <b>问责</b> {{ 7 * 7 }} {rows}"


def test_every_section_stands_under_its_heading_and_in_the_contents(whole) -> None:
    headings = re.findall(r"\d+\. (.+)", whole.text)
    assert headings == TITLES
    assert [link["href"] for link in whole.all("a")] == [f"#{at['id']}" for at in whole.all("section")]


def test_page_asks_nothing_of_anybody(whole) -> None:
    names = {name for name, _attributes in whole.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "image", "use", "form"}
    outward = {
        key for _name, at in whole.tags for key in at if key in {"src", "xlink:href", "srcset", "style"}
    }
    assert outward == set()
    assert "url(" not in whole.text
    assert "@import" not in whole.text


def test_every_chart_is_told_in_words_and_has_its_table(whole) -> None:
    charts = whole.all("svg")
    assert len(charts) == len(whole.all("figure")) == len(whole.all("details")) - 1 >= 10
    assert all(chart["role"] == "img" and len(chart["aria-label"]) > 10 for chart in charts)


def test_no_gap_is_left_open(whole) -> None:
    assert not re.search(r"\{\w+\}|None|nan", whole.text.split("</style>")[-1].split("顾虑研究报告", 2)[-1])


def test_what_comes_from_data_is_shown_literally() -> None:
    hostile = rows(40, text=None, topic=HOSTILE, level=HOSTILE, month="2026-03")
    hostile["text"] = [f"{HOSTILE} {text}" for texts in TEXTS.values() for text in texts][:40]
    given = {"counts": {"month": {HOSTILE: 9}}, "survey": {HOSTILE: {HOSTILE: 9}}, "risk": {HOSTILE: HOSTILE}}
    given["survey_scales"] = {HOSTILE: 6.0}
    found = read(released=hostile, methods=[(HOSTILE, HOSTILE)], **given)
    assert {name for name, _attributes in found.tags} & {"script", "b"} <= {"b"}
    assert all(not attributes for attributes in found.all("b"))  # ours, around the words of a theme
    assert HOSTILE in part(found, "词堆")
    assert found.text.count(HOSTILE) > 8


ONE_PERIOD = released(60).assign(month=MONTHS[-1], text=None)


@pytest.mark.parametrize(
    "frame",
    [
        EMPTY,
        pd.DataFrame(),
        rows(1),
        rows(1, text="问责太多"),
        ONE_PERIOD,
        rows(60, text="问责太多，程序不明"),
    ],
    ids=["empty", "no columns", "one row", "one text", "one period", "all alike"],
)
def test_page_of_little_still_has_all_sections(frame) -> None:
    found = read(released=frame)
    assert re.findall(r"\d+\. (.+)", found.text) == TITLES
    assert "不到两个" in part(found, "时期之间的变化")


@pytest.mark.parametrize("column", ["month", "level", "reluctance", "link", "topic"])
def test_column_of_which_nothing_is_published_is_said_to_be_hidden(column) -> None:
    frame = released(30).assign(text=None, **{column: HIDDEN})
    found = read(released=frame)
    assert re.findall(r"\d+\. (.+)", found.text) == TITLES
    assert "100.0 %" in part(found, "概览")


def test_same_material_gives_the_same_bytes_in_any_process() -> None:
    made = (
        "import sys; from tests.released_rows import whole_material;"
        "from bot.research.report.page import page;"
        "sys.stdout.buffer.write(page(whole_material()))"
    )
    pages = {
        subprocess.run(
            [sys.executable, "-c", made],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pages) == 1
    assert len(pages.pop()) > 50_000
