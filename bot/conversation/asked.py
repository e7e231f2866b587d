"""What the questionnaire says, as replies: its wording with the gaps filled, and a button for each choice."""

from dataclasses import replace

from bot.concerns.said import Said
from bot.content.live import LiveContent
from bot.conversation.gaps import filled
from bot.conversation.replies import fixed_reply
from bot.conversation.turn import Button, Reply
from bot.questionnaire.sheet import Sheet
from bot.questionnaire.wording import PREFIX


def asked(content: LiveContent, said: Said, sheet: Sheet | None = None) -> Reply:
    """Return the reply that says it; choices have buttons only while their `sheet` is open."""
    reply = fixed_reply(content, said.key)
    buttons = _choices(content, sheet, said.choices) if sheet and said.choices else ()
    return replace(reply, text=filled(reply.text, said.gaps), buttons=(*buttons, *reply.buttons))


def _choices(content: LiveContent, sheet: Sheet, choices: tuple[str, ...]) -> tuple[Button, ...]:
    """Return a button for each choice, and one that skips: each names the question that it answers."""
    skip = fixed_reply(content, "questionnaire_skip").answer
    made = [Button(choice, f"{PREFIX}choose {sheet.due} {place}") for place, choice in enumerate(choices, 1)]
    return (*made, Button(skip.title if skip else "", f"{PREFIX}skip {sheet.due}"))
