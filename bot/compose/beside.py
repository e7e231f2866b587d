"""What is answered beside the dialogue, put together: concerns, receipts, 知道我什么, consent."""

from redis.asyncio import Redis
from sqlalchemy.engine import Engine

from bot.concerns.desk import ReceiptDesk
from bot.concerns.form import ConcernForm
from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.content.live import LiveContent
from bot.conversation.about_me import AboutMe
from bot.conversation.beside import BesideTheDialogue
from bot.conversation.closed_desk import ClosedDesk
from bot.conversation.consent import Consent
from bot.conversation.listening import Listening
from bot.conversation.misses import Misses
from bot.conversation.notices import Notices
from bot.conversation.private import Limits, PrivateTalk
from bot.dialogue.client import RasaClient
from bot.ephemeral.drafts import Drafts
from bot.ephemeral.held import Held
from bot.ephemeral.limits import CONSENTS, RECEIPTS, SUBMISSIONS, SharedLimit
from bot.ephemeral.miss_weeks import MissWeeks
from bot.ephemeral.sketches import Sketches
from bot.ephemeral.waiting import Waiting
from bot.misses.store import MissStore
from bot.redact.redactor import Redactor
from bot.settings import Settings


def beside_the_dialogue(
    settings: Settings, engine: Engine, redis: Redis, content: LiveContent, understander: RasaClient
) -> BesideTheDialogue:
    """Return what is asked before the dialogue and shown what the dialogue made of a turn."""
    keys, redactor, held = Keys(settings.keys()), Redactor(), Held(redis)
    store = ConcernStore(engine, keys, days_kept=settings.days_kept)
    drafts, form = Drafts(redis, keys), ConcernForm(redactor, store)
    parts = (form, ReceiptDesk(store, form.redacted))
    limits = Limits(SharedLimit(redis, RECEIPTS), SharedLimit(redis, SUBMISSIONS))
    talk = PrivateTalk(content, drafts, parts, limits, Listening(understander, held))
    return BesideTheDialogue(
        AboutMe(content, held),
        misses(settings, engine, redis, content, redactor),
        Notices(content),
        talk,
        ClosedDesk(content, drafts, talk),
    )


def misses(
    settings: Settings, engine: Engine, redis: Redis, content: LiveContent, redactor: Redactor
) -> Misses:
    """Return what sees the questions that are not answered."""
    keys, k = Keys(settings.keys()), settings.misses_k
    store = MissStore(engine, keys, k)
    consent = Consent(content, Waiting(redis, keys), store, SharedLimit(redis, CONSENTS))
    return Misses(consent, redactor, Sketches(redis, MissWeeks(redis, keys), k), store)
