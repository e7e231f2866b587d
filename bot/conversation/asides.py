"""What the dialogue hears in the middle of a questionnaire: a question, something graver, or nothing."""

import re

from bot.conversation.turn import Pick

# Whoever says this is done with questions of ours.
ENDS = frozenset({"distress", "give_concern", "receipt_check", "start_self_check"})
# What is no question: the questionnaire's own question is asked again.
_NOTHING = frozenset(
    {"affirm", "cancel", "deny", "go_back", "goodbye", "greet", "none_of_these", "repeat"}
    | {"smalltalk", "thanks", "unsure"}
)
# What is none unless it sounds like one: it may as well be noise.
_PERHAPS = frozenset({"or_rather", "out_of_scope", "unclear"})
_ASKS = re.compile(r"[?？吗]|什么|啥|咋|怎么|怎样|为何|多少|几个|谁|哪|能不能|可不可以|是不是|有没有")


def is_something(pick: Pick, text: str) -> bool:
    """Say whether a message is more than noise: what the dialogue knows, or what is asked, known or not."""
    is_sure = not pick.candidates and pick.key not in _PERHAPS
    return pick.key not in _NOTHING and (is_sure or _ASKS.search(text) is not None)
