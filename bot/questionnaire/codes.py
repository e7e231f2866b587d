"""What can be answered: the paper's question of awareness, its five reluctances, where one works, a quiz."""

from enum import StrEnum
from typing import NamedTuple

from bot.concerns.codes import Level, Reluctance


class Awareness(StrEnum):
    """How much somebody knows of the mechanism."""

    CLEAR = "内容清楚"
    SOME = "有些了解，具体内容不太清楚"
    LITTLE = "基本不了解"


NONE = "没有"  # of one's own reluctance


class Verdict(StrEnum):
    """What somebody says of a statement of the quiz."""

    TRUE = "对"
    FALSE = "不对"
    UNSURE = "不确定"


class Mark(StrEnum):
    """What a verdict was worth; also the column of its sum."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"


class Step(StrEnum):
    """Where somebody is; a question is named like the column of its answer."""

    INVITED = "invited"  # has read what it is about, and has not begun
    AWARENESS = "awareness"
    AROUND = "around"
    OWN = "own"
    LEVEL = "level"
    QUIZ = "quiz"
    CONFIRM = "confirm"
    DONE = "done"  # the sheet is dropped


class Question(NamedTuple):
    """A question and its answers, in the order of their buttons."""

    step: Step
    choices: tuple[str, ...]


QUESTIONS = {
    question.step: question
    for question in (
        Question(Step.AWARENESS, tuple(Awareness)),
        Question(Step.AROUND, tuple(Reluctance)),
        Question(Step.OWN, (*Reluctance, NONE)),
        Question(Step.LEVEL, tuple(Level)),
        Question(Step.QUIZ, tuple(Verdict)),
    )
}


class Cell(NamedTuple):
    """What one sheet says, but for the quiz; an empty answer is a question that was skipped."""

    awareness: str = ""
    around: str = ""
    own: str = ""
    level: str = ""
