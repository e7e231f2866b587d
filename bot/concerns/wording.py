"""What people type instead of tapping: 写完了, 不写了, 跳过, 2. Each stage knows a few such commands."""

import re

from bot.concerns.codes import QUESTIONS
from bot.concerns.draft import Stage

_TRIMMED = re.compile(r"[\s，。！？~～…、,.!?；;“”\"']+|[了吧啊呀哈呗哦嗯嘞咧啦哩的]+$")
_ANY = {
    "concern_cancelled": "取消|不写|算|不说|退出|不提|不交|撤销|不弄|作罢|不写算|不想写|不想说|算不写|别记"
}
# Whether researchers may read a concern, said once its receipt has opened it.
_MINDS = {
    "receipt_share": "也给研究用|也给研究|给研究用|给研究|可以研究|可以给研究|可以给研究用|同意研究"
    "|同意给研究用",
    "receipt_unshare": "不给研究用|不给研究|别给研究用|别给研究|不要给研究|不让研究|不要研究|不同意研究"
    "|不同意给研究用|不想给研究用|不愿意给研究用",
}
_COMMANDS: dict[Stage, dict[str, str]] = {
    Stage.WRITING: {
        "concern_more": "说|我说|开始|那我说|我写|我开始|开始写|写|接着写|继续",
        "concern_preview": "写完|说完|好|就这些|就这|没|完|提交|交|写好|弄完|可以|行|中|over|ok|打完|说好"
        "|结束|下一步|就这么多|先这样|就这样",
    },
    Stage.PREVIEW: {
        "concern_next": "下一步|继续|好|可以|行|中|确认|没问题|对|是|ok|提交|接着|往下",
        "concern_rewrite": "重写|重新写|重来|不对|改",
        "concern_more": "接着写|还有|再补充|补充",
    },
    Stage.QUESTIONS: {
        "concern_skip_all": "全部跳过|都跳过|全跳过|提交|交|直接交|交上去|直接提交",
        "concern_skip": "跳过|不说|不选|下一题|下一个|略|过|不知道|不清楚|随便|都不是",
        "concern_back": "返回|返回修改|改|上一步",
    },
    Stage.CONFIRM: {
        "concern_submit": "提交|确认|确定|好|可以|行|中|是|对|交|ok|发|没问题|确认提交|只提交|提交不给研究"
        "|提交不给研究用|提交别给研究|不给研究用提交|不给研究提交",
        "concern_submit_shared": "提交也给研究用|提交也给研究|提交给研究用|提交给研究|也给研究用|也给研究"
        "|给研究用|给研究|可以研究|可以给研究|可以给研究用|研究也可以|研究也行|同意研究|同意给研究用|愿意给研究用",
        "concern_back": "返回|返回修改|改|修改|上一步",
    },
    Stage.FOLLOWING_UP: _MINDS,
    Stage.OPENED: {
        "receipt_more": "补充|追加|再说几句|再补充|还有",
        "receipt_withdraw": "撤回|删除|删掉|撤销",
        "receipt_close": "看完|好|知道|完|没|行|中|谢谢|退出|关闭",
        **_MINDS,
    },
    Stage.WITHDRAWING: {
        "receipt_withdraw_yes": "撤回|确认|确定|是|好|删|对",
        "receipt_close": "不|不撤|取消|算|留着",
    },
    Stage.SUBMITTED: {
        "concern_unchecked": "跳过|抄好|抄完|好|记住|记好|记下|知道|不用|不用核对|不核对|完|行|中|谢谢",
        "concern_submit": "提交|再看一遍|回执呢|再发一遍",
        "concern_submit_shared": "提交也给研究用|提交给研究用|也给研究用|也给研究",
    },
}
SHARES = "concern_submit_shared"  # hands in, and agrees that researchers read the words
SUBMITS = frozenset({"concern_submit", SHARES})
# Said more freely; neither loses a word: the one leads to the preview, the other asks once more.
_LOOSE = {
    "concern_cancel_sure": re.compile(
        r"(?:不|别|甭|先不|懒得|放弃)(?:想|敢|用|要)?(?:写|说|弄|提|交|填|整|发|留|记|存|报)(?!清|完|明)|算[了球逑]|拉[倒到]|取消|作[罢废]|"
        r"罢了|后悔|撤[销了回吧]|退出|清空|删掉|终止|当我没说|点错|返回|qx"
    ),
    "concern_preview": re.compile(
        r"(?:写|说|打|弄|编|讲|输|唠|敲)(?:完|好|妥|罢|玩)[了啦咧嘞]?|就(?:这些|这么多|恁些|恁多|这样|到这|说到这)|没(?:了|别的|有要补)|"
        r"提交|[递呈交报送发](?:上去?|了吧|吧|送)|往上[送报递]|递交|上报|代呈|收件|直接交|可以交|回执|完毕|over|tj|不补充|到此为止",
        re.IGNORECASE,
    ),
}
_LONGEST_LOOSE = 14  # characters; what is longer is part of the concern
_CONTENT = re.compile(
    r"材料|文件|项目|领导|局|镇|村|年|同事|家里|账|合同|资格|签"
)  # a short sentence about work
# What stands in the lists, by stage: from the phrase to its command; where two have it, the earlier one.
_EXACT = {
    stage: {
        phrase: command
        for command, phrases in reversed((*_COMMANDS.get(stage, {}).items(), *_ANY.items()))
        for phrase in phrases.split("|")
    }
    for stage in Stage
}
_NUMBER = re.compile(r"[1-9]\d?")


def command_of(text: str, stage: Stage, question: int = 0) -> str:
    """Return the command that a message stands for, or the message itself: it is what the person writes."""
    if text.startswith("/"):
        return text[1:]
    typed = bare(text)
    if stage is Stage.QUESTIONS and (choice := _choice(typed, question)):
        return f"concern_choose {choice}"
    if command := _EXACT[stage].get(typed):
        return command
    if stage is Stage.WRITING and len(typed) <= _LONGEST_LOOSE and not _CONTENT.search(typed):
        return next((command for command, pattern in _LOOSE.items() if pattern.search(typed)), text)
    return text


def is_command(text: str, stage: Stage) -> bool:
    """Say whether a message is a command and nothing else, as it stands in the list."""
    return text.startswith("/") or bare(text) in _EXACT[stage]


def bare(text: str) -> str:
    """Return what was typed without blanks, marks and the small words at its end, in small letters."""
    return _TRIMMED.sub("", text.strip().lower())


def _choice(typed: str, question: int) -> str:
    """Return the choice that was typed by its words or its number."""
    choices = [str(choice) for choice in QUESTIONS[question].choices]
    begun = [choice for choice in choices if len(typed) > 1 and choice.startswith(typed)]
    if len(begun) == 1 or typed in choices:
        return typed if typed in choices else begun[0]
    if _NUMBER.fullmatch(typed) and int(typed) <= len(choices):
        return choices[int(typed) - 1]
    return ""
