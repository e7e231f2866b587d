"""Banned words (answers/banned.txt): a word and why, one a line."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.checking.case import Case
from bot.content.checks import Problem

_DENIED = frozenset("不非没别无")  # 不一定能容 is no promise
_RIGHT_BEFORE = re.compile("[不非没别]是?$")
_END = re.compile("[，。；：！？、,.;:!?]")
_CODES = {True: "banned_word", False: "banned_word_denied"}
_FAR = 6  # characters: 不是干了就一定免责

type Banned = Mapping[str, str]  # the word, and why


def read_banned(file: Path) -> Banned:
    """Return the words in a file; the full-width colon parts word and reason."""
    lines = (line.partition("：") for line in file.read_text("utf-8").splitlines() if line.strip())
    return {word: why for word, _, why in lines}


def words(case: Case, banned: Banned) -> list[Problem]:
    """Find banned words, with white space between their characters or not, unless they are denied.

    A denial that stands further away in the same clause is pointed out: a person has to see what it denies.
    """
    closed_up = {field: "".join(text.split()) for field, text in case.wordings().items()}
    found = (
        (field, word, why, _is_said(word, text))
        for field, text in closed_up.items()
        for word, why in banned.items()
    )
    return [
        Problem(field, _CODES[is_said], {"word": word, "why": why}, not is_said)
        for field, word, why, is_said in found
        if is_said is not None
    ]


def _is_said(word: str, text: str) -> bool | None:
    """Say whether a word is said somewhere without a denial; None: nowhere, or denied right before it."""
    clauses = [_END.split(text[: found.start()])[-1] for found in re.finditer(re.escape(word), text)]
    left = [clause[-_FAR:] for clause in clauses if not _RIGHT_BEFORE.search(clause)]
    return any(not _DENIED.intersection(clause) for clause in left) if left else None
