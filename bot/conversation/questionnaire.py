"""The questionnaire in the talk: taps and a few typed words are answers; nothing else that is typed is kept.

A question in the middle goes to the dialogue like any other, and the questionnaire's own question stands
below the answer. Despair, a concern or a receipt ends the questionnaire; nothing of it is counted.
"""

from contextlib import suppress
from typing import NamedTuple, Protocol

from bot.concerns.receipt import is_receipt
from bot.concerns.said import Said
from bot.content.live import LiveContent
from bot.conversation.asides import ENDS, is_something
from bot.conversation.asked import asked
from bot.conversation.hidden import has_words
from bot.conversation.listening import Listening
from bot.conversation.path import LONGEST_MESSAGE
from bot.conversation.turn import PartUnavailable, Reply, Turn
from bot.ephemeral.sheets import Sheets
from bot.questionnaire.codes import Step
from bot.questionnaire.form import QuestionnaireForm
from bot.questionnaire.sheet import Sheet
from bot.questionnaire.wording import PREFIX, command_of, opens


class Switches(Protocol):
    """Says what staff have closed."""

    def takes_questionnaires(self) -> bool:
        """Say whether somebody may begin."""


class Means(NamedTuple):
    """What the questionnaire is made of."""

    content: LiveContent
    sheets: Sheets
    form: QuestionnaireForm
    listening: Listening
    switches: Switches


class Questionnaire:
    """Answer what belongs to the questionnaire."""

    def __init__(self, means: Means) -> None:
        """Take the parts that the composition root chose."""
        self._content, self._sheets, self._form, self._listening, self._switches = means

    async def begin(self, turn: Turn) -> bool:
        """Invite who asks for the questionnaire; answer a late tap; say whether it was one of them."""
        if not opens(turn.text):
            if turn.text.startswith(PREFIX):
                turn.replies = [self._reply(Said("questionnaire_gone"))]
            return turn.text.startswith(PREFIX)
        if not self._switches.takes_questionnaires():
            turn.replies = [self._reply(Said("questionnaire_closed"))]
        elif await self._sheets.is_handed_in((turn.pseudonym, *turn.former)):
            turn.replies = [self._reply(Said("questionnaire_already"))]
        else:
            await self._say(turn, sheet := Sheet(), self._form.again(sheet))
        return True

    async def take(self, turn: Turn) -> bool:
        """Answer the turn if a questionnaire is open and this belongs to it; say whether it did."""
        sheet = await self._sheets.get(turn.pseudonym)
        if sheet is None:
            return False
        if is_receipt(turn.text):
            await self._sheets.drop(turn.pseudonym)
            return False
        command = "here" if opens(turn.text) else command_of(turn.text, sheet)
        if command:
            await self._obey(turn, sheet, command)
        elif turn.text.startswith("/") and sheet.step is not Step.INVITED:
            return False  # a button of another answer: `mind` sees what comes of it
        elif await self._is_for_others(sheet, turn.text):
            return False
        else:
            await self._say(turn, sheet, self._form.missed(sheet))
        return True

    async def mind(self, turn: Turn) -> None:
        """Put the open question below what the dialogue has answered; end when something graver was said."""
        with suppress(PartUnavailable):
            sheet = await self._sheets.get(turn.pseudonym)
            if sheet and (sheet.step is Step.INVITED or any(pick.key in ENDS for pick in turn.picks)):
                await self._sheets.drop(turn.pseudonym)
            elif sheet:
                turn.replies += [self._reply(said, sheet) for said in self._form.again(sheet)]

    async def _obey(self, turn: Turn, sheet: Sheet, command: str) -> None:
        names = (turn.pseudonym, *turn.former)
        submits = command == "submit" and sheet.step is Step.CONFIRM and not sheet.is_empty()
        if submits and not await self._sheets.hand_in(names):
            sheet.step = Step.DONE
            await self._say(turn, sheet, [Said("questionnaire_already")])
        else:
            await self._say(turn, sheet, self._form.take(sheet, command))

    async def _is_for_others(self, sheet: Sheet, text: str) -> bool:
        """Say whether a message that is no choice is a question, or more than that; ask the dialogue.

        While it is down, PartUnavailable ends the turn: it may have been despair, which nobody else hears.
        """
        if sheet.step is Step.INVITED or len(text) > LONGEST_MESSAGE:
            return True
        picks = await self._listening.picks(text) if has_words(text) else []
        return any(is_something(pick, text) for pick in picks)

    async def _say(self, turn: Turn, sheet: Sheet, said: list[Said]) -> None:
        if sheet.step is Step.DONE:
            await self._sheets.drop(turn.pseudonym)
        else:
            await self._sheets.put(turn.pseudonym, sheet)
        turn.replies = [self._reply(one, sheet) for one in said]

    def _reply(self, said: Said, sheet: Sheet | None = None) -> Reply:
        return asked(self._content, said, sheet)
