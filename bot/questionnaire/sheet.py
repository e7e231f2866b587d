"""A questionnaire that is being filled in: choices only, never a word that was typed."""

from pydantic import BaseModel, Field

from bot.questionnaire.codes import QUESTIONS, Cell, Mark, Step
from bot.questionnaire.quiz import drawn

_ORDER = (Step.INVITED, Step.AWARENESS, Step.AROUND, Step.OWN, Step.LEVEL, Step.QUIZ, Step.CONFIRM)


class Sheet(BaseModel):
    """Where somebody is, and what they have chosen. It lives in Redis until it is handed in or dropped."""

    step: Step = Step.INVITED
    answers: dict[str, str] = Field(default={}, repr=False)  # by step; skipped questions are not there
    statements: list[str] = Field(default_factory=drawn)
    settled: int = 0  # statements that were judged or skipped
    marks: dict[str, Mark] = Field(default={}, repr=False)  # by statement
    misses: int = 0  # messages in a row that were no choice

    @property
    def due(self) -> str:
        """Return the name of what is asked now; buttons carry it: a late tap answers nothing else."""
        return self.statements[self.settled] if self.step is Step.QUIZ else self.step.value

    @property
    def number(self) -> int:
        """Return which question it is, from 1 on."""
        return _ORDER.index(self.step) + (self.settled if self.step is Step.QUIZ else 0)

    @property
    def of(self) -> int:
        """Return how many questions there are."""
        return len(QUESTIONS) - 1 + len(self.statements)

    def go_on(self) -> None:
        """Go to the next question; a quiz that was done is not done again."""
        self.misses = 0
        if self.step is Step.QUIZ:
            self.settled += 1
        else:
            self.step = _ORDER[_ORDER.index(self.step) + 1]
        if self.step is Step.QUIZ and self.settled == len(self.statements):
            self.step = Step.CONFIRM

    def go_back(self) -> None:
        """Go to the question before, whose answer is dropped; not past a statement whose truth was told."""
        place = _ORDER.index(self.step)
        if place > _ORDER.index(Step.AWARENESS) and not self.settled:
            self.step = _ORDER[place - 1]
            self.answers.pop(self.step, None)
        self.misses = 0

    def cell(self) -> Cell:
        """Return what is counted of it beside the quiz."""
        return Cell(**self.answers)

    def is_empty(self) -> bool:
        """Say whether every question was skipped."""
        return not self.answers and not self.marks
