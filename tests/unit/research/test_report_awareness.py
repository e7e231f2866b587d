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


def test_statement_of_which_only_noise_is_left_is_not_shown() -> None:
    text = part(read(survey=SURVEY, survey_scales=SCALES), "知晓率")
    assert "纠错等于翻案吗" not in text
    assert "不画" not in text


def test_question_of_which_only_noise_is_left_is_named_and_not_drawn() -> None:
    few = {"awareness": {"内容清楚": 9, "基本不了解": 0}, "quiz": {"容错要申请吗": (3, 60)}}
    found = read(survey=few, survey_scales=SCALES)
    text = part(found, "知晓率")
    assert "不画：问卷：您知道这个机制吗、自测：每道题答对多少。" in text
    assert "容错要申请吗" not in text


def test_interval_of_a_noisy_share_is_the_one_that_allows_for_noise_and_chance() -> None:
    text = part(read(survey=SURVEY, survey_scales=SCALES), "知晓率")
    share, _other = noisy_shares([300, 700], 6.0)
    assert f"30.0 %（{100 * share.low:.1f}–{100 * share.high:.1f} %）" in text


def test_figures_of_the_questionnaire_are_named_and_said_to_be_of_another_source() -> None:
    text = part(
        read(survey={"around": {"不敢为": 300, "不会为": 90}}, survey_scales={"around": 6.0}), "知晓率"
    )
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
