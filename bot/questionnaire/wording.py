"""What people type instead of tapping: 填问卷, 跳过, 不答了, 2, 第二个. Anything else is no answer."""

import re
import unicodedata

from bot.concerns.wording import bare
from bot.questionnaire.codes import QUESTIONS, Step
from bot.questionnaire.sheet import Sheet

OPENS = frozenset({"/questionnaire", "问卷", "填问卷", "做问卷"})
PREFIX = "/questionnaire_"

_FEAR = "怕|怕为|怕事|怕担责|怕出事"
_NO_ANSWER = {"skip": "不知道|不清楚|不好说|说不准|说不好|不确定|不晓得|都不是|没有我想选"}
_COMMANDS: dict[Step, dict[str, str]] = {
    Step.INVITED: {
        "begin": "开始|好|好呀|行|中|可以|来|填|做|ok|嗯|是|愿意|那就填|开始填|开始答|1|第一个",
        "stop": "不|不用|先不|先不填|下次",
    },
    Step.AROUND: _NO_ANSWER,
    Step.OWN: _NO_ANSWER,
    Step.LEVEL: _NO_ANSWER,
    Step.CONFIRM: {
        "submit": "交卷|交|提交|确认|好|行|中|可以|是|ok|没问题|嗯|交上去|对",
        "redo": "改前面|重答|改|修改|返回|重来|重填|上一步|上一题|改一下|前面选错|选错",
    },
}
_ANY = {
    "stop": "不答|不填|不做|退出|取消|算|停|停下|结束|拉倒|算球|不交",
    "skip": "跳过|略|过|下一题|下一个|下一问|不说|不选|不想说|不想选|跳",
    "back": "上一题|上一问|上一步|返回|选错|点错|改|改一下|重选",
    "here": "继续|接着答|接着|接着填|刚才到哪|到哪",
}
# Said more freely, in a few words.
_LOOSE = {
    "stop": re.compile(r"(?:不想|不愿|懒得|别|甭)再?(?:填|答|做|弄|写|搞)|没[空时]|别烦"),
    "about": re.compile(
        r"(?:这|问卷|填了?|答了?)[是个有]*(?:干[嘛啥什]|做什么|啥用|什么用|用吗)|[给让]?谁[在能会]?[看填]|有人看|(?:还有?|一共)(?:多少|几)[题问]"
        r"|(?:要|填|得)?(?:多长时间|多久|几分钟)$|实名|(?:是|会)?匿名吗?$"
    ),
}
_LONGEST_LOOSE = 12  # characters
_STEPS: dict[Step, dict[str, str]] = {
    Step.AWARENESS: {
        "1": "清楚|很清楚|了解|很了解|都清楚|都知道|知道|熟悉|很熟",
        "2": "一点|有点|知道一点|知道一些|知道点|了解一点|了解一些|了解点|有些了解|听说|听说过|听说过一点"
        "|听过|不太清楚|不太了解|一知半解|大概知道|一般",
        "3": "不了解|不知道|不清楚|没听说过|没听过|不懂|啥也不知道|完全不了解|不太知道",
    },
    Step.AROUND: {"5": _FEAR},
    Step.OWN: {"5": _FEAR, "6": "没|无|都没有|一个也没有|没有这种"},
    Step.LEVEL: {
        "1": "县|县里|局里|区里|县级|县区",
        "2": "乡|镇|乡里|镇里|镇上|街道|办事处",
        "3": "村里|村上|村委|社区",
        "4": "企业|公司|厂里",
        "5": "学校|医院|老师|医生",
        "6": "其它|市直|市里|市级",
    },
    Step.QUIZ: {
        "1": "正确|是|没错|对头|真|√|t|true",
        "2": "错|错误|不正确|不是|否|假|×|x|f|false|不|不行",
        "3": "不知道|不清楚|不晓得|说不准|拿不准|说不好|不好说|不懂|不会|忘",
    },
}
_NUMBER = re.compile(r"(?:我?选|第)?([1-9一二三四五六七])(?:个|项|种|条|号)?")
_DIGITS = dict(zip("一二三四五六七", "1234567", strict=True))


def opens(text: str) -> bool:
    """Say whether a message asks for the questionnaire, and nothing else."""
    return text in OPENS or _typed(text) in OPENS


def command_of(text: str, sheet: Sheet) -> str:
    """Return the command that a message stands for, such as `choose awareness 2`, or "" for none."""
    if text.startswith("/"):
        return text.removeprefix(PREFIX) if text.startswith(PREFIX) else ""
    typed = _typed(text)
    if place := _place(typed, sheet.step):
        return f"choose {sheet.due} {place}"
    name = _among(typed, _COMMANDS.get(sheet.step, {})) or _among(typed, _ANY) or _loosely(typed)
    return f"skip {sheet.due}" if name == "skip" else name


def _place(typed: str, step: Step) -> str:
    """Return the number of the choice that was typed by its words or its number, or "" for none."""
    if step not in QUESTIONS:
        return ""
    choices = [_typed(choice) for choice in QUESTIONS[step].choices]
    if typed in choices:
        return str(choices.index(typed) + 1)
    if found := _among(typed, _STEPS.get(step, {})):
        return found
    begun = [place for place, choice in enumerate(choices, 1) if len(typed) > 1 and choice.startswith(typed)]
    if len(begun) == 1:
        return str(begun[0])
    number = _NUMBER.fullmatch(typed)
    place = _DIGITS.get(number[1], number[1]) if number else "0"
    return place if 0 < int(place) <= len(choices) else ""


def _loosely(typed: str) -> str:
    """Return the command that is said in other words; what is long is a question of its own."""
    if len(typed) > _LONGEST_LOOSE:
        return ""
    return next((name for name, pattern in _LOOSE.items() if pattern.search(typed)), "")


def _typed(text: str) -> str:
    """Return what was typed in one width, without blanks, marks and small words (吧。) at its end."""
    plain = unicodedata.normalize("NFKC", text).strip()
    return bare(bare(plain)) or plain


def _among(typed: str, commands: dict[str, str]) -> str:
    return next((name for name, phrases in commands.items() if typed in phrases.split("|")), "")
