from collections.abc import Callable
from pathlib import Path

import pytest
from redis.asyncio import Redis

from tests.unit.questionnaire.respondent import Respondent


@pytest.fixture
def respondent(redis: Redis, tmp_path: Path) -> Respondent:
    return Respondent(redis, tmp_path)


@pytest.fixture
def hearing(redis: Redis, tmp_path: Path) -> Callable[[str], Respondent]:
    """Return a maker of people in whose words the dialogue hears a key."""
    return lambda key: Respondent(redis, tmp_path, key)
