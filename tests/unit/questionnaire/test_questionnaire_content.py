"""The questions and statements as they stand: their wording, and that reasons fit truth."""

import pytest

from bot.concerns.codes import Reluctance
from bot.questionnaire.codes import QUESTIONS, Awareness, Step
from bot.questionnaire.quiz import ASKED, POOL, Statement
from bot.telegram.keyboard import MOST_BYTES
from tests.unit.person import ANSWERS

every_statement = pytest.mark.parametrize("statement", POOL, ids=[statement.name for statement in POOL])


@every_statement
def test_reason_says_whether_the_statement_is_right_and_leads_to_a_topic(statement: Statement) -> None:
    why = ANSWERS[statement.why]
    assert why.text.startswith("{verdict}这句对" if statement.is_true else "{verdict}这句不对")
    assert [ANSWERS[key].source is not None for key in why.follow_ups] == [True]


@every_statement
def test_statement_fits_beside_its_question(statement: Statement) -> None:
    assert len(ANSWERS["questionnaire_quiz"].text) + len(ANSWERS[statement.key].text) <= 120


def test_pool_is_large_enough_and_neither_all_right_nor_all_wrong() -> None:
    assert len(POOL) >= 2 * ASKED
    assert {statement.is_true for statement in POOL} == {True, False}


def test_titles_of_statements_tell_them_apart() -> None:
    assert len({ANSWERS[statement.key].title for statement in POOL}) == len(POOL)


def test_invitation_says_what_is_kept_how_long_it_takes_and_that_it_is_voluntary() -> None:
    text = ANSWERS["questionnaire"].text
    assert [
        said for said in ("自愿", "一分钟", "只在总数里各加一", "不留您打的字", "跳过") if said not in text
    ] == []


def test_what_telegram_sees_is_said_there_before_the_first_question() -> None:
    assert "Telegram 看得到" in ANSWERS["telegram_questionnaire"].text
    assert "questionnaire_begin" in ANSWERS["telegram_questionnaire"].follow_ups


def test_each_reluctance_is_explained() -> None:
    lines = ANSWERS["questionnaire_around"].text.splitlines()[1:]
    assert [line[2:5] for line in lines] == list(Reluctance)


@pytest.mark.parametrize("step", list(QUESTIONS))
def test_question_has_gaps_for_its_number_and_a_way_out(step: Step) -> None:
    answer = ANSWERS[f"questionnaire_{step}"]
    assert "{number}/{of}" in answer.text
    assert answer.follow_ups == ("questionnaire_stop",)


def test_buttons_fit_on_telegram() -> None:
    longest = max(len(statement.name) for statement in POOL)
    assert len("/questionnaire_choose ") + max(longest, len(Step.AWARENESS)) + 2 <= MOST_BYTES


def test_papers_middle_answer_is_the_one_it_reports() -> None:
    assert list(Awareness)[1] == "有些了解，具体内容不太清楚"
