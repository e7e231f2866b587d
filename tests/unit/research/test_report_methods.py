"""The report's methods: what a paper may quote, what each measure means, all figures of risk."""

from bot.research.report.sections.measures import measures
from bot.research.report.wording import words
from tests.unit.research.report_read import part, read, rows

LINKS = {"to_one": 0.75, "highest": 0.125, "in_class": 0.19}
LEARNT = {"link": 0.07, "topic": 0.05}
RISK = {
    "seed": 42,
    "period": ["2026-01", "2026-10"],
    "measured": {
        "figures": {"k": 8, "l": 3, "entropy_l": 1.57, "t": {"link": 0.2, "topic": 0.41}},
        "agrees": True,
        "prosecutor": {"highest": 0.12, "mean": 0.04},
    },
    "loss": {"overall": 0.37},
    "attacks": {
        "linkage": {"links": LINKS, "learnt": LEARNT},
        "linkage_knowing_codes": LINKS,
        "sequence": {"groups_alone": 0, "moved": 0, "released_before": 90},
    },
    "coding": {"confusions": [["不会为", "害怕为", 3]]},
    "budget": {"epsilon": 0.5},
    "budget_questionnaire": {"epsilon": 0.4, "half_widths": {"quiz": 12.5}},
    "counts_questionnaire": {"quiz": {"gain right": 123456}},
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
    assert "（entropy_l）\n1.57\n" in text
    assert "（pycanon）\n一样\n" in text


def test_methods_say_what_came_of_each_attack() -> None:
    text = part(read(risk=RISK), "方法")
    assert "（in_class）\n0.19\n" in text
    assert "（learnt）\n0.07\n" in text  # of the column of which most is learnt
    assert "（sequence）\n0、0\n" in text
    assert "（canaries）\n没有找到" in text
    assert "（unreleased_texts）\n没有找到" in text


def test_what_was_not_attacked_or_measured_is_not_said_to_be_safe() -> None:
    text = part(read(), "方法")
    for name in ("learnt", "sequence", "canaries", "unreleased_texts", "pycanon"):
        assert f"（{name}）\n没有\n" in text


def test_every_measure_has_a_name_and_a_meaning() -> None:
    assert words()["names"].keys() == words()["measures"].keys()
    assert len(measures(RISK)) == len(words()["names"])


def test_paragraph_to_quote_stands_before_everything_else_and_holds_the_figures() -> None:
    text = part(read(released=rows(7), risk=RISK), "方法")
    assert text.index("可以引用的一段") < text.index("公式和出处")
    assert "（2026-01 至 2026-10）：发布 7 条顾虑" in text
    assert "达到 k = 8（Sweeney, 2002）和 l = 3" in text
    assert "ε = 0.5" in text
    assert "问卷和自测的数也加了离散拉普拉斯噪声，另记一本账，总共 ε = 0.4" in text
    assert "达到 k" not in part(read(released=rows(7)), "方法")  # nothing is claimed that was not measured


def test_figures_of_risk_are_folded_at_the_end_with_their_keys_as_they_are() -> None:
    found = read(risk=RISK)
    text = part(found, "方法")
    assert found.tags.count(("details", {})) == 1
    last = text[text.index("risk.json 里的数字") :]
    assert "unheard_of · rate\n0.01235" in last
    assert "budget_questionnaire · half_widths · quiz\n12.5" in last
    assert "123456" not in last
    assert "987654" not in text  # noisy; said with its reach in the overview
    assert "measured · figures · t · topic\n0.41" in last
    assert "不会为错编成害怕为 3 次" in last
