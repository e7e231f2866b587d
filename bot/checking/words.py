"""Banned words (answers/banned.txt): a word and why, one a line."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.checking.case import Case
from bot.content.checks import Problem

_DENIED = "不非没别"  # 不一定能容 is no promise

type Banned = Mapping[str, str]  # the word, and why


def read_banned(file: Path) -> Banned:
    """Return the words in a file; the full-width colon parts word and reason."""
    lines = (line.partition("：") for line in file.read_text("utf-8").splitlines() if line.strip())
    return {word: why for word, _, why in lines}


def words(case: Case, banned: Banned) -> list[Problem]:
    """Find banned words, with white space between their characters or not, unless they are denied."""
    return [
        Problem(field, "banned_word", {"word": word, "why": why})
        for field, text in case.wordings().items()
        for word, why in banned.items()
        if re.search(f"(?<![{_DENIED}])(?<![{_DENIED}]是){re.escape(word)}", "".join(text.split()))
    ]
