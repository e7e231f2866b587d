"""The report as a page: what stands in it, whatever the release holds."""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest

from bot.research.columns import HIDDEN, UNSAID
from bot.research.report.material import Material
from bot.research.report.page import page
from bot.research.report.sections.themes import LONGEST, quotation
from tests.conftest import ROOT
from tests.released_rows import COLUMNS, MONTHS, TEXTS, released, whole_material

TITLES = ["概览", "每月数量", "五种“不为”的占比", "环节 × 层级", "词堆", "有区分度的词", "共现网络"]
TITLES += ["时期之间的变化", "知晓率", "方法"]
EMPTY = pd.DataFrame(columns=COLUMNS)
HOSTILE = "<script>alert(1)</script> & <b>问责</b> {{ 7 * 7 }} {rows}"


class Read(HTMLParser):
    """A page as its tags with their attributes, and its words."""

    def __init__(self, written: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(written.decode())

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        return "\n".join(self.words)


def read(**changes) -> Read:
    """Return the page of a release that has nothing but what is given."""
    return Read(page(Material(**{"released": EMPTY, **changes})))


def part(read: Read, title: str) -> str:
    """Return the words of one section."""
    place = TITLES.index(title) + 1
    return read.text.split(f"{place}. {title}")[1].split(f"{place + 1}. ")[0]


def rows(number: int, **changes) -> pd.DataFrame:
    """Return rows that are all alike."""
    row = {"month": "2026-03", "district": HIDDEN, "level": "乡镇", "field": HIDDEN, "length": "短"}
    row |= {"status": "已回复", "reluctance": "不敢为", "link": "容错", "topic": "问责过重", "text": None}
    return pd.DataFrame([{**row, **changes}] * number, columns=COLUMNS)


@pytest.fixture(scope="module")
def whole() -> Read:
    return Read(page(whole_material()))


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


def test_table_and_chart_say_the_same(whole) -> None:
    text = part(whole, "五种“不为”的占比")
    shares = re.findall(r"(\d+\.\d %)（(\d+\.\d–\d+\.\d %)）", text)
    assert len(set(shares)) >= 3
    for share, interval in shares:
        assert text.count(f"\n{share}\n") >= 1
        assert text.count(f"\n{interval}\n") >= 1


def test_month_shows_the_noisy_count_of_all_concerns_with_its_interval() -> None:
    months = part(read(counts={"month": {"2026-01": 40, "2026-02": 3}}, noise={"month": 6.0}), "每月数量")
    assert "噪声" in months
    assert "34 到 46" in months
    assert "0 到 9" in months  # never fewer than none


def test_number_of_all_concerns_is_said_to_be_about_and_how_far_it_may_be_off() -> None:
    text = part(read(counts={"all": {"all": 1234}}, noise={"all": 35.9}), "概览")
    assert "约 1,234 条（加了噪声，95 % 不差过 36 条）" in text
    assert "全部顾虑（" not in part(read(), "概览")


def test_without_noisy_counts_the_released_rows_are_counted_and_said_to_be() -> None:
    months = part(read(released=rows(7)), "每月数量")
    assert "没有公布带噪声的总数" in months
    assert "2026-03\n7" in months


def test_cell_of_fewer_than_k_rows_is_not_shown() -> None:
    both = pd.concat([rows(9), rows(4, level="村")])
    text = part(read(released=both), "环节 × 层级")
    assert "少于 5" in text
    assert "\n4\n" not in text
    assert "100.0 %（9 条）" in text


def test_share_leaves_out_what_was_not_said_or_not_published_and_says_how_much() -> None:
    all_rows = pd.concat([rows(6), rows(2, reluctance=UNSAID), rows(3, reluctance=HIDDEN)])
    text = part(read(released=all_rows), "五种“不为”的占比")
    assert "按 6 条算。另有 2 条没有说也没有编是哪一种，3 条没有公布。" in text
    assert "100.0 %" in text


def test_codes_of_holders_and_of_the_model_are_shown_apart_from_k_rows_on() -> None:
    held = rows(6, reluctance_by="本人")
    model = pd.concat([rows(3, reluctance_by="模型"), rows(9, reluctance="不会为", reluctance_by="模型")])
    text = part(read(released=pd.concat([held, model, rows(4, reluctance_by="研究者")])), "五种“不为”的占比")
    assert "不敢为\n本人选的\n6\n100.0 %" in text
    assert "不敢为\n模型编的\n3\n25.0 %" in text
    assert "没有画进图里的：研究者改的 少于 5 条" in text
    assert "\n研究者改的\n" not in text


def test_rows_with_a_text_and_without_are_told_apart() -> None:
    read_only = rows(3, text="问责太多", month=HIDDEN, level=HIDDEN)
    text = part(read(released=pd.concat([rows(7), read_only])), "概览")
    assert "带原话的 3 条是给人读的" in text
    assert "不带原话的 7 条是用来数的" in text
    assert "月份\n0\n0.0 %" in text  # what is hidden is told of the rows for counting


def test_months_that_are_hidden_are_counted_as_left_out_of_changes() -> None:
    all_rows = pd.concat([rows(20, month="2025-03"), rows(20), rows(8, month=HIDDEN)])
    assert "月份未公布的 8 条没有算进来" in part(read(released=all_rows), "时期之间的变化")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (["2025-01", "2026-12"], "这两期都是整的"),
        (["2025-01", "2026-10"], "2026 不是整的一期"),
        (["2025-03", "2026-10"], "2025、2026 不是整的一期"),
        (None, "后一期可能还没有过完"),
    ],
)
def test_year_that_is_not_over_is_said_to_be_compared_with_a_whole_one(period, said) -> None:
    both = pd.concat([rows(20, month="2025"), rows(20, month="2026")])
    risk = {"period": period} if period else {}
    assert said in part(read(released=both, risk=risk), "时期之间的变化")


def test_change_is_seen_only_when_the_interval_does_not_hold_zero() -> None:
    before = pd.concat([rows(50), rows(50, reluctance="不会为")])
    same = before.assign(month="2026-09")
    other = rows(100, month="2026-09")
    assert "看不出变化" in part(read(released=pd.concat([before, same])), "时期之间的变化")
    assert "+50.0" in part(read(released=pd.concat([before, other])), "时期之间的变化")


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        ("2025-11", "2026-02", "2025-H2（20 条）和 2026-H1（20 条）"),
        ("2025-Q3", "2026-H2", "2025-H2（20 条）和 2026-H2（20 条）"),
        ("2025", "2026-02", "2025（20 条）和 2026（20 条）"),
    ],
)
def test_periods_are_half_years_or_the_coarsest_there_is(earlier, later, said) -> None:
    both = pd.concat([rows(20, month=earlier), rows(20, month=later), rows(20, month=HIDDEN)])
    assert said in part(read(released=both), "时期之间的变化")


def test_survey_and_self_check_stand_side_by_side() -> None:
    survey = {
        "awareness": {"知道": 30, "不知道": 70},
        "quiz": {"容错要申请吗": [12, 60], "问过的人太少": [1, 3]},
    }
    text = part(read(survey=survey), "知晓率")
    assert "30.0 %" in text
    assert "20.0 %" in text
    assert "问过的人太少" not in text


def test_figures_of_the_questionnaire_are_named_and_said_to_be_of_another_source() -> None:
    text = part(read(survey={"around": {"不敢为": 3}}), "知晓率")
    assert "《问卷：您身边最常见的是哪一种“不为”》不到 5 人作答" in text
    assert "around" not in text
    assert "不是同一个来源" in text


def test_without_a_survey_it_is_said() -> None:
    assert "还没有问卷数据" in part(read(), "知晓率")
    assert "不到 5 人" in part(read(survey={"awareness": {"知道": 3}}), "知晓率")


LINKS = {"to_one": 0.75, "highest": 0.125}
RISK = {
    "seed": 42,
    "period": ["2026-01", "2026-10"],
    "measured": {
        "figures": {"k": 8, "l": 3, "t": {"link": 0.2, "topic": 0.41}},
        "prosecutor": {"highest": 0.12, "mean": 0.04},
    },
    "loss": {"overall": 0.37},
    "attacks": {"linkage": {"links": LINKS}, "linkage_knowing_codes": LINKS},
    "coding": {"confusions": [["不会为", "害怕为", 3]]},
    "budget": {"epsilon": 0.5},
    "unheard_of": {"rate": 0.0123456},
    "rows_in": 987654,
    "none": None,
}


def test_methods_show_seed_once_and_versions() -> None:
    text = part(
        read(risk=RISK, methods=[("版本", {"pandas": "3.1.1"}), ("步骤", ["甲", "乙"])], seed=42), "方法"
    )
    for expected in ("版本 · pandas", "3.1.1", "甲、乙", "不能从这里得出什么"):
        assert expected in text
    assert text.count("\n42\n") == 1


def test_methods_say_what_each_measure_is_here_and_what_it_means() -> None:
    text = part(read(risk=RISK), "方法")
    assert "\nt\n0.41\n" in text
    assert "（penalty）\n0.37\n" in text
    assert "（prosecutor）\n0.12、0.04\n" in text
    assert "（journalist）\n没有\n" in text
    assert "（linkage_knowing_codes）\n75.0 %\n" in text
    assert "他已经知道编码" in text


def test_paragraph_to_quote_stands_before_everything_else_and_holds_the_figures() -> None:
    text = part(read(released=rows(7), risk=RISK), "方法")
    assert text.index("可以引用的一段") < text.index("公式和出处")
    assert "（2026-01 至 2026-10）：发布 7 条顾虑" in text
    assert "达到 k = 8（Sweeney, 2002）和 l = 3" in text
    assert "ε = 0.5" in text
    assert "达到 k" not in part(read(released=rows(7)), "方法")  # nothing is claimed that was not measured


def test_figures_of_risk_are_folded_at_the_end_with_their_keys_as_they_are() -> None:
    found = read(risk=RISK)
    text = part(found, "方法")
    assert found.tags.count(("details", {})) == 1
    last = text[text.index("risk.json 里的数字") :]
    assert "unheard_of · rate\n0.01235" in last
    assert "measured · figures · t · topic\n0.41" in last
    assert "不会为错编成害怕为 3 次" in last
    assert "987654" not in text  # noisy; said with its reach in the overview


def test_what_comes_from_data_is_shown_literally() -> None:
    hostile = rows(40, text=None, topic=HOSTILE, level=HOSTILE, month="2026-03")
    hostile["text"] = [f"{HOSTILE} {text}" for texts in TEXTS.values() for text in texts][:40]
    given = {"counts": {"month": {HOSTILE: 9}}, "survey": {HOSTILE: {HOSTILE: 9}}, "risk": {HOSTILE: HOSTILE}}
    found = read(released=hostile, methods=[(HOSTILE, HOSTILE)], **given)
    assert {name for name, _attributes in found.tags} & {"script", "b"} <= {"b"}
    assert all(not attributes for attributes in found.all("b"))  # ours, around the words of a theme
    assert HOSTILE in part(found, "词堆")
    assert found.text.count(HOSTILE) > 8


def test_theme_quotes_at_most_three_texts_and_only_released_ones(whole) -> None:
    text = part(whole, "词堆")
    quoted = [line for line in text.split("\n") if len(line) > 15 and line.endswith(("。", "…"))]
    texts = {quotation(text) for text in released()["text"].dropna()}
    themes = len(whole.all("article"))
    assert 0 < len([line for line in quoted if line in texts]) == len(whole.all("blockquote")) <= 3 * themes


def test_quotation_is_cut_at_120_characters_and_stands_on_one_line() -> None:
    assert quotation("问" * 120) == "问" * 120
    assert quotation("问" * 121) == "问" * 119 + "…"
    assert len(quotation("责\n" * 500)) == LONGEST
    assert "\n" not in quotation("责\n" * 500)


def test_fewer_than_thirty_texts_are_too_few_for_themes() -> None:
    few = rows(29)
    few["text"] = [text for texts in TEXTS.values() for text in texts][:29]
    found = read(released=few)
    assert "29 段，不到 30 段，太少" in part(found, "词堆")
    assert found.all("blockquote") == []


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
