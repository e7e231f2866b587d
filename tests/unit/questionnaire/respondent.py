"""Somebody who fills in the questionnaire, with a real Redis and the wording of the repository."""

from pathlib import Path

from redis.asyncio import Redis

from bot.concerns.keys import Keys
from bot.conversation.listening import Listening
from bot.conversation.questionnaire import Means, Questionnaire
from bot.conversation.turn import Pick, Turn
from bot.ephemeral.held import Held
from bot.ephemeral.sheets import Sheets
from bot.questionnaire.codes import Cell, Mark
from bot.questionnaire.form import QuestionnaireForm
from bot.questionnaire.quiz import BY_NAME
from bot.questionnaire.sheet import Sheet
from tests.unit.person import ANSWERS, AllAnswers, Hears

ANSWERED = ("2", "害怕为", "没有", "乡镇")


class Box:
    """What was handed in."""

    def __init__(self) -> None:
        self.sheets: list[tuple[Cell, dict[str, Mark]]] = []

    def handed_in(self, cell: Cell, marks: dict[str, Mark]) -> None:
        self.sheets.append((cell, dict(marks)))


class Switches:
    """A switch that the test sets."""

    is_on = True

    def takes_questionnaires(self) -> bool:
        return self.is_on


class Respondent:
    """Somebody who talks; what is not the questionnaire's goes to the dialogue, which hears one key."""

    def __init__(self, redis: Redis, folder: Path, hears: str = "") -> None:
        self.understander, self.box, self.switches = Hears(hears), Box(), Switches()
        self.sheets = Sheets(redis, Keys(folder / "keys.json"))
        form = QuestionnaireForm(lambda key: ANSWERS[key].text, self.box)
        listening = Listening(self.understander, Held(redis))
        self.part = Questionnaire(Means(AllAnswers(), self.sheets, form, listening, self.switches))

    async def turn(self, message: str, name: str = "p1", former: tuple[str, ...] = ()) -> Turn:
        turn = Turn("web", "", message, name, former)
        if not (await self.part.take(turn) or await self.part.begin(turn)):
            turn.picks = [Pick(self.understander.key)]
            await self.part.mind(turn)
        return turn

    async def says(self, *messages: str, **who: object) -> list[str]:
        """Return the keys of what is said by us to the last of the messages."""
        for message in messages:
            turn = await self.turn(message, **who)
        return [reply.answer.key for reply in turn.replies if reply.answer]

    async def sheet(self) -> Sheet | None:
        return await self.sheets.get("p1")

    async def judges_rightly(self) -> list[str]:
        """Judge the statement that is asked now."""
        return await self.says("对" if BY_NAME[(await self.sheet()).due].is_true else "不对")

    async def comes_to_the_end(self, *answers: str) -> list[str]:
        said = await self.says("问卷", "开始", *(answers or ANSWERED))
        while said[-1] == "questionnaire_quiz":
            said = await self.judges_rightly()
        return said
