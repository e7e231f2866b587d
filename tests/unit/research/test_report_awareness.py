"""The report's awareness: the questionnaire beside the self-check."""

from tests.unit.research.report_read import part, read


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
