"""What comes in the current month changes nothing in a release, not even a number."""

from types import SimpleNamespace

import pyarrow.parquet as pq

from bot.research.making.staging import stage_concerns
from bot.research.making.work import Wanted, Work
from tests.unit.research.made import FixedCoder, concern, source


class Unread:
    """An engine that asks nothing."""

    def table(self, name, path):
        """Take a table."""


def made(folder, *rows):
    """Return what the first step tells, counts and stages of the rows."""
    folder.mkdir()
    parts = SimpleNamespace(coder=FixedCoder(), current_month="2026-04")
    work = Work(parts, Wanted(), source(*rows), Unread(), folder, folder)
    stage_concerns(work)
    return work.risk, *(pq.read_table(file).to_pylist() for file in (work.staged.counted, work.staged.file))


def test_nobody_sees_from_the_numbers_of_a_release_that_a_concern_came_today(tmp_path):
    before = made(tmp_path / "before", concern(week="2026-W10"))
    assert len(before[1]) == 1
    assert made(tmp_path / "now", concern(week="2026-W10"), concern(week="2026-W15")) == before
