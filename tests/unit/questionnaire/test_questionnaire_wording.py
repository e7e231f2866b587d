"""What is typed instead of tapped: by its words, its number, as people say it; else it is nothing."""

import pytest

from bot.questionnaire.codes import QUESTIONS, Step
from bot.questionnaire.sheet import Sheet
from bot.questionnaire.wording import command_of
from tests.unit.person import ANSWERS

AT = {step: Sheet(step=step, statements=["gain"]) for step in Step}


@pytest.mark.parametrize("step", QUESTIONS)
def test_every_choice_can_be_typed_by_its_words_and_its_number(step: Step) -> None:
    for place, choice in enumerate(QUESTIONS[step].choices, 1):
        meant = f"choose {AT[step].due} {place}"
        assert {command_of(typed, AT[step]) for typed in (choice, str(place), f"第{place}个")} == {meant}


@pytest.mark.parametrize(
    ("step", "key", "name"),
    [
        (Step.INVITED, "questionnaire_begin", "begin"),
        (Step.INVITED, "questionnaire_stop", "stop"),
        (Step.QUIZ, "questionnaire_stop", "stop"),
        (Step.QUIZ, "questionnaire_skip", "skip gain"),
        (Step.CONFIRM, "questionnaire_submit", "submit"),
        (Step.CONFIRM, "questionnaire_redo", "redo"),
        (Step.CONFIRM, "questionnaire_stop", "stop"),
    ],
)
def test_every_other_button_can_be_typed_by_its_title(step: Step, key: str, name: str) -> None:
    assert command_of(ANSWERS[key].title, AT[step]) == name


SAID = [
    (Step.AWARENESS, "听说过一点", "choose awareness 2"),
    (Step.AWARENESS, "听说过", "choose awareness 2"),
    (Step.AWARENESS, "有些了解", "choose awareness 2"),
    (Step.AWARENESS, "不知道", "choose awareness 3"),
    (Step.AROUND, "害怕吧。", "choose around 5"),
    (Step.AROUND, "选２", "choose around 2"),
    (Step.AROUND, "不知道", "skip around"),
    (Step.AROUND, "6", ""),
    (Step.OWN, "都没有", "choose own 6"),
    (Step.LEVEL, "镇里", "choose level 2"),
    (Step.LEVEL, "市直", "choose level 6"),
    (Step.QUIZ, "错的", "choose gain 2"),
    (Step.QUIZ, "不知道", "choose gain 3"),
    (Step.QUIZ, "略", "skip gain"),
    (Step.INVITED, "不用了", "stop"),
    (Step.INVITED, "2", ""),
    (Step.QUIZ, "不想填了烦", "stop"),
    (Step.OWN, "给谁看的", "about"),
    (Step.OWN, "问卷有啥用", "about"),
    (Step.OWN, "这是干嘛的", "about"),
    (Step.OWN, "上一题", "back"),
    (Step.OWN, "认定结果谁来看谁来管谁来定", ""),
    (Step.CONFIRM, "好", "submit"),
    (Step.AROUND, "好", ""),
    (Step.AROUND, "局长逼我签字", ""),
    (Step.AROUND, "/tolerable", ""),
]


@pytest.mark.parametrize(("step", "typed", "command"), SAID)
def test_what_people_say(step: Step, typed: str, command: str) -> None:
    assert command_of(typed, AT[step]) == command
