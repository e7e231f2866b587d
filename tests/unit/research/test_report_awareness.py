"""The report's awareness: the questionnaire beside the self-check, all with noise."""

import pytest

from bot.research.report.material import NoSurvey
from bot.research.report.noisy_shares import noisy_shares
from tests.unit.research.report_read import part, read

SURVEY = {
    "awareness": {"内容清楚": 300, "基本不了解": 700},
    "quiz": {"容错要申请吗": (1200, 4800), "纠错等于翻案吗": (0, 0)},
}
SCALES = {"awareness": 6.0, "quiz": 24.0}


def test_survey_and_self_check_stand_side_by_side_with_their_noise() -> None:
    text = part(read(survey=SURVEY, survey_scales=SCALES), "知晓率")
    assert "内容清楚\n300\n±18\n30.0 %\n" in text
    assert "容错要申请吗\n1,200\n4,800\n±72\n20.0 %\n" in text
    assert "加了随机的噪声" in text


def test_statement_of_which_only_noise_is_left_may_be_right_for_none_or_for_all() -> None:
    text = part(read(survey=SURVEY, survey_scales=SCALES), "知晓率")
    assert "纠错等于翻案吗\n0\n0\n±72\n0.0 %\n0.0–100.0 %" in text


def test_interval_of_a_noisy_share_is_the_one_that_allows_for_noise_and_chance() -> None:
    text = part(read(survey=SURVEY, survey_scales=SCALES), "知晓率")
    share, _other = noisy_shares([300, 700], 6.0)
    assert f"30.0 %（{100 * share.low:.1f}–{100 * share.high:.1f} %）" in text


def test_figures_of_the_questionnaire_are_named_and_said_to_be_of_another_source() -> None:
    text = part(read(survey={"around": {"不敢为": 3}}, survey_scales={"around": 6.0}), "知晓率")
    assert "问卷：您身边最常见的是哪一种“不为”" in text
    assert "around" not in text
    assert "不是同一个来源" in text


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (NoSurvey.NONE, "没有可以放在一起看的问卷"),
        (NoSurvey.UNPAID, "没有花隐私预算"),
        (NoSurvey.SPENT, "隐私预算用完了"),
    ],
)
def test_without_figures_of_the_questionnaire_it_is_said_why(why, said) -> None:
    assert said in part(read(no_survey=why), "知晓率")
