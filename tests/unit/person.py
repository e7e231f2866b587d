"""Somebody who talks to the private part, with a real Redis and a real database; the dialogue is a fake."""

from pathlib import Path

from redis.asyncio import Redis

from bot.answers.model import Answer
from bot.concerns.desk import ReceiptDesk
from bot.concerns.form import ConcernForm
from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.content.files import read_folder
from bot.conversation.about_me import AboutMe
from bot.conversation.beside import BesideTheDialogue, Forms
from bot.conversation.closed_desk import ClosedDesk
from bot.conversation.closing import Closing
from bot.conversation.consent import Consent
from bot.conversation.intake import Intake
from bot.conversation.listening import Listening
from bot.conversation.misses import Misses
from bot.conversation.notices import Notices
from bot.conversation.path import DialogueUnavailable
from bot.conversation.private import Limits, PrivateTalk
from bot.conversation.questionnaire import Means, Questionnaire
from bot.conversation.turn import Pick, Turn
from bot.conversation.votes import Votes
from bot.ephemeral.drafts import Drafts
from bot.ephemeral.held import Held
from bot.ephemeral.limits import CONSENTS, RECEIPTS, SUBMISSIONS, SharedLimit
from bot.ephemeral.miss_weeks import MissWeeks
from bot.ephemeral.sheets import Sheets
from bot.ephemeral.sketches import Sketches
from bot.ephemeral.voted import Voted
from bot.ephemeral.waiting import Waiting
from bot.misses.store import MissStore
from bot.questionnaire.form import QuestionnaireForm
from bot.questionnaire.tally import Tally
from bot.settings import ROOT
from bot.switches.live import Closed
from tests.unit.fresh import new_database

ANSWERS = {answer.key: answer for answer in read_folder(ROOT / "answers", Answer)}
THROUGH = ["写完了", "下一步", "跳过", "跳过", "跳过", "跳过", "跳过"]


def standing_still() -> float:
    return 1_800_000_000.0  # no window of ten minutes ends in the middle of a test


class AllAnswers:
    """The answers of the repository."""

    def answer(self, key: str) -> Answer | None:
        return ANSWERS.get(key)

    def channel(self, _key: str) -> None:
        return None


class NothingFound:
    """Find no identifier."""

    def find(self, _text: str) -> list:
        return []


class Hears:
    """Understand everything as one key, or be down."""

    def __init__(self, key: str = "") -> None:
        self.key = key
        self.names: list[str] = []

    async def decide(self, pseudonym: str, _text: str) -> list[Pick]:
        self.names.append(pseudonym)
        if self.key == "down":
            raise DialogueUnavailable
        return [Pick(self.key)] if self.key else []


class FakeSwitches:
    """Switches that the test sets."""

    def __init__(self) -> None:
        self.notice = ""  # what is said while closed; empty while open
        self.is_intake_on = True

    def closed(self, _channel: str) -> Closed | None:
        return Closed("service_closed", self.notice) if self.notice else None

    def takes_concerns(self) -> bool:
        return self.is_intake_on

    def takes_questionnaires(self) -> bool:
        return self.is_intake_on


class Person:
    """Somebody who talks to the private part."""

    def __init__(self, redis: Redis, folder: Path, hears: str = "") -> None:
        keys = Keys(folder / "keys.json")
        engine = new_database(folder / "g.sqlite")
        store = ConcernStore(engine, keys)
        self.drafts, self.understander = Drafts(redis, keys), Hears(hears)
        form = ConcernForm(NothingFound(), store)
        limits = Limits(*(SharedLimit(redis, rule, standing_still) for rule in (RECEIPTS, SUBMISSIONS)))
        parts = (form, ReceiptDesk(store, form.redacted))
        talk = PrivateTalk(
            AllAnswers(), self.drafts, parts, limits, Listening(self.understander, Held(redis))
        )
        closed_desk = ClosedDesk(AllAnswers(), self.drafts, talk)
        about_me, kept = AboutMe(AllAnswers(), Held(redis)), MissStore(engine, keys, 5)
        limit = SharedLimit(redis, CONSENTS, standing_still)
        consent = Consent(AllAnswers(), Waiting(redis, keys), kept, limit)
        misses = Misses(consent, NothingFound(), Sketches(redis, MissWeeks(redis, keys), 5), kept)
        self.counted: list[tuple[str, int, bool]] = []
        others = (Votes(AllAnswers(), Voted(redis), self), Notices(AllAnswers()))
        self.switches = FakeSwitches()
        form = QuestionnaireForm(lambda key: ANSWERS[key].text, Tally())
        listening = Listening(self.understander, Held(redis))
        means = Means(AllAnswers(), Sheets(redis, keys), form, listening, self.switches)
        forms = Forms(Questionnaire(means), talk, closed_desk)
        self.private = BesideTheDialogue(about_me, misses, others, forms)
        self.closing = Closing(AllAnswers(), self.switches, self.private)
        self.intake = Intake(self.switches, self.drafts)

    def voted(self, key: str, version: int, *, useful: bool) -> None:
        self.counted.append((key, version, useful))

    async def says(self, *messages: str, name: str = "p1") -> list[str]:
        turn = Turn("web", "", "", name)
        for message in messages:
            turn = Turn("web", "", message, name)
            if not await self.private.take(turn):
                return []
        return [reply.answer.key for reply in turn.replies if reply.answer]

    async def begins(self, key: str = "give_concern", name: str = "p1") -> list[str]:
        turn = Turn("web", "", key, name, picks=[Pick(key)])
        await self.intake.mind(turn)
        await self.private.open(turn)
        return [pick.key for pick in turn.picks]

    async def finds_closed(self, text: str, name: str = "p1") -> Turn:
        """Return what becomes of a message while all is closed."""
        self.switches.notice = "系统检修"
        turn = Turn("web", "", text, name)
        assert await self.closing.take(turn)
        self.switches.notice = ""
        return turn
