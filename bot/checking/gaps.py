"""Gaps such as {digits}: the program fills them, so a new wording has the same as the one before."""

import re

from bot.checking.case import Case, wordings
from bot.content.checks import Problem

_GAP = re.compile(r"\{([a-z_]+)\}")


def gaps(case: Case) -> list[Problem]:
    """Find gaps that were lost, and gaps that nothing would fill."""
    before = _gaps(wordings(case.former)) if case.former else set()
    now = _gaps(case.wordings())
    lost = [Problem("text", "gap_lost", {"gap": gap}) for gap in sorted(before - now)]
    return lost + [Problem("text", "gap_unknown", {"gap": gap}) for gap in sorted(now - before)]


def _gaps(texts: dict[str, str]) -> set[str]:
    return {gap for text in texts.values() for gap in _GAP.findall(text)}
