"""The tables of `ganwei code`: plain Chinese, every figure in its place."""

from bot.research.coding.printed import agreement_table, score_table

ALPHA = {"n": 6, "alpha": 0.5, "low": -0.0314, "high": 1.0}
UNKNOWN = {"alpha": None, "low": None, "high": None}
FIGURES = {"n": 4, "macro_f1": 0.7335, "accuracy": 0.75, "ece": 0.25, "f1": {"不敢为": 0.667, "害怕为": 0.8}}


def test_agreement_has_its_interval():
    printed = agreement_table({"topic": {"coders": ALPHA, "model": ALPHA}}).split("\n")
    assert printed[:4] == [
        "| 哪一列 | 谁和谁比 | 条数 | α | 95 % 区间 |",
        "|---|---|---|---|---|",
        "| 说的是什么 | 编的人之间 | 6 | 0.500 | -0.031 到 1.000 |",
        "| 说的是什么 | 编的人和模型 | 6 | 0.500 | -0.031 到 1.000 |",
    ]


def test_an_agreement_that_cannot_be_said_says_why():
    printed = agreement_table({"link": {"coders": {"n": 0, **UNKNOWN}, "model": {"n": 2, **UNKNOWN}}})
    assert "| 链条环节 | 编的人之间 | 0 | 没有可比的 |  |" in printed
    assert "| 链条环节 | 编的人和模型 | 2 | 都编成一种，算不出 |  |" in printed


def test_scores_have_each_column_each_value_and_each_confusion():
    printed = score_table({"reluctance": {**FIGURES, "confusions": [["不敢为", "害怕为", 1]]}})
    assert "| 五种“不为” | 4 | 0.734 | 0.750 | 0.250 |" in printed
    assert "| 五种“不为” | F1 |\n|---|---|\n| 不敢为 | 0.667 |\n| 害怕为 | 0.800 |" in printed
    assert "| 五种“不为”：该编成 | 编成了 | 次数 |\n|---|---|---|\n| 不敢为 | 害怕为 | 1 |" in printed
