"""The lines of `ganwei code`: words.yml, whose gaps are filled here."""

import re
from pathlib import Path

from bot.research.coding.failures import BadCoder, BadSentence, BadSheet, TooFew, Wrong
from bot.research.coding.taking import Taken
from bot.research.coding.words import heading, words
from bot.research.promise import LEAST_ALIKE

# What sentences.py says. Its bytes are in the fingerprint of the model, so it is read, not changed.
_LINE = re.compile(r"(?P<file>.+), line (?P<line>\d+): (?:what stands for (?P<name>\w+) )?.*", re.DOTALL)


def coded(concerns: int) -> str:
    """Return the line of how many concerns the model coded."""
    return words().done["coded" if concerns else "none_to_code"].format(concerns=concerns)


def written(rows: int, out: Path) -> str:
    """Return the line of a sheet that was written."""
    return words().done["written"].format(rows=rows, out=out)


def taken(of_sheet: Taken) -> str:
    """Return the lines of a sheet that was read back."""
    done = words().done
    lines = [done["taken"].format(concerns=of_sheet.concerns, codes=of_sheet.codes)]
    lines += [done["gone"].format(rows=of_sheet.gone)] if of_sheet.gone else []
    return "\n".join(lines)


def no_sentences() -> str:
    """Return what is said instead of figures when there is nothing to measure on."""
    return words().refused["no_sentences"]


def refused(error: TooFew | BadCoder | BadSheet | BadSentence) -> str:
    """Return what is said instead of what was asked for: a line, of a sheet one more for each reason."""
    match error:
        case BadSheet():
            return _sheet([_reason(one) for one in error.reasons])
        case BadSentence():
            return _sentence(str(error))
        case BadCoder():
            return words().refused["coder"]
        case TooFew():
            return words().refused["too_few"].format(least=LEAST_ALIKE)


def _sheet(reasons: list[str]) -> str:
    if len(reasons) == 1:
        return words().refused["sheet"].format(reason=reasons[0])
    return "\n".join([words().refused["sheets"].format(number=len(reasons)), *reasons])


def _reason(wrong: Wrong) -> str:
    gaps = {"sheet": words().sheets["codes"], "title": heading(str(wrong.figures.get("name", "id")))}
    return words().reasons[wrong.code].format(**wrong.figures, **gaps)


def _sentence(said: str) -> str:
    found = _LINE.fullmatch(said)
    if not found:
        return words().refused["file"].format(file=said.rpartition(": ")[0])
    title = heading(found["name"]) if found["name"] else ""
    return words().refused["value" if title else "parts"].format(**found.groupdict(), title=title)
