"""What is answered beside the dialogue, put together: forms, receipts, consent, marks."""

from typing import NamedTuple

from redis.asyncio import Redis
from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.concerns.desk import ReceiptDesk
from bot.concerns.form import ConcernForm
from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.content.drafts import Ref
from bot.content.history import History
from bot.content.live import LiveContent
from bot.conversation.about_me import AboutMe
from bot.conversation.beside import BesideTheDialogue, Forms
from bot.conversation.closed_desk import ClosedDesk
from bot.conversation.codes import Codes
from bot.conversation.consent import Consent
from bot.conversation.listening import Listening
from bot.conversation.misses import Misses
from bot.conversation.notices import Notices
from bot.conversation.private import Limits, PrivateTalk
from bot.conversation.questionnaire import Means as SheetMeans
from bot.conversation.questionnaire import Questionnaire
from bot.conversation.replies import fixed_reply
from bot.conversation.votes import Ballot, Votes
from bot.dialogue.client import RasaClient
from bot.ephemeral.drafts import Drafts
from bot.ephemeral.held import Held
from bot.ephemeral.limits import CONSENTS, RECEIPTS, SUBMISSIONS, SharedLimit
from bot.ephemeral.miss_weeks import MissWeeks
from bot.ephemeral.sheets import Sheets
from bot.ephemeral.sketches import Sketches
from bot.ephemeral.voted import Voted
from bot.ephemeral.waiting import Waiting
from bot.local_time import today
from bot.misses.store import MissStore
from bot.questionnaire.form import Ballot as SheetBallot
from bot.questionnaire.form import QuestionnaireForm
from bot.redact.redactor import Redactor
from bot.settings import Settings
from bot.switches.live import LiveSwitches


class Means(NamedTuple):
    """What all parts are made of."""

    settings: Settings
    engine: Engine
    redis: Redis
    content: LiveContent
    switches: LiveSwitches


class Ballots(NamedTuple):
    """What counts: marks on answers, and questionnaires that are handed in."""

    votes: Ballot
    sheets: SheetBallot


def beside_the_dialogue(means: Means, understander: RasaClient, ballots: Ballots) -> BesideTheDialogue:
    """Return what is asked before the dialogue and shown what the dialogue made of a turn."""
    redis, content = means.redis, means.content
    redactor, drafts = Redactor(), Drafts(redis, Keys(means.settings.keys()))
    talk = private_talk(means, redactor, drafts, understander)
    return BesideTheDialogue(
        AboutMe(content, Held(redis)),
        misses(means, redactor),
        (Votes(content, Voted(redis), ballots.votes), Notices(content), codes(means)),
        Forms(questionnaire(means, understander, ballots.sheets), talk, ClosedDesk(content, drafts, talk)),
    )


def private_talk(means: Means, redactor: Redactor, drafts: Drafts, understander: RasaClient) -> PrivateTalk:
    """Return the private part of a talk: the form of concerns and the receipt desk."""
    settings, engine, redis, content, _ = means
    store = ConcernStore(engine, Keys(settings.keys()), days_kept=settings.days_kept)
    form = ConcernForm(redactor, store)
    parts = (form, ReceiptDesk(store, form.redacted))
    limits = Limits(SharedLimit(redis, RECEIPTS), SharedLimit(redis, SUBMISSIONS))
    return PrivateTalk(content, drafts, parts, limits, Listening(understander, Held(redis)))


def questionnaire(means: Means, understander: RasaClient, ballot: SheetBallot) -> Questionnaire:
    """Return what asks the questions of the paper again."""
    redis, content = means.redis, means.content
    form = QuestionnaireForm(lambda key: fixed_reply(content, key).text, ballot)
    listening = Listening(understander, Held(redis))
    sheets = Sheets(redis, Keys(means.settings.keys()))
    return Questionnaire(SheetMeans(content, sheets, form, listening, means.switches))


def misses(means: Means, redactor: Redactor) -> Misses:
    """Return what sees the questions that are not answered."""
    settings, engine, redis, content, _ = means
    keys, k = Keys(settings.keys()), settings.misses_k
    store = MissStore(engine, keys, k)
    consent = Consent(content, Waiting(redis, keys), store, SharedLimit(redis, CONSENTS))
    return Misses(consent, redactor, Sketches(redis, MissWeeks(redis, keys), k), store)


def codes(means: Means) -> Codes:
    """Return what answers a code such as RC-017@5."""
    history = History(means.engine)
    return Codes(means.content, lambda key: history.versions(Ref(Answer.kind, key)), today)
