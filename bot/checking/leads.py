"""Where buttons, cards and leanings lead: to something that is there."""

from bot.answers.model import Answer
from bot.checking.case import Case
from bot.content.checks import Problem

DETAIL = "detail"


def leads(case: Case) -> list[Problem]:
    """Find what leads nowhere, to itself, or twice to the same."""
    answer = case.answer
    if not answer:
        return []
    return [*_buttons(case, answer), *_cards(case, answer), *_leanings(case, answer)]


def _buttons(case: Case, answer: Answer) -> list[Problem]:
    former = case.former.follow_ups if isinstance(case.former, Answer) else ()
    found = []
    for place, key in enumerate(answer.follow_ups):
        target = case.live.answers.get(key)
        if target is None or not (target.askable or key in former):
            found.append(Problem("follow_ups", "button_leads_nowhere", {"key": key}))
        if key == answer.key or key in answer.follow_ups[:place]:
            found.append(Problem("follow_ups", "button_twice", {"key": key}))
    if answer.source and not answer.follow_ups:
        found.append(Problem("follow_ups", "no_button", is_hint=True))
    return found


def _cards(case: Case, answer: Answer) -> list[Problem]:
    missing = [key for key in answer.channels if key not in case.live.channels]
    return [Problem("channels", "no_such_card", {"key": key}) for key in missing]


def _leanings(case: Case, answer: Answer) -> list[Problem]:
    found = []
    for leaning, key in answer.leans.items():
        target = case.live.answers.get(key)
        leads_somewhere = bool(answer.detail) if key == DETAIL else bool(target and target.source)
        if leaning not in case.live.answers or not leads_somewhere:
            found.append(Problem("leans", "leaning_leads_nowhere", {"key": key}))
    return found
