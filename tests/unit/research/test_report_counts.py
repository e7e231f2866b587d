"""The report's sections of counts and shares: what is shown, what is left out, and that it is said."""

import re

import pandas as pd

from bot.research.columns import HIDDEN, UNSAID
from tests.unit.research.report_read import part, read, rows


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


def test_without_noisy_counts_the_released_rows_are_counted_and_said_to_be() -> None:
    months = part(read(released=rows(7)), "每月数量")
    assert "没有公布带噪声的总数" in months
    assert "2026-03\n7" in months


def test_cell_of_fewer_than_k_rows_is_shown_only_with_another() -> None:
    both = pd.concat([rows(20), rows(9, link="防错"), rows(4, link="纠错"), rows(7, level="村", link="减错")])
    text = part(read(released=both), "环节 × 层级")
    assert "（4 条）" not in text
    assert "乡镇\n27.3 %（9 条）\n见最后一列\n见最后一列\n见最后一列\n72.7 %（24 条）" in text
    assert "村\n见最后一列\n见最后一列\n见最后一列\n见最后一列\n100.0 %（7 条）" in text


def test_level_of_fewer_than_k_rows_is_shown_only_with_another() -> None:
    both = pd.concat([rows(9), rows(4, level="村")])
    found = read(released=both)
    assert "乡镇、村\n" in part(found, "环节 × 层级")
    assert [chart["aria-label"] for chart in found.all("svg") if "其余层级·合在一起" in chart["aria-label"]]


def test_coder_of_fewer_than_k_codes_is_counted_only_with_another() -> None:
    both = pd.concat([rows(9, link_by="本人"), rows(7, link_by="模型"), rows(2, link_by="研究者")])
    text = part(read(released=both), "环节 × 层级")
    assert "本人选的 9 条、模型编的加研究者改的 9 条" in text


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


def test_number_of_all_concerns_is_said_to_be_about_and_how_far_it_may_be_off() -> None:
    text = part(read(counts={"all": {"all": 1234}}, noise={"all": 35.9}), "概览")
    assert "约 1,234 条（加了噪声，95 % 不差过 36 条）" in text
    assert "全部顾虑（" not in part(read(), "概览")
