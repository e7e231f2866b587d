"""The form: question after question, each may be skipped; nothing is counted before 交卷, and then once.

It takes commands (bot/questionnaire/wording.py) and never a text. What is returned is which answers to say.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from bot.concerns.said import Said
from bot.questionnaire.codes import QUESTIONS, Cell, Mark, Step
from bot.questionnaire.quiz import BY_NAME
from bot.questionnaire.sheet import Sheet

MISSES = 2  # messages in a row that are no choice, before 不答了 is offered

type Text = Callable[[str], str]


class Ballot(Protocol):
    """Counts sheets."""

    def handed_in(self, cell: Cell, marks: Mapping[str, Mark]) -> None:
        """Count what a sheet says."""


class QuestionnaireForm:
    """Take somebody through a sheet; it is changed in place, `sheet.step` says what comes next."""

    def __init__(self, text: Text, ballot: Ballot) -> None:
        """Take the wording that stands in gaps from `text`, by key; count with `ballot`."""
        self._text = text
        self._ballot = ballot

    def take(self, sheet: Sheet, command: str) -> list[Said]:
        """Return what to say to a command; one of an earlier question gets the present one again."""
        name, _, argument = command.partition(" ")
        due, _, place = argument.partition(" ")
        if name == "stop":
            return self._end(sheet, "stop")
        if name == "begin" and sheet.step is Step.INVITED:
            return self._next(sheet)
        if sheet.step in QUESTIONS and due == sheet.due and (name == "skip" or self._choose(sheet, place)):
            return [*self._why(sheet, name), *self._next(sheet)]
        if sheet.step is Step.CONFIRM and name in ("submit", "redo"):
            return self._hand_in(sheet) if name == "submit" else self._begin_again(sheet)
        if name == "back":
            sheet.go_back()
        about = [Said("questionnaire_about")] if name == "about" and sheet.step is not Step.INVITED else []
        return [*about, *self.again(sheet)]

    def missed(self, sheet: Sheet) -> list[Said]:
        """Return what to say to a message that is no choice: the question again, and a way out in time."""
        sheet.misses += 1
        key = "offer_stop" if sheet.misses >= MISSES else "choose_one"
        return [Said(f"questionnaire_{key}"), *self.again(sheet)]

    def again(self, sheet: Sheet) -> list[Said]:
        """Return where somebody is."""
        if sheet.step is Step.INVITED:
            return [Said("questionnaire")]
        if sheet.step is Step.CONFIRM:
            return [Said("questionnaire_confirm", self._summary(sheet))]
        gaps = {"number": str(sheet.number), "of": str(sheet.of)}
        if sheet.step is Step.QUIZ:
            gaps["statement"] = self._text(BY_NAME[sheet.due].key)
        return [Said(f"questionnaire_{sheet.step}", gaps, choices=QUESTIONS[sheet.step].choices)]

    @staticmethod
    def _choose(sheet: Sheet, place: str) -> bool:
        """Put a choice down; say whether there is such a choice."""
        choices = QUESTIONS[sheet.step].choices
        if not (place.isascii() and place.isdecimal() and 0 < int(place) <= len(choices)):
            return False
        choice = choices[int(place) - 1]
        if sheet.step is Step.QUIZ:
            sheet.marks[sheet.due] = BY_NAME[sheet.due].mark(choice)
        else:
            sheet.answers[sheet.step] = choice
        return True

    def _why(self, sheet: Sheet, name: str) -> list[Said]:
        """Return the right answer and why, after a statement that was judged."""
        if sheet.step is not Step.QUIZ or name == "skip":
            return []
        verdict = self._text(f"questionnaire_{sheet.marks[sheet.due]}")
        return [Said(BY_NAME[sheet.due].why, {"verdict": verdict})]

    def _next(self, sheet: Sheet) -> list[Said]:
        sheet.go_on()
        return self.again(sheet)

    def _begin_again(self, sheet: Sheet) -> list[Said]:
        """Ask the questions once more; who has read the right answers is not asked the quiz again."""
        sheet.step, sheet.answers = Step.INVITED, {}
        return self._next(sheet)

    def _hand_in(self, sheet: Sheet) -> list[Said]:
        if sheet.is_empty():
            return self._end(sheet, "nothing")
        self._ballot.handed_in(sheet.cell(), sheet.marks)
        return self._end(sheet, "submit")

    @staticmethod
    def _end(sheet: Sheet, key: str) -> list[Said]:
        sheet.step = Step.DONE
        return [Said(f"questionnaire_{key}")]

    def _summary(self, sheet: Sheet) -> dict[str, str]:
        unsaid = self._text("questionnaire_unsaid")
        said = {step.value: sheet.answers.get(step, unsaid) for step in QUESTIONS if step is not Step.QUIZ}
        right = sum(mark is Mark.RIGHT for mark in sheet.marks.values())
        return {**said, "right": str(right), "asked": str(len(sheet.marks))}
