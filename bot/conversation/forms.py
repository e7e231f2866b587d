"""Which answers belong to a form: they are not counted, so that no count tells how far somebody came."""

import re

# The steps of concerns, receipts, self-check and questionnaire and the doors to them, in the wording of any
# channel.
_OF_A_FORM = re.compile(
    r"(?:^|_)(?:(?:concern|receipt|self_check|questionnaire)_|(?:give_concern|start_self_check|questionnaire)$)"
)


def is_of_a_form(key: str) -> bool:
    """Say whether the answer `key` is a step of a form or a door to one."""
    return _OF_A_FORM.search(key) is not None
