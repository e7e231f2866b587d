"""Rows of the audit list as staff read them, and what stands in rows for the words that staff look for.

The rows hold codes and stay as they are: an entry is called by the number and title that it has now.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.answers.model import numbered
from bot.audit.search import Deed, Word
from bot.console.item import Item
from bot.console.render import said, words
from bot.staff.roles import Role

_VERSION = re.compile(r"(?<=\d)@\d+$")  # RC-017@5: the list knows no versions
_ROLES = "staff_"
_FAMILIES = ("miss", "model", "phrasing")  # whose subjects are called by one wording with gaps


class AuditWords:
    """Put rows into words, and words into what rows hold."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Call the entries and drafts `items` by name."""
        self._names = {"/".join(item.ref): _name(item) for item in items}

    def told(self, deed: Deed) -> Deed:
        """Return a row in words."""
        action = said("actions", deed.action)
        subject, reason = self._subject(deed), self._reason(deed)
        return deed._replace(staff=_staff(deed.staff), action=action, subject=subject, reason=reason)

    def sought(self, typed: str) -> tuple[Word, ...]:
        """Return the words that somebody typed, with all that rows may hold for each."""
        return tuple(self._word(_VERSION.sub("", word)) for word in typed.split())

    def code(self, deed: Deed) -> str:
        """Return what a row holds where words are shown, for programs."""
        coded = [deed.action, deed.subject, *([deed.reason] if self._reason(deed) != deed.reason else [])]
        return "|".join(coded)

    def _subject(self, deed: Deed) -> str:
        family, _, _ = deed.action.partition("_")
        if family in ("draft", "entry"):
            return self._entry(deed.subject)
        if family == "phrasing":
            key, _, number = deed.subject.rpartition(" ")
            return said("subjects", "phrasing", {"name": self._entry(f"answer/{key}"), "number": number})
        if family == "model":
            return said("subjects", "model", {"number": deed.subject})
        if family == "release":
            number, _, file = deed.subject.partition(" ")
            gaps = {"number": number, "file": words()["release_files"].get(file, "")}
            return said("subjects", "release_file" if file else "release", gaps)
        if family == "miss":
            return said("subjects", "miss")
        group = {"switch": "switches", "audit": "subjects", "workbook": "subjects"}.get(family)
        return said(group, deed.subject) if group else _staff(deed.subject)

    def _reason(self, deed: Deed) -> str:
        if deed.action.startswith(_ROLES):
            return said("roles", deed.reason)
        return self._entry(deed.reason) if deed.action == "miss_answer" else deed.reason

    def _entry(self, path: str) -> str:
        kind, _, key = path.partition("/")
        return self._names.get(path) or said("gone", kind, {"key": key})

    def _word(self, text: str) -> Word:
        entries = _holding(text, self._names)
        numbers = {n for n in re.findall(r"\d+", text) if _in(text, said("subjects", "model", {"number": n}))}
        plain = {code: said("subjects", code) for code in ("audit", "workbook")}
        return Word(
            text,
            staff=frozenset(_holding(text, words()["nobody_of_the_staff"])),
            actions=frozenset(_actions(text)),
            subjects=frozenset({*entries, *numbers, *_holding(text, {**words()["switches"], **plain})}),
            stems=frozenset(f"{path.partition('/')[2]} " for path in entries),
            reasons=frozenset({*entries, *_holding(text, {role: said("roles", role) for role in Role})}),
        )


def _actions(text: str) -> set[str]:
    """Return the actions whose own wording, or that of whatever they are done to, contains `text`."""
    found = _holding(text, words()["actions"])
    about = {name: said("subjects", name, {"name": "", "number": ""}) for name in _FAMILIES}
    families = _holding(text, about)
    return found | {action for action in words()["actions"] if action.partition("_")[0] in families}


def _holding(text: str, named: Mapping[str, Any]) -> set[str]:
    return {code for code, name in named.items() if _in(text, str(name))}


def _in(text: str, name: str) -> bool:
    return text.casefold() in name.casefold()


def _staff(name: str) -> str:
    return said("nobody_of_the_staff", name)


def _name(item: Item) -> str:
    body = item.body
    number = f"{numbered(body['number'])} " if body["number"] else ""
    return number + str(body["title"] or body["name"] or said("untitled", item.ref.kind))
