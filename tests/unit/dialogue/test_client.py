"""Turns on their way to Rasa: one of a talk after the other, and each to the workers of that moment."""

import asyncio

import httpx
import pytest

from bot.conversation.path import DialogueUnavailable
from bot.dialogue.client import RasaClient
from bot.dialogue.in_order import InOrder

PERSON, OTHER = "0a", "0b"


class Rasa:
    """Workers that answer when the test lets them."""

    def __init__(self):
        self.urls = ["http://old"]
        self.asked = []
        self.may_answer = asyncio.Event()

    async def __call__(self, request):
        self.asked.append(request.url.host)
        await self.may_answer.wait()
        return httpx.Response(200, json=[{"custom": {"answer": "fear"}}])


@pytest.fixture
def rasa():
    return Rasa()


@pytest.fixture
async def client(rasa):
    async with httpx.AsyncClient(transport=httpx.MockTransport(rasa)) as http:
        yield RasaClient(http, lambda: rasa.urls, timeout=600)


async def until(condition):
    while not condition():
        await asyncio.sleep(0)


async def test_next_turn_of_a_talk_waits_and_goes_to_the_new_worker(client, rasa):
    first = asyncio.create_task(client.decide(PERSON, "一"))
    await until(lambda: rasa.asked)
    second = asyncio.create_task(client.decide(PERSON, "二"))
    rasa.urls = ["http://new"]
    for _ in range(100):
        await asyncio.sleep(0)
    assert rasa.asked == ["old"]
    rasa.may_answer.set()
    await asyncio.gather(first, second)
    assert rasa.asked == ["old", "new"]


async def test_talks_do_not_wait_for_one_another(client, rasa):
    turns = [asyncio.create_task(client.decide(name, "一")) for name in (PERSON, OTHER)]
    await until(lambda: len(rasa.asked) == 2)
    rasa.may_answer.set()
    await asyncio.gather(*turns)


async def test_turn_that_waits_too_long_for_the_one_before_is_told_so(rasa):
    async with httpx.AsyncClient(transport=httpx.MockTransport(rasa)) as http:
        client = RasaClient(http, lambda: rasa.urls, timeout=0.01)
        ended = await asyncio.gather(*(client.decide(PERSON, t) for t in "一二"), return_exceptions=True)
    assert [type(error) for error in ended] == [DialogueUnavailable] * 2


async def test_without_a_worker_nobody_decides(client, rasa):
    rasa.urls = []
    with pytest.raises(DialogueUnavailable):
        await client.decide(PERSON, "一")


async def test_no_name_is_known_once_its_turns_have_ended():
    order = InOrder()

    async def turn():
        async with order.alone(PERSON):
            await asyncio.sleep(0)

    waiting = [asyncio.create_task(turn()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[1].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert (order._locks, order._waiting) == ({}, {})
