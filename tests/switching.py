"""Somebody of the staff who switches in the database of a running service, and undoes it all."""

import time
from pathlib import Path

from bot.database import open_database
from bot.switches.switch import Name, at_rest
from bot.switches.switches import Switches

SECONDS_UNTIL_LIVE = 1


class Staff:
    """Switches, and waits until it must be obeyed everywhere."""

    def __init__(self, data_dir: Path) -> None:
        self._switches = Switches(
            open_database(f"sqlite:///{data_dir / 'ganwei.sqlite'}"), lambda _notice: []
        )

    def switches(self, name: Name, on: bool, notice: str = "系统检修，晚上八点恢复") -> None:
        self._set(name, on, notice)
        time.sleep(SECONDS_UNTIL_LIVE)

    def undoes_all(self) -> None:
        changed = [
            switch.name for switch in self._switches.all() if switch.is_on != at_rest(switch.name).is_on
        ]
        for name in changed:
            self._set(name, at_rest(name).is_on, "")
        if changed:
            time.sleep(SECONDS_UNTIL_LIVE)

    def _set(self, name: Name, on: bool, notice: str) -> None:
        self._switches.set(name, on=on, notice=notice, reason="测试", staff="周敏")
