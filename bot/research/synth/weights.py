"""How often each coarse code comes up in synthetic concerns. **Invented**: nothing here was ever counted.

They only have the shape of life: some places and fields are much larger than others, so that rare classes,
which a release must hide, come up at every size. What a reluctance, a link and a topic weigh is counted in
the labelled sentences. A weight is a share of the sum of its table; None is a question that was skipped.
"""

from datetime import date, timedelta

from bot.concerns.codes import District, Field, Level
from bot.concerns.concern import Status

type Weights = dict[str | None, float]

DISTRICT: Weights = {
    District.WUZHI: 14,
    District.WEN: 9,
    District.XIUWU: 6,
    District.BOAI: 8,
    District.QINYANG: 10,
    District.MENGZHOU: 8,
    District.JIEFANG: 9,
    District.SHANYANG: 9,
    District.ZHONGZHAN: 3,
    District.MACUN: 4,
    District.DEMONSTRATION: 3,
    District.CITY: 7,
    None: 10,
}
LEVEL: Weights = {
    Level.COUNTY: 28,
    Level.TOWN: 33,
    Level.VILLAGE: 12,
    Level.COMPANY: 6,
    Level.SCHOOL: 9,
    Level.OTHER: 4,
    None: 8,
}
FIELD: Weights = {
    Field.PROJECTS: 13,
    Field.BUILDING: 9,
    Field.FARMING: 16,
    Field.PEOPLE: 15,
    Field.ENFORCEMENT: 11,
    Field.PARTY: 9,
    Field.FINANCE: 6,
    Field.SAFETY: 8,
    Field.OTHER: 5,
    None: 8,
}
STATUS: Weights = {
    Status.RECEIVED: 8,
    Status.IN_HAND: 7,
    Status.ANSWERED: 48,
    Status.PUBLISHED: 10,
    Status.REFERRED: 12,
    Status.EXPIRED: 15,
}
SKIPPED = 0.3  # of the questions for the reluctance and for the link; nobody is asked for the topic
SHARED = 0.6  # of the holders agree that the redacted text serves research
_FIRST, _LAST = date.fromisocalendar(2024, 1, 1), date.fromisocalendar(2026, 40, 1)
_GROWTH = 3  # the last week has this many times the concerns of the first


def weeks() -> Weights:
    """Return the weeks in ISO 8601, 2024-W01 to 2026-W40, and their weights, which rise in a line."""
    last = (_LAST - _FIRST).days // 7
    days = [_FIRST + timedelta(weeks=number) for number in range(last + 1)]
    return {f"{day:%G-W%V}": 1 + (_GROWTH - 1) * number / last for number, day in enumerate(days)}
