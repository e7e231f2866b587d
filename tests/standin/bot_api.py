"""The ASGI app that speaks the Bot API: /bot<token>/<method>."""

import asyncio
import json
import time
from collections import defaultdict, deque
from contextlib import suppress
from urllib.parse import parse_qsl

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.standin.chats import Chats, Message, Refused
from tests.standin.faults import Cut, Odd, Rubbish, Status

MOST_IN_PASSING = 200  # characters of what is shown for a moment after a tap
MARKED = {"first_name": "郜梓涵", "last_name": "西村", "username": "gao_zihan_77", "language_code": "zh-hans"}


class BotApi:
    """One bot at Telegram."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.chats = Chats()
        self.calls: list[tuple[str, dict]] = []
        self.faults: dict[str, deque] = defaultdict(deque)
        self.person = MARKED
        self.sent_at: dict[int, float] = {}  # by chat: when the last message came
        self._webhook: dict = {}
        self._posting: asyncio.Task | None = None

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/bot{token}/{method}", self._call, methods=["GET", "POST"])])

    def calls_of(self, method: str) -> list[dict]:
        return [fields for name, fields in self.calls if name == method]

    async def _call(self, request: Request) -> Response:  # noqa: PLR0911 — one for each way to end
        if request.path_params["token"] != self.token:
            return _error(401, "Unauthorized")
        method = request.path_params["method"]
        fields = await _fields(request)
        self.calls.append((method, fields))
        fault = self.faults[method].popleft() if self.faults[method] else None
        if isinstance(fault, Status):
            return _error(fault.code, "as the test wishes", fault.retry_after)
        if isinstance(fault, Odd):
            return Response(fault.body)
        if fault == Cut(is_done=False):
            return request.app.state.cut(request)
        handle = getattr(self, f"_{method}", None)
        if handle is None:
            return _error(404, "Not Found: method not found")
        try:
            result = await handle(fields)
        except Refused as refused:
            return _error(400, str(refused))
        if isinstance(fault, Cut):
            return request.app.state.cut(request)
        return (
            Response("<html>") if isinstance(fault, Rubbish) else JSONResponse({"ok": True, "result": result})
        )

    async def _getMe(self, fields: dict) -> dict:  # noqa: N802
        return {"id": 1, "is_bot": True, "first_name": "敢为", "username": "ganwei_bot"}

    async def _getUpdates(self, fields: dict) -> list[dict]:  # noqa: N802
        offset = int(fields.get("offset") or 0)
        self.chats.updates = [u for u in self.chats.updates if _number(u) is None or _number(u) >= offset]
        until = time.monotonic() + float(fields.get("timeout") or 0)
        while not self.chats.updates and time.monotonic() < until:
            await asyncio.sleep(0.01)
        batch = self.chats.updates[:100]
        # what cannot be counted is given once, whatever the offset
        self.chats.updates = [u for u in self.chats.updates if _number(u) is not None]
        return batch

    async def _setWebhook(self, fields: dict) -> bool:  # noqa: N802
        self._webhook = fields
        if self._posting is None:
            self._posting = asyncio.create_task(self._post_updates())
        return True

    async def _deleteWebhook(self, fields: dict) -> bool:  # noqa: N802
        self._webhook = {}
        return True

    async def _post_updates(self) -> None:
        """Post each update until it is confirmed."""
        async with httpx.AsyncClient(timeout=60) as http:
            while True:
                while not self.chats.updates or not self._webhook:
                    await asyncio.sleep(0.01)
                headers = {"X-Telegram-Bot-Api-Secret-Token": self._webhook.get("secret_token", "")}
                try:
                    answer = await http.post(
                        self._webhook["url"], json=self.chats.updates[0], headers=headers
                    )
                except httpx.HTTPError:
                    await asyncio.sleep(0.2)
                    continue
                if answer.is_success:
                    self.chats.updates.pop(0)
                else:
                    await asyncio.sleep(0.2)

    async def _sendMessage(self, fields: dict) -> dict:  # noqa: N802
        chat = int(fields["chat_id"])
        message = self.chats.send(chat, fields)
        self.sent_at[chat] = time.monotonic()
        return self._json(chat, message)

    async def _editMessageText(self, fields: dict) -> dict:  # noqa: N802
        chat = int(fields["chat_id"])
        return self._json(chat, self.chats.edit(chat, int(fields["message_id"]), fields))

    async def _editMessageReplyMarkup(self, fields: dict) -> dict:  # noqa: N802
        chat = int(fields["chat_id"])
        return self._json(chat, self.chats.edit_buttons(chat, int(fields["message_id"]), fields))

    async def _deleteMessage(self, fields: dict) -> bool:  # noqa: N802
        self.chats.delete(int(fields["chat_id"]), int(fields["message_id"]))
        return True

    async def _deleteMessages(self, fields: dict) -> bool:  # noqa: N802
        chat = int(fields["chat_id"])
        for number in json.loads(fields["message_ids"]):
            with suppress(Refused):  # "If some of the specified messages can't be found, they are skipped"
                self.chats.delete(chat, number)
        return True

    async def _answerCallbackQuery(self, fields: dict) -> bool:  # noqa: N802
        if len(fields.get("text", "")) > MOST_IN_PASSING:
            raise Refused("Bad Request: MESSAGE_TOO_LONG")
        return True

    async def _sendChatAction(self, fields: dict) -> bool:  # noqa: N802
        return True

    async def _setMyDescription(self, fields: dict) -> bool:  # noqa: N802
        return True

    async def _setMyCommands(self, fields: dict) -> bool:  # noqa: N802
        return True

    def _json(self, chat: int, message: Message) -> dict:
        about = {"id": chat, "type": "private", **self.person}
        return {"message_id": message.number, "date": int(time.time()), "chat": about, "text": message.text}


async def _fields(request: Request) -> dict:
    body = await request.body()
    if request.headers.get("content-type", "").startswith("application/json"):
        return json.loads(body)
    return dict(parse_qsl(body.decode(), keep_blank_values=True)) | dict(request.query_params)


def _error(code: int, description: str, retry_after: int = 0) -> JSONResponse:
    body: dict = {"ok": False, "error_code": code, "description": description}
    if retry_after:
        body["parameters"] = {"retry_after": retry_after}
    return JSONResponse(body, code)


def _number(update: object) -> int | None:
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else None
