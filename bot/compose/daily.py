"""What is done once a day beside the servers, by a process of its own."""

import asyncio

from bot.console.own_process import own_process
from bot.looking import again_and_again
from bot.settings import Settings

SECONDS_BEFORE = 3600  # a service that was just started has better things to do
SECONDS_A_DAY = 24 * 3600


async def code_daily(settings: Settings) -> None:
    """Code the concerns that have no codes yet, so that codes remain when their texts are destroyed.

    The model and its libraries stay out of the process that answers people.
    """
    command = own_process(settings)
    await asyncio.sleep(SECONDS_BEFORE)
    await again_and_again(lambda: asyncio.to_thread(command, ["code", "run"]), SECONDS_A_DAY)
