"""The coarse codes of a concern: each optional, each from a short list, none points to one person."""

from enum import StrEnum
from typing import NamedTuple


class Reluctance(StrEnum):
    """The five reluctances of the paper."""

    NO_WILL = "不想为"
    NO_ABILITY = "不会为"
    NO_DARE = "不敢为"
    NO_WISH = "不愿为"
    FEAR = "害怕为"


class Link(StrEnum):
    """The links in the chain."""

    PREVENT = "防错"
    REDUCE = "减错"
    TOLERATE = "容错"
    CORRECT = "纠错"


class Field(StrEnum):
    """Fields of work."""

    PROJECTS = "项目招商"
    BUILDING = "城建规划"
    FARMING = "农业农村"
    PEOPLE = "民生服务"
    ENFORCEMENT = "执法监管"
    PARTY = "党建人事"
    FINANCE = "财政审计"
    SAFETY = "应急信访"
    OTHER = "其他工作"


class Level(StrEnum):
    """Where one works."""

    COUNTY = "县直"
    TOWN = "乡镇"
    VILLAGE = "村"
    COMPANY = "国企"
    SCHOOL = "学校医院"
    OTHER = "其他"


class District(StrEnum):
    """The counties and districts of the city."""

    WUZHI = "武陟县"
    WEN = "温县"
    XIUWU = "修武县"
    BOAI = "博爱县"
    QINYANG = "沁阳市"
    MENGZHOU = "孟州市"
    JIEFANG = "解放区"
    SHANYANG = "山阳区"
    ZHONGZHAN = "中站区"
    MACUN = "马村区"
    DEMONSTRATION = "示范区"
    CITY = "市直"


class Question(NamedTuple):
    """One optional question of the form: the code it fills, the answer key that asks it, its choices."""

    code: str
    key: str
    choices: type[StrEnum]


QUESTIONS = (
    Question("reluctance", "concern_reluctance", Reluctance),
    Question("link", "concern_link", Link),
    Question("field", "concern_field", Field),
    Question("level", "concern_level", Level),
    Question("district", "concern_district", District),
)
