"""The menu: what each command stands for. Its descriptions are the titles of answers, which staff edit."""

from typing import NamedTuple

from telegram import BotCommand

from bot.content.live import LiveContent


class Command(NamedTuple):
    """What a command stands for, and whether what is written after it is a message of its own."""

    payload: str
    takes_text: bool = True


COMMANDS = {
    "start": Command("/greet", takes_text=False),  # links to a bot put a code after /start
    "help": Command("/help"),
    "concern": Command("/give_concern"),
    "receipt": Command("/receipt_check"),
    "channels": Command("/telegram_channels"),
    "forget": Command("/forget_me", takes_text=False),
    "privacy": Command("/telegram_privacy"),
}


def entries(content: LiveContent) -> list[BotCommand]:
    """Return the entries of the menu; one without an answer is left out."""
    answers = {name: content.answer(command.payload[1:]) for name, command in COMMANDS.items()}
    return [BotCommand(name, answer.title) for name, answer in answers.items() if answer]
