"""From what the form says to a reply: the live wording with its gaps filled, and its buttons."""

from bot.concerns.said import Said
from bot.content.live import LiveContent
from bot.conversation.gaps import fill
from bot.conversation.replies import fixed_reply, follow_up_buttons
from bot.conversation.turn import Button, Reply, Shown


def reply_of(content: LiveContent, said: Said) -> Reply:
    """Return the reply; a gap is {name} in the wording. Raise KeyError when the content lacks the answer."""
    reply = fixed_reply(content, said.key)
    text = fill(reply.text, said.gaps)
    choices = tuple(Button(choice, f"/concern_choose {choice}") for choice in said.choices)
    buttons = (*choices, *reply.buttons, *follow_up_buttons(content, said.offers))
    shown = Shown(said.tap, said.receipt, said.seed)
    return Reply(text, buttons, reply.answer, reply.cards, shown)
