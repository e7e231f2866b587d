"""A concern that is being written: redacted already, kept in Redis for half an hour, encrypted, then gone."""

from enum import StrEnum

from pydantic import BaseModel


class Stage(StrEnum):
    """Where the holder is."""

    WRITING = "writing"
    PREVIEW = "preview"
    QUESTIONS = "questions"
    CONFIRM = "confirm"
    SUBMITTED = "submitted"  # the receipt is shown, and asked back once
    ASKED_FOR_RECEIPT = "asked for receipt"
    OPENED = "opened"
    FOLLOWING_UP = "following up"
    WITHDRAWING = "withdrawing"
    DONE = "done"  # the draft is dropped


class Draft(BaseModel):
    """The state of the form. Every text in it is masked; the raw ones were never here."""

    stage: Stage
    texts: list[str] = []
    codes: dict[str, str] = {}
    question: int = 0
    told: list[str] = []  # what is said once in a form
    concern: str = ""  # key of an opened concern, in hexadecimal digits
    receipt: int | None = None  # just given: shown again when the answer was lost on its way
    seed: str = ""
    shared: bool = False  # of a concern that was submitted or opened: researchers may read it

    def text(self) -> str:
        """Return all that was written, one message a line."""
        return "\n".join(self.texts)
