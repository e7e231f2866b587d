"""Do something again and again beside everything else, whatever becomes of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from bot.faults import name_and_place

log = logging.getLogger(__name__)


async def again_and_again(look: Callable[[], Awaitable[object]], seconds: float) -> None:
    """Await `look()` until cancelled, `seconds` apart; a database that fails is asked again in silence."""
    while True:
        try:
            await look()
        except SQLAlchemyError:
            pass
        except Exception as error:  # noqa: BLE001 - it must go on; the text of an exception may quote staff
            log.error("%s", name_and_place(error))  # noqa: TRY400
        await asyncio.sleep(seconds)
