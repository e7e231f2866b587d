"""How long a refusal takes tells nobody which names there are."""

import time

import pytest

from bot.staff.entrance import FAILURES, Entrance, Refused


@pytest.fixture(autouse=True)
def cheap_hashing() -> None:
    """Hash as in life: this test is about its time."""


def test_unknown_name_takes_as_long_as_a_wrong_password(entrance: Entrance, zhou: str) -> None:
    def seconds(name: str) -> float:
        begun = time.perf_counter()
        with pytest.raises(Refused):
            entrance.enter(name, "wrong")
        return time.perf_counter() - begun

    pairs = [(seconds("nobody"), seconds(zhou)) for _ in range(FAILURES)]
    assert 0.5 < sum(unknown for unknown, _ in pairs) / sum(known for _, known in pairs) < 2
