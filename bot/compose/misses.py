"""The staff's side of what we did not know, put together."""

from functools import partial

from redis import Redis
from sqlalchemy.engine import Engine

from bot.concerns.keys import Keys
from bot.ephemeral.miss_weeks import begin_anew
from bot.misses.desk import MissDesk
from bot.settings import Settings


def miss_desk(settings: Settings, engine: Engine, redis: Redis, staff: str) -> MissDesk:
    """Return the desk at which `staff` looks at groups and settles them."""
    keys = Keys(settings.keys())
    return MissDesk(engine, keys, settings.misses_k, staff, partial(begin_anew, redis, keys))
