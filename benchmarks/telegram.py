"""Answers a second and the time to an answer: chats on Telegram beside the same load on the page's endpoint.

Simulated chats, each of which asks its next question when the last was answered, against one service: first
over the stand-in of the Bot API, then over HTTP as the page does. Printed as a table in Markdown. Times on a
shared machine move: compare the rows of one run. `make bench-telegram` runs it; CHATS and ROUNDS may be set.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import httpx

from tests.conftest import ROOT, start_stack
from tests.standin.bot_api import BotApi
from tests.standin.running import running

CHATS = int(os.environ.get("CHATS", "200"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))
QUESTIONS = ("试点没干成能不能容", "认定要走几步", "被人诬告了咋办", "哪些错不能容", "会不会查到是我")
UNLIMITED = "100000"
WEBHOOK = "/webhooks/rest/webhook"
TOKEN = "7711:benchmark"  # noqa: S105 — of the stand-in

type Ask = Callable[[int, str], Awaitable[float]]  # chat and question to seconds until the answer


async def load(ask: Ask) -> tuple[float, list[float]]:
    """Return how long all rounds took, and the seconds until each answer."""

    async def chat(number: int) -> list[float]:
        return [await ask(number, QUESTIONS[(number + turn) % len(QUESTIONS)]) for turn in range(ROUNDS)]

    begun = time.monotonic()
    seconds = await asyncio.gather(*(chat(number) for number in range(1, CHATS + 1)))
    return time.monotonic() - begun, [second for of_one in seconds for second in of_one]


def on_telegram(api: BotApi) -> Ask:
    """Return a way to ask through the stand-in: from the update to the arrival of sendMessage."""
    base = 10**6 * (1 + len(api.calls))

    async def ask(number: int, question: str) -> float:
        chat = base + number
        before = api.sent_at.get(chat)
        message = {"message_id": api.chats.said(chat, question), "date": 0, "text": question}
        person = {"id": chat, "is_bot": False, "first_name": "x"}
        begun = time.monotonic()
        api.chats.push({"message": {**message, "chat": {"id": chat, "type": "private"}, "from": person}})
        while api.sent_at.get(chat) == before:  # noqa: ASYNC110 — the stand-in is in another thread
            await asyncio.sleep(0.002)
        return api.sent_at[chat] - begun

    return ask


def on_page(http: httpx.AsyncClient) -> Ask:
    """Return a way to ask as the page does; a busy service is asked again, as the page does."""
    run = uuid4().hex

    async def ask(number: int, question: str) -> float:
        begun = time.monotonic()
        body = {"sender": f"{run}-{number}", "message": question}
        while (await http.post(WEBHOOK, json=body)).status_code != httpx.codes.OK:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        return time.monotonic() - begun

    return ask


def row(name: str, took: float, seconds: list[float]) -> str:
    """Return one row of the table."""
    middle, slow = (1000 * statistics.quantiles(seconds, n=100)[place] for place in (49, 94))
    return f"| {name} | {len(seconds) / took:.1f} | {middle:.0f} | {slow:.0f} |"


def measure(data_dir: Path, limit: str, *, page: bool) -> list[str]:
    """Return rows for one setting of the limit on messages to Telegram."""
    api = BotApi(TOKEN)
    with running(api) as root:
        settings = {"GANWEI_TELEGRAM_TOKEN": TOKEN, "GANWEI_TELEGRAM_API_URL": root}
        more = {"GANWEI_TELEGRAM_MESSAGES_PER_SECOND": limit, **settings}
        stack = start_stack(data_dir, data_dir / f"output-{limit}.log", **more)
        try:
            stack.wait_until_ready()
            return asyncio.run(
                rows(api, stack.url, "" if limit == UNLIMITED else f", {limit} a second", page)
            )
        finally:
            stack.stop()


async def rows(api: BotApi, url: str, note: str, page: bool) -> list[str]:
    """Return a row for Telegram and, if wished, one for the page."""
    ask = on_telegram(api)
    await ask(0, QUESTIONS[0])  # connections open, words loaded
    made = [row(f"Telegram{note}", *await load(ask))]
    if page:
        async with httpx.AsyncClient(
            base_url=url, timeout=60, limits=httpx.Limits(max_connections=CHATS)
        ) as http:
            made.append(row("page", *await load(on_page(http))))
    return made


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        (data_dir / "models").symlink_to(ROOT / "var" / "models")
        table = [*measure(data_dir, UNLIMITED, page=True), *measure(data_dir, "30", page=False)]
    head = f"| {CHATS} chats, {ROUNDS} questions each | answers/s | p50 ms | p95 ms |\n|---|---|---|---|"
    sys.stdout.write("\n".join([head, *table]) + "\n")


if __name__ == "__main__":
    main()
