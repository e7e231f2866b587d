"""Where buttons, cards and leanings lead: to something that is there."""

from collections.abc import Iterator

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.checking.case import Case
from bot.content.checks import Problem
from bot.content.entry import Entry
from bot.content.labels import DETAIL, leaning_label


def leads(case: Case) -> list[Problem]:
    """Find what leads nowhere, to itself, or twice to the same; what led there before is only pointed out."""
    answer = case.answer
    if not answer:
        return []
    former = case.former if isinstance(case.former, Answer) else None
    return [
        *_buttons(case, answer, former),
        *_cards(case, answer, former),
        *_leanings(case, answer, former),
    ]


def _buttons(case: Case, answer: Answer, former: Answer | None) -> Iterator[Problem]:
    for place, key in enumerate(answer.follow_ups):
        target, was_there = case.live.answers.get(key), bool(former and key in former.follow_ups)
        gaps = {"name": case.live.name(Answer, key)}
        if key == answer.key or key in answer.follow_ups[:place]:
            yield Problem("follow_ups", "button_twice", gaps)
        elif target is None or not (target.askable or was_there):
            yield Problem("follow_ups", "button_leads_nowhere", gaps)
        else:
            yield from _withdrawn(case, "follow_ups", target, is_hint=was_there)
    if answer.source and not answer.follow_ups:
        yield Problem("follow_ups", "no_button", is_hint=True)


def _cards(case: Case, answer: Answer, former: Answer | None) -> Iterator[Problem]:
    for key in answer.channels:
        card = case.live.channels.get(key)
        if card is None:
            yield Problem("channels", "no_such_card", {"name": case.live.name(Channel, key)})
        else:
            yield from _withdrawn(case, "channels", card, is_hint=bool(former and key in former.channels))


def _leanings(case: Case, answer: Answer, former: Answer | None) -> Iterator[Problem]:
    for leaning, key in answer.leans.items():
        target = case.live.answers.get(key)
        gaps = {"leaning": leaning_label(leaning), "name": case.live.name(Answer, key)}
        if leaning not in case.live.answers:
            yield Problem("leans", "leaning_unknown", gaps)
        elif key != DETAIL and (target is None or not target.source):
            yield Problem("leans", "leaning_leads_nowhere", gaps)
        elif target:
            was_there = bool(former and former.leans.get(leaning) == key)
            yield from _withdrawn(case, "leans", target, is_hint=was_there)
    to_detail = [leaning_label(leaning) for leaning, key in answer.leans.items() if key == DETAIL]
    if to_detail and not answer.detail:
        yield Problem("leans", "leaning_without_detail", {"leaning": "、".join(to_detail)})


def _withdrawn(case: Case, field: str, target: Entry, *, is_hint: bool) -> Iterator[Problem]:
    """Point out a target that nobody is shown for now; new ones are refused."""
    if (target.kind, target.key) in case.live.withdrawn:
        gaps = {"name": case.live.name(type(target), target.key)}
        yield Problem(field, "target_withdrawn", gaps, is_hint)
