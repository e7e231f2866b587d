"""The light: what a redacted text still says that, put together, may point to one person.

Samarati and Sweeney ("Protecting privacy when disclosing information", 1998) showed that few coarse facts
together single people out; here the facts are unit, post, time, matter, place, and words like 只有我.
"""

import re
from enum import StrEnum
from typing import NamedTuple

_UNITS = "局|办公室|大队|派出所|中心|委员会|卫生院|小学|中学|医院|公司"
_POSTS = (
    "县长|市长|区长|处长|队长|教导员|总工|村长|园长|厂长|局长|书记|主任|科长|股长|所长|站长|镇长|乡长|校长|院长|经理|支书|"
    "会计|主席|部长"
)
_MATTERS = "项目|工程|改造|拆迁|招标|验收|征地|换届|巡察|审计|专班|试点"
_HINTS = {
    "单位": rf"(?:[县市区镇乡]|街道)?[一-龥]{{2,5}}(?:{_UNITS})",
    "职务": rf"(?:副|第一|常务)?(?:{_POSTS})",
    "时间": r"(?:20)?\d\d年|[去前今]年|上个?月|\d{1,2}月|[一二三四五六七八九十]月|春节|国庆|中秋|年底|年初",
    "事项": rf"[一-龥]{{2,8}}(?:{_MATTERS})",
    "地方": "武陟|温县|修武|博爱|沁阳|孟州|解放区|山阳区|中站区|马村区|示范区",
    "独一份": "只有我|就我一个|唯一|全[县市区镇乡村]就|头一个|第一个|独一|谁都知道",
}
_PATTERNS = {hint: re.compile(pattern) for hint, pattern in _HINTS.items()}
_RED, _AMBER = 4, 3  # different hints from which the light changes
_OWN = "独一份"


class Colour(StrEnum):
    """How likely it is that somebody recognises the writer."""

    GREEN = "绿"
    AMBER = "黄"
    RED = "红"


class Light(NamedTuple):
    """The colour, and what there is: pairs such as ("职务", "副局长")."""

    colour: Colour
    hints: list[tuple[str, str]]


def light_of(text: str) -> Light:
    """Return the light for a masked text; what makes one unique weighs as two."""
    found = {hint: match.group() for hint, pattern in _PATTERNS.items() if (match := pattern.search(text))}
    weight = len(found) + (_OWN in found)
    colour = Colour.RED if weight >= _RED else Colour.AMBER if weight >= _AMBER else Colour.GREEN
    return Light(colour, [*found.items()])
