"""The form of an answer."""

from typing import Any

from starlette.datastructures import FormData

from bot.console.forms.choices import Choices
from bot.console.forms.typing import line, several, text

LEANINGS = ("ask_who", "ask_how", "ask_how_long", "ask_when", "ask_why", "ask_example", "ask_basis")


def body_of(form: FormData, former: dict[str, Any], choices: Choices) -> dict[str, Any]:
    """Return the body that was typed; what the form does not show stays as in `former`."""
    document, section = line(form, "document"), line(form, "section")
    order = dict.fromkeys((*(former.get("leans") or {}), *LEANINGS))  # as it was, so that files change little
    leans = {leaning: choices.key(line(form, leaning)) for leaning in order if line(form, leaning)}
    return {
        **former,
        "title": line(form, "title"),
        "text": text(form, "text"),
        "detail": text(form, "detail"),
        "plain": text(form, "plain"),
        "leans": leans,
        "source": {"document": document, "section": section} if document or section else None,
        "checked_on": line(form, "checked_on"),
        "review_by": line(form, "review_by"),
        "expires_on": line(form, "expires_on") or None,
        "follow_ups": [choices.key(one.strip()) for one in several(form, "follow_ups")],
        "channels": several(form, "channels"),
    }
