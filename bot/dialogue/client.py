"""Ask Rasa what to say to a message: its REST protocol on loopback, by pseudonym, within a time limit."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from bot.conversation.path import DialogueUnavailable
from bot.conversation.turn import Pick
from bot.dialogue.in_order import InOrder


class RasaClient:
    """Sends each talk to the same Rasa worker, or to another that is up when that one is down."""

    def __init__(self, http: httpx.AsyncClient, workers: Callable[[], list[str]], timeout: float) -> None:
        """Ask one of `workers()` (base URLs of those that are ready); give up after `timeout` seconds."""
        self._http = http
        self._workers = workers
        self._timeout = timeout
        self._talks = InOrder()

    async def decide(self, pseudonym: str, text: str) -> list[Pick]:
        """Return the picks for a message; raise DialogueUnavailable when no worker answers in time."""
        try:
            async with asyncio.timeout(self._timeout), self._talks.alone(pseudonym):
                return await self._ask(self._worker_of(pseudonym), pseudonym, text)
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            raise DialogueUnavailable from error

    def _worker_of(self, pseudonym: str) -> str:
        """Return the worker of a talk as it is now: another model may have come while the turn waited."""
        workers = self._workers()
        if not workers:
            raise DialogueUnavailable
        return workers[int(pseudonym, 16) % len(workers)]

    async def _ask(self, worker: str, pseudonym: str, text: str) -> list[Pick]:
        question = {"sender": pseudonym, "message": text}
        response = await self._http.post(f"{worker}/webhooks/rest/webhook", json=question)
        return [_pick(message) for message in response.raise_for_status().json()]


def _pick(message: dict[str, Any]) -> Pick:
    custom = message.get("custom", {})
    return Pick(
        key=custom.get("answer", "updating"),
        candidates=tuple(custom.get("candidates", ())),
        leanings=tuple(custom.get("parts", ())),
    )
