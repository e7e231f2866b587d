"""How each quasi-identifier is made coarser, step by step; the last step of each says nothing."""

from bot.concerns.codes import District, Field, Level
from bot.concerns.concern import Status
from bot.research.columns import HIDDEN, UNSAID

_COUNTIES, _CITY = "县（市）", "城区"
_DISTRICT = {
    **dict.fromkeys(
        (
            District.WUZHI,
            District.WEN,
            District.XIUWU,
            District.BOAI,
            District.QINYANG,
            District.MENGZHOU,
        ),
        _COUNTIES,
    ),
    **dict.fromkeys(
        (
            District.JIEFANG,
            District.SHANYANG,
            District.ZHONGZHAN,
            District.MACUN,
            District.DEMONSTRATION,
        ),
        _CITY,
    ),
    District.CITY: str(District.CITY),
}
_LEVEL = {
    Level.COUNTY: str(Level.COUNTY),
    Level.TOWN: "乡村",
    Level.VILLAGE: "乡村",
    Level.COMPANY: "企事业",
    Level.SCHOOL: "企事业",
    Level.OTHER: str(Level.OTHER),
}
_FIELD = {
    Field.PROJECTS: "建设发展",
    Field.BUILDING: "建设发展",
    Field.FARMING: "三农民生",
    Field.PEOPLE: "三农民生",
    Field.ENFORCEMENT: "执法安全",
    Field.SAFETY: "执法安全",
    Field.PARTY: "党建财审",
    Field.FINANCE: "党建财审",
    Field.OTHER: str(Field.OTHER),
}
_STATUS = {
    Status.RECEIVED: "未答复",
    Status.IN_HAND: "未答复",
    Status.ANSWERED: "已答复",
    Status.PUBLISHED: "已答复",
    Status.REFERRED: "已答复",
    Status.EXPIRED: str(Status.EXPIRED),
}
_GROUPS: dict[str, dict[str, str]] = {
    "district": {str(value): group for value, group in _DISTRICT.items()},
    "level": {str(value): group for value, group in _LEVEL.items()},
    "field": {str(value): group for value, group in _FIELD.items()},
    "status": {str(value): group for value, group in _STATUS.items()},
}
STEPS = {"month": 5, "district": 3, "level": 3, "field": 3, "length": 2, "status": 3}
"""How many degrees of detail each quasi-identifier has, from 0 (as it is) to the last (hidden)."""

_MONTHS_A_QUARTER, _MONTHS_A_HALF = 3, 6


def coarsened(column: str, value: str, step: int) -> str:
    """Return a value at a degree of detail: month 2026-11 is 2026-Q4, 2026-H2, 2026, then hidden."""
    if step == 0 or value == HIDDEN:
        return value
    if step == STEPS[column] - 1:
        return HIDDEN
    if column == "month":
        return _coarser_month(value, step)
    return value if value == UNSAID else _GROUPS[column][value]


def degrees_of(column: str, value: str, word: str) -> list[int]:
    """Return the degrees of detail at which a value is this word; none when it never is."""
    return [step for step in range(STEPS[column]) if coarsened(column, value, step) == word]


def _coarser_month(value: str, step: int) -> str:
    year, month = value.split("-")
    place = int(month) - 1
    return (f"{year}-Q{place // _MONTHS_A_QUARTER + 1}", f"{year}-H{place // _MONTHS_A_HALF + 1}", year)[
        step - 1
    ]


def groups() -> dict[str, dict[str, list[str]]]:
    """Return for each column that has any: its groups of more than one value, and what is in them."""
    found: dict[str, dict[str, list[str]]] = {}
    for column, values in _GROUPS.items():
        for value, group in values.items():
            found.setdefault(column, {}).setdefault(group, []).append(value)
    return {
        column: {group: values for group, values in by_group.items() if len(values) > 1}
        for column, by_group in found.items()
    }
