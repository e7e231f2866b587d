"""The embedded server ends when we end it, and not before."""

import os
import signal
import time

import pytest
from redis import ConnectionError as Gone
from redis import Redis

from bot.ephemeral.server import redis_url


def test_a_ctrl_c_in_the_terminal_does_not_end_it_before_what_is_in_hand_is_answered() -> None:
    with redis_url("") as url, Redis.from_url(url) as redis:
        os.kill(redis.info()["process_id"], signal.SIGINT)
        time.sleep(0.5)
        assert redis.ping()
    with Redis.from_url(url) as redis, pytest.raises(Gone):
        redis.ping()


def test_we_are_interrupted_as_before() -> None:
    with redis_url(""):
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
