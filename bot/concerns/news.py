"""The page of news: tags of the concerns that have something new, the same page for everybody.

A tag is the beginning of HMAC-SHA256(seed of the concern, number of the period). The holder's phone was given
the seed with the receipt; it fetches the whole page, computes its own tag and compares: the server cannot
tell what a phone looks for. Tags change with every period, and empty places are filled, so that the page
tells nobody how many concerns were answered or which is which of yesterday's. The filling is made with a key,
so that workers agree on it: were it drawn by lot, two pages laid side by side would show the true tags.
"""

import hashlib
import hmac
import time
from collections.abc import Callable

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.concerns.keys import Keys
from bot.concerns.tables import ConcernRow

SECONDS_A_PERIOD = 1800
TAG_BYTES = 6  # two concerns of 10,000 share a tag once in 5 million periods
PLACES = 64  # the page grows in steps of so many tags


def tag_of(seed: bytes, period: int) -> str:
    """Return a concern's tag in a period: 12 hexadecimal digits."""
    return hmac.new(seed, str(period).encode(), hashlib.sha256).digest()[:TAG_BYTES].hex()


class News:
    """What the page says in a period."""

    def __init__(self, engine: Engine, keys: Keys, clock: Callable[[], float] = time.time) -> None:
        """Read the tables behind `engine`; fill with `keys`."""
        self._engine = engine
        self._keys = keys
        self._clock = clock

    def period(self) -> int:
        """Return the number of the period that runs now."""
        return int(self._clock()) // SECONDS_A_PERIOD

    def page(self, period: int) -> dict[str, object]:
        """Return {"period", "seconds", "tags"} as things are now."""
        with Session(self._engine) as session:
            seeds = session.scalars(select(ConcernRow.seed).where(ConcernRow.news)).all()
        tags = [tag_of(seed, period) for seed in seeds]
        places = PLACES * (len(tags) // PLACES + 1)
        filling = [self._keys.filler(period, place)[:TAG_BYTES].hex() for place in range(len(tags), places)]
        return {"period": period, "seconds": SECONDS_A_PERIOD, "tags": sorted(tags + filling)}
