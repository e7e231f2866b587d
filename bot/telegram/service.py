"""The channel while it runs: connect, poll or take the webhook, and on stopping answer what is in hand."""

import asyncio
import contextlib
import hashlib
import hmac
import logging
import time
from collections.abc import Awaitable, Callable

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.content.live import LiveContent
from bot.faults import name_and_place
from bot.settings import Settings
from bot.telegram.presence import Presence
from bot.telegram.types import App

log = logging.getLogger(__name__)

UPDATES = ["message", "edited_message", "callback_query"]
SECONDS_OF_A_POLL = 25
SECONDS_BETWEEN_TRIES = 2
SECONDS_BETWEEN_COMPLAINTS = 600
SECONDS_TO_DRAIN = 25
SECONDS_BETWEEN_LOOKS = 0.05


class TelegramService:
    """Runs the application beside the servers of the page."""

    def __init__(
        self, app: App, settings: Settings, content: LiveContent, is_ready: Callable[[], bool]
    ) -> None:
        """Begin once `is_ready` says that questions can be answered."""
        self.app = app
        self._settings = settings
        self._presence = Presence(app.bot, content)
        self._keeping: asyncio.Task[None] | None = None
        self._is_ready = is_ready
        self._complained = float("-inf")

    async def run(self) -> None:
        """Connect and stay; a refused token ends it with a line in the log, and the page goes on."""
        try:
            while not self._is_ready():  # noqa: ASYNC110 — Rasa's workers raise no event
                await asyncio.sleep(0.5)
            await self._patiently(self.app.initialize)
            await self.app.start()
            await self._patiently(self._presence.show)
            await self._listen()
            self._keeping = asyncio.create_task(self._presence.keep())
        except InvalidToken:
            log.error("Telegram refuses GANWEI_TELEGRAM_TOKEN; the page goes on without Telegram")  # noqa: TRY400
        except Exception as error:  # noqa: BLE001 — the page must go on, and no text of it may be logged
            log.error("Telegram stopped: %s", name_and_place(error))  # noqa: TRY400

    async def stop(self) -> None:
        """Take nothing new, answer what is in hand, close the connections."""
        if self._keeping:
            self._keeping.cancel()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SECONDS_TO_DRAIN):
                await self._drain()
        with contextlib.suppress(RuntimeError, TelegramError):
            await self.app.shutdown()

    async def _drain(self) -> None:
        if self.app.updater and self.app.updater.running:
            with contextlib.suppress(TelegramError):
                await self.app.updater.stop()
        if self.app.running:
            await self.app.stop()
        in_hand = self.app.update_processor
        while in_hand.current_concurrent_updates:  # noqa: ASYNC110 — what the webhook brought
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def _listen(self) -> None:
        if self.app.updater is None:
            await self._patiently(self._set_webhook)
            return
        await self.app.updater.start_polling(
            timeout=SECONDS_OF_A_POLL,
            bootstrap_retries=-1,
            allowed_updates=UPDATES,
            error_callback=self._complain,
        )

    async def _set_webhook(self) -> None:
        await self.app.bot.set_webhook(
            self._settings.telegram_webhook_url,
            allowed_updates=UPDATES,
            secret_token=webhook_secret(self._settings),
        )

    async def _patiently(self, call: Callable[[], Awaitable[object]]) -> None:
        """Call until it works; raise InvalidToken."""
        while True:
            try:
                await call()
            except InvalidToken:
                raise
            except RetryAfter:
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            except TelegramError as error:
                self._complain(error)
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            else:
                return

    def _complain(self, error: TelegramError) -> None:
        """Log that Telegram cannot be reached, not more often than every ten minutes."""
        if time.monotonic() - self._complained < SECONDS_BETWEEN_COMPLAINTS:
            return
        self._complained = time.monotonic()
        if isinstance(error, Conflict):
            log.error("another process polls with the same GANWEI_TELEGRAM_TOKEN; only one may")
        else:
            log.warning("Telegram cannot be reached: %s", type(error).__name__)


def webhook_secret(settings: Settings) -> str:
    """Return what proves that a request comes from Telegram: the same in every worker, and not the token."""
    key = settings.telegram_token.get_secret_value().encode()
    return hmac.new(key, b"ganwei webhook", hashlib.sha256).hexdigest()
