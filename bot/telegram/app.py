"""python-telegram-bot's application with our parts: sieve, order, flood limits, handlers."""

from typing import Any, NamedTuple

from telegram.ext import Application, ApplicationBuilder

from bot.content.live import LiveContent
from bot.conversation.door import Door
from bot.ephemeral.messages import Messages
from bot.ephemeral.once import Once
from bot.ephemeral.unsure import Unsure
from bot.settings import Settings
from bot.telegram import keyboard
from bot.telegram.announce import Announcements
from bot.telegram.delivery import Delivery
from bot.telegram.flood import FloodLimiter
from bot.telegram.handlers import (
    aside,
    burn,
    button,
    expand,
    failed,
    let_go,
    menu,
    show,
    text,
    unread,
    vote,
    words,
)
from bot.telegram.hints import Hints
from bot.telegram.order import ChatOrder
from bot.telegram.outgoing import Outgoing
from bot.telegram.render import Renderer
from bot.telegram.request import Sieved, SievedUpdates
from bot.telegram.talk import Talk
from bot.telegram.types import App
from bot.telegram.wording import Wording

MOST_IN_HAND = 500  # updates; more wait at Telegram, which keeps them for a day
SECONDS_TO_CONNECT, SECONDS_TO_ANSWER, SECONDS_FOR_A_PLACE = 5, 15, 60


class Forgetful(Application[Any, Any, Any, Any, Any, Any]):
    """The library's application; by itself it remembers every chat, in case their data were to be stored."""

    def _mark_for_persistence_update(self, *, update: object = None, job: object = None) -> None:
        """Remember nothing: no data are stored."""


class Parts(NamedTuple):
    """What the channel needs of the rest of the service."""

    door: Door
    content: LiveContent
    messages: Messages
    once: Once
    hints: Hints
    unsure: Unsure
    announcements: Announcements


def application(settings: Settings, parts: Parts) -> App:
    """Return the application, not yet connected."""
    app = _built(settings, parts)
    render = Renderer(Wording(parts.content, settings.page()))

    def note(token: str) -> Outgoing:
        return render.text("lost", [keyboard.tap(render.wording.label("show"), f"r:{token}")])

    delivery = Delivery(app.bot, parts.unsure, note)
    talk = Talk(parts.door, render, delivery, parts.messages, parts.announcements)
    app.add_handlers(
        [
            aside.handler(talk, parts.hints),
            unread.handler(talk, parts.hints),
            menu.handler(talk),
            text.handler(talk),
            words.handler(talk),
            expand.handler(talk),
            burn.handler(talk),
            vote.handler(talk),
            show.handler(talk, parts.unsure),
            button.handler(talk),
        ]
    )
    app.add_handler(let_go.handler(), let_go.GROUP)
    app.add_error_handler(failed.handler(talk, parts.content))
    return app


def _built(settings: Settings, parts: Parts) -> App:
    chats_at_once = max(1, settings.turns_at_once // 2)  # the page keeps the other half
    order = ChatOrder(parts.once, chats_at_once)
    polling = _request(SievedUpdates, 2)
    polling.has_room = lambda: order.current_concurrent_updates < MOST_IN_HAND
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = Application.builder()
    builder = (
        builder.application_class(Forgetful)
        .token(settings.telegram_token.get_secret_value())
        .base_url(settings.telegram_api_url.rstrip("/") + "/bot")
        .request(_request(Sieved, chats_at_once * 2))
        .get_updates_request(polling)
        .rate_limiter(FloodLimiter(settings.telegram_messages_per_second))
        .concurrent_updates(order)
        .job_queue(None)
    )
    return builder.updater(None).build() if settings.telegram_webhook_url else builder.build()


def _request[R: Sieved](kind: type[R], connections: int) -> R:
    return kind(
        connection_pool_size=connections,
        connect_timeout=SECONDS_TO_CONNECT,
        read_timeout=SECONDS_TO_ANSWER,
        write_timeout=SECONDS_TO_ANSWER,
        pool_timeout=SECONDS_FOR_A_PLACE,
    )
