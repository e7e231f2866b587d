"""The questionnaire in the talk: opt-in, choices only, counted once on 交卷, left at any step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.conversation.turn import PartUnavailable
from bot.ephemeral.held import Held
from bot.ephemeral.sheets import HANDED_IN_PREFIX, SECONDS_KEPT, SHEET_PREFIX
from bot.questionnaire.codes import Cell, Mark, Step
from bot.questionnaire.quiz import ASKED, POOL
from tests.unit.person import ANSWERS, THROUGH, Person
from tests.unit.questionnaire.respondent import ANSWERED, Respondent

CELL = Cell("有些了解，具体内容不太清楚", "害怕为", "没有", "乡镇")


@pytest.mark.parametrize("wish", ["问卷", "填问卷", "做问卷", "做问卷吧。", "/questionnaire"])
async def test_who_asks_for_it_is_told_first_what_it_is(respondent: Respondent, wish: str) -> None:
    assert await respondent.says(wish) == ["questionnaire"]
    assert (await respondent.sheet()).step is Step.INVITED


@pytest.mark.parametrize("other", ["问卷查出了什么", "什么是问卷", "100份问卷", "/survey"])
async def test_other_words_about_questionnaires_are_left_to_the_dialogue(
    respondent: Respondent, other: str
) -> None:
    assert await respondent.says(other) == []
    assert await respondent.sheet() is None


async def test_whoever_does_not_begin_is_not_asked(respondent: Respondent) -> None:
    assert await respondent.says("问卷", "认定要走几步") == []
    assert await respondent.sheet() is None
    assert respondent.understander.names == []


async def test_a_whole_sheet_is_counted_once_it_is_handed_in(respondent: Respondent) -> None:
    assert await respondent.comes_to_the_end() == [*await _why(respondent), "questionnaire_confirm"]
    assert respondent.box.sheets == []
    statements = (await respondent.sheet()).statements
    assert await respondent.says("交卷") == ["questionnaire_submit"]
    assert respondent.box.sheets == [(CELL, dict.fromkeys(statements, Mark.RIGHT))]
    assert await respondent.sheet() is None


async def _why(respondent: Respondent) -> list[str]:
    return [f"questionnaire_why_{(await respondent.sheet()).statements[-1]}"]


async def test_statements_are_drawn_from_the_pool_and_asked_in_its_order(respondent: Respondent) -> None:
    names, drawn = [statement.name for statement in POOL], set()
    for _ in range(60):
        await respondent.says("问卷", "不答了", "问卷")
        statements = (await respondent.sheet()).statements
        assert statements == sorted(statements, key=names.index)
        assert len(set(statements)) == ASKED
        drawn |= set(statements)
    assert drawn == set(names)


async def test_each_statement_is_followed_by_the_answer_the_reason_and_a_way_to_the_topic(
    respondent: Respondent,
) -> None:
    await respondent.says("问卷", "开始", *ANSWERED)
    due = (await respondent.sheet()).due
    turn = await respondent.turn("不确定")
    why, question = turn.replies
    assert why.text == "没关系，一起看看。" + ANSWERS[f"questionnaire_why_{due}"].text.removeprefix(
        "{verdict}"
    )
    assert [button.payload for button in why.buttons] == [f"/{ANSWERS[why.answer.key].follow_ups[0]}"]
    assert question.answer.key == "questionnaire_quiz"


async def test_every_question_can_be_skipped_and_a_skipped_statement_is_not_counted(
    respondent: Respondent,
) -> None:
    assert await respondent.says("问卷", "开始", *["跳过"] * 3, "村", *["跳过"] * 4, "交卷") == [
        "questionnaire_submit"
    ]
    assert respondent.box.sheets == [(Cell(level="村"), {})]


async def test_a_sheet_of_which_all_was_skipped_is_not_counted(respondent: Respondent) -> None:
    assert await respondent.says("问卷", "开始", *["跳过"] * 8, "交卷") == ["questionnaire_nothing"]
    assert respondent.box.sheets == []


STEPS = ["问卷", "开始", *ANSWERED, *["不确定"] * 4]


@pytest.mark.parametrize("steps", range(1, len(STEPS) + 1))
async def test_whoever_leaves_at_any_step_leaves_nothing(
    respondent: Respondent, redis: Redis, steps: int
) -> None:
    assert await respondent.says(*STEPS[:steps], "不答了") == ["questionnaire_stop"]
    assert respondent.box.sheets == []
    assert await redis.keys() == []


@pytest.mark.parametrize("again", ["交卷", "/questionnaire_submit", "/questionnaire_choose level 2"])
async def test_a_second_tap_on_the_last_button_counts_nothing(respondent: Respondent, again: str) -> None:
    await respondent.comes_to_the_end()
    await respondent.says("交卷", again)
    assert len(respondent.box.sheets) == 1


async def test_one_talk_hands_in_one_sheet(respondent: Respondent) -> None:
    await respondent.comes_to_the_end()
    assert await respondent.says("交卷", "问卷") == ["questionnaire_already"]


async def test_a_sheet_that_was_open_under_a_second_name_at_night_is_not_counted_again(
    respondent: Respondent,
) -> None:
    await respondent.comes_to_the_end()
    await respondent.sheets.put("tonight", await respondent.sheet())
    await respondent.says("交卷")
    assert await respondent.says("交卷", name="tonight", former=("p1",)) == ["questionnaire_already"]
    assert len(respondent.box.sheets) == 1


async def test_a_late_tap_on_an_earlier_question_answers_nothing(respondent: Respondent) -> None:
    await respondent.says("问卷", "开始", "2")
    for late in (
        "/questionnaire_choose awareness 1",
        "/questionnaire_skip awareness",
        "/questionnaire_begin",
    ):
        assert await respondent.says(late) == ["questionnaire_around"]
    assert (await respondent.sheet()).answers == {"awareness": "有些了解，具体内容不太清楚"}


@pytest.mark.parametrize("forged", ["awareness 0", "awareness 4", "awareness ２", "awareness", "", "level 1"])
async def test_a_forged_choice_is_none(respondent: Respondent, forged: str) -> None:
    await respondent.says("问卷", "开始")
    assert await respondent.says(f"/questionnaire_choose {forged}") == ["questionnaire_awareness"]
    assert (await respondent.sheet()).answers == {}


async def test_a_tap_on_a_sheet_that_is_gone_is_told_so(respondent: Respondent) -> None:
    assert await respondent.says("/questionnaire_submit") == ["questionnaire_gone"]


async def test_answers_can_be_given_anew_and_the_quiz_stays_as_it_was(respondent: Respondent) -> None:
    await respondent.comes_to_the_end()
    said = await respondent.says("改前面的", "3", "跳过", "不愿为", "村")
    assert said == ["questionnaire_confirm"]
    await respondent.says("交卷")
    [(cell, marks)] = respondent.box.sheets
    assert cell == Cell("基本不了解", "", "不愿为", "村")
    assert len(marks) == ASKED


@pytest.mark.parametrize("noise", ["嗯嗯额", "？？？", "好", "affirm"])
async def test_what_is_no_choice_gets_the_question_again_and_then_a_way_out(
    hearing: Callable[[str], Respondent], noise: str
) -> None:
    respondent = hearing("affirm")
    await respondent.says("问卷", "开始")
    assert await respondent.says(noise) == ["questionnaire_choose_one", "questionnaire_awareness"]
    assert await respondent.says(noise) == ["questionnaire_offer_stop", "questionnaire_awareness"]
    assert await respondent.says("2", noise) == ["questionnaire_choose_one", "questionnaire_around"]


async def test_while_the_dialogue_is_down_it_is_not_hidden_behind_the_question(hearing: Callable) -> None:
    respondent = hearing("down")
    await respondent.says("问卷", "开始")
    with pytest.raises(PartUnavailable):  # the path says that we are recovering, and whom to call
        await respondent.says("俺不想活了")
    assert await respondent.says("2") == ["questionnaire_around"]


@pytest.mark.parametrize("asked", ["认定要走几步", "/tolerable", "/greet"])
async def test_a_question_in_the_middle_goes_to_the_dialogue_and_the_form_waits_below(
    hearing: Callable, asked: str
) -> None:
    respondent = hearing("procedure")
    await respondent.says("问卷", "开始", "2")
    turn = await respondent.turn(asked)
    assert turn.picks
    assert [reply.answer.key for reply in turn.replies] == ["questionnaire_around"]
    assert turn.replies[0].buttons[0].payload == "/questionnaire_choose around 1"


async def test_the_dialogue_hears_it_under_a_name_of_its_own(hearing: Callable) -> None:
    respondent = hearing("procedure")
    await respondent.says("问卷", "开始", "认定要走几步")
    assert len(respondent.understander.names) == 1
    assert "p1" not in respondent.understander.names


@pytest.mark.parametrize("key", ["distress", "give_concern", "receipt_check"])
async def test_what_is_graver_ends_it_and_nothing_is_counted(hearing: Callable, key: str) -> None:
    respondent = hearing(key)
    await respondent.says("问卷", "开始", "2")
    assert await respondent.says("俺不想活了") == []
    assert await respondent.sheet() is None
    assert respondent.box.sheets == []


async def test_a_receipt_ends_it(respondent: Respondent) -> None:
    await respondent.says("问卷", "开始")
    assert await respondent.says("123 456 789 012 345 678 901") == []
    assert await respondent.sheet() is None


async def test_nobody_begins_while_staff_have_closed_it_and_who_has_begun_may_finish(
    respondent: Respondent,
) -> None:
    await respondent.comes_to_the_end()
    respondent.switches.is_on = False
    assert await respondent.says("问卷", name="p2") == ["questionnaire_closed"]
    assert await respondent.says("交卷") == ["questionnaire_submit"]


async def test_a_sheet_is_encrypted_holds_no_typed_word_and_goes_by_itself(
    respondent: Respondent, redis: Redis
) -> None:
    await respondent.says("问卷", "开始", "俺也说不上来", "2", "害怕为")
    sealed = await redis.get(SHEET_PREFIX + "p1")
    assert b"around" not in sealed
    assert "说不上来" not in (await respondent.sheet()).model_dump_json()
    assert 0 < await redis.ttl(SHEET_PREFIX + "p1") <= SECONDS_KEPT


async def test_both_are_told_and_deleted_on_request(respondent: Respondent, redis: Redis) -> None:
    await respondent.comes_to_the_end()
    held = Held(redis)
    assert [item.name for item in await held.items("p1")] == ["sheet"]
    await respondent.says("交卷")
    assert [item.name for item in await held.items("p1")] == ["handed_in"]
    assert await redis.get(HANDED_IN_PREFIX + "p1") == b"1"
    assert {"about_me_sheet", "about_me_handed_in"} <= ANSWERS.keys()
    await held.forget("p1")
    assert await redis.keys() == []


async def test_who_is_writing_a_concern_is_not_asked_and_the_word_is_part_of_it(
    redis: Redis, tmp_path: Path
) -> None:
    person = Person(redis, tmp_path)
    await person.begins()
    assert await person.says("怕签字", "问卷") == ["concern_added"]
    assert await person.says("/questionnaire") == ["concern_more"]


async def test_words_of_a_concern_that_is_gone_are_answers_while_the_questionnaire_is_open(
    redis: Redis, tmp_path: Path
) -> None:
    person = Person(redis, tmp_path)
    await person.says("问卷", "开始", *["跳过"] * 3, "村", *["跳过"] * 4)
    assert await person.says("提交") == ["questionnaire_submit"]


async def test_receipt_that_waits_to_be_copied_keeps_nobody_from_it(redis: Redis, tmp_path: Path) -> None:
    person = Person(redis, tmp_path)
    await person.begins()
    await person.says("怕签字", *THROUGH, "提交")
    assert await person.says("/questionnaire") == ["questionnaire"]
