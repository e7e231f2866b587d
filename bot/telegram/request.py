"""The HTTP of the Bot API, with the sieve in front of python-telegram-bot's objects."""

from typing import Any

from telegram.request import HTTPXRequest

from bot.telegram.sieve import sieve, sieve_sent


class Sieved(HTTPXRequest):
    """Calls to Telegram; of the messages in its answers only numbers and chats come in."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer of a call; raise TelegramError when it is no JSON."""
        answer = HTTPXRequest.parse_json_payload(payload)
        return {**answer, "result": sieve_sent(answer["result"])} if "result" in answer else answer


class SievedUpdates(HTTPXRequest):
    """Long polling; of the updates only what the sieve lets through comes in."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return the answer of getUpdates; raise TelegramError when it is no JSON."""
        answer = HTTPXRequest.parse_json_payload(payload)
        if isinstance(answer.get("result"), list):
            kept = (sieve(update) for update in answer["result"])
            return {**answer, "result": [update for update in kept if update]}
        return answer
