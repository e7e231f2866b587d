"""Ask Rasa what to say to a message: its REST protocol on loopback, by pseudonym, within a time limit."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from bot.conversation.path import DialogueUnavailable
from bot.conversation.turn import Pick


class RasaClient:
    """Sends each talk to the same Rasa worker, or to another that is up when that one is down."""

    def __init__(self, http: httpx.AsyncClient, workers: Callable[[], list[str]], timeout: float) -> None:
        """Ask one of `workers()` (base URLs of those that are ready); give up after `timeout` seconds."""
        self._http = http
        self._workers = workers
        self._timeout = timeout

    async def decide(self, pseudonym: str, text: str) -> list[Pick]:
        """Return the picks for a message; raise DialogueUnavailable when no worker answers in time."""
        workers = self._workers()
        if not workers:
            raise DialogueUnavailable
        url = workers[int(pseudonym, 16) % len(workers)] + "/webhooks/rest/webhook"
        try:
            async with asyncio.timeout(self._timeout):
                response = await self._http.post(url, json={"sender": pseudonym, "message": text})
            return [_pick(message) for message in response.raise_for_status().json()]
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            raise DialogueUnavailable from error


def _pick(message: dict[str, Any]) -> Pick:
    custom = message.get("custom", {})
    return Pick(
        key=custom.get("answer", "updating"),
        candidates=tuple(custom.get("candidates", ())),
        leanings=tuple(custom.get("parts", ())),
    )
