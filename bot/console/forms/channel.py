"""The form of a channel card."""

from typing import Any

from starlette.datastructures import FormData

from bot.console.forms.choices import Choices
from bot.console.forms.typing import line, text

_LINES = ("name", "phone", "website")
_TEXTS = ("for_what", "not_for", "anonymous", "bring")


def body_of(form: FormData, former: dict[str, Any], _choices: Choices) -> dict[str, Any]:
    """Return the body that was typed; what the form does not show stays as in `former`."""
    return {
        **former,
        **{name: line(form, name) for name in _LINES},
        **{name: text(form, name) for name in _TEXTS},
        "ask_locally": [one.strip() for one in text(form, "ask_locally").split("\n") if one.strip()],
        "verified_on": line(form, "verified_on") or None,
    }
