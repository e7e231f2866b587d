"""What comes in the current month changes nothing in a release, not even a number."""

from types import SimpleNamespace

from bot.research.making.staging import stage_concerns
from bot.research.making.work import Wanted, Work
from tests.unit.research.made import FixedCoder, concern, source


class Unread:
    """An engine that asks nothing."""

    def table(self, name, path):
        """Take a table."""


def risk(tmp_path, *rows):
    parts = SimpleNamespace(coder=FixedCoder(), current_month="2026-04")
    work = Work(parts, Wanted(), source(*rows), Unread(), tmp_path, tmp_path)
    stage_concerns(work)
    return work.risk


def test_nobody_sees_from_the_numbers_of_a_release_that_a_concern_came_today(tmp_path):
    before = risk(tmp_path, concern(week="2026-W10"))
    assert before["rows_in"] == 1
    assert risk(tmp_path, concern(week="2026-W10"), concern(week="2026-W15")) == before
