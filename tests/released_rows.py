"""Released rows to make reports of: codes by lot, texts written by hand."""

import random
from typing import Any

import pandas as pd

from bot.research.columns import HIDDEN, QUASI, RELEASED, SENSITIVE, UNSAID
from bot.research.report.material import Material

COLUMNS = [column.name for column in RELEASED]
VALUES = {name: values for name, _role, values in RELEASED}
MONTHS = [f"2025-{month:02}" for month in range(7, 13)] + [f"2026-{month:02}" for month in range(1, 13)]

# By what they are about, and how their writers mostly feel; 【】 is what was masked.
TEXTS: dict[tuple[str, str], list[str]] = {
    ("问责过重", "害怕为"): [
        "一出事就先问责，不管是不是按程序办的，大家心里没底，宁可不做也不想被问责。",
        "去年帮企业赶手续，后来审计说程序倒置，我被通报批评，考核也降了一等，现在谁还敢赶。",
        "做得越多被问责的机会越多，旁边什么都不干的反而平平安安，问责应当看有没有私心。",
        "安全检查查出隐患要签字，签了以后出事就追责，不签又说不作为，怎么都是我的责任。",
        "督查组一来先翻台账，少一张照片就通报，问责的时候没人听解释。",
        "我们乡镇一年签了二十多份责任状，哪一份出了问题都能追责到人。",
        "问责泛化，防汛的时候漏接一个电话就写检查，以后遇到事情先想怎么保护自己。",
        "同样的失误，有的单位批评教育，有的单位直接处分，问责的标准不一样，让人害怕。",
        "处分影响期里不能提拔，一次失误耽误好几年，谁都害怕担责。",
        "听说问责以后可以申诉，但没见过谁申诉成功，反而被领导记住。",
        "征地拆迁的时候矛盾多，一旦有人上访就问责经办人，没人愿意接这个活。",
        "上级通报里只写结果不写过程，按集体决策办的事最后只追责执行的人。",
    ],
    ("程序不明", "不会为"): [
        "容错要向谁申请、带什么材料、多久有结果，文件里写得很粗，我们不知道怎么走程序。",
        "认定程序有好几步，可是没有一张表告诉我们第一步找谁。",
        "想按容错认定程序报一次，组织部门说找纪委，纪委说找主管单位。",
        "容错清单只写了大类，具体到我们审批岗位，哪种算容错、哪种不算，没有细则。",
        "新来的年轻干部不熟悉程序，培训只念文件，没有案例，遇到认定还是不会。",
        "试点的程序没有先例，请示上去半年没有批复，做也不是，不做也不是。",
        "认定的标准太原则，同一件事两个人看出两个结论，希望有细则和案例。",
        "纠错以后要不要写报告、写给谁，程序上没有说明，我们只好自己琢磨。",
        "容错认定需要证据，可是当时是口头要求，没有会议纪要，现在拿不出材料。",
        "希望把认定程序做成流程图，挂在办事大厅，谁都看得懂。",
        "审批改革以后，程序少了几步，但是追责的标准没有跟着改，心里没底。",
        "多久能出认定结果没有时限，等的时候项目早就停了。",
    ],
    ("形式主义", "不愿为"): [
        "一周填六张表，内容差不多，留痕比干事花的时间还多。",
        "迎检的台账要补三年前的，全村干部加班补照片，真正的活没人干。",
        "微信群几十个，收到必须回复，晚上十一点还在打卡留痕。",
        "考核要看学习笔记抄了多少页，抄完也没记住，纯粹形式主义。",
        "检查组一个月来四拨，每拨要的台账格式都不一样，基层干部成了填表员。",
        "开会传达会议，传达完再开会，一天下来没有时间下村。",
        "系统平台太多，同一个数据要录五遍，留痕留到没有力气。",
        "考核指标压到村里，村干部只有三个人，哪里填得完这么多表。",
        "形式主义不减，再好的机制也没人有精力去用。",
        "为了迎检刷墙、挂牌子，花的钱够修一段路，大家看在眼里不愿多干。",
        "督查考核排名靠前的是材料写得好的，干事多的反而靠后。",
        "加班填表到半夜，第二天还要入户，留痕的照片比解决的事情多。",
    ],
    ("举报得罪", "不敢为"): [
        "拆违建得罪了人，被匿名举报三次，查了都没有问题，但没有人出来澄清。",
        "有人写诬告信，组织谈话以后不了了之，村里都以为我真有事，希望公开澄清。",
        "招标没让熟人中，就被举报收钱，调查半年，项目也停了，心里很委屈。",
        "举报查否以后，没有在原来的范围里澄清正名，提拔的时候又被翻出来。",
        "执法严一点就被投诉，投诉多了考核扣分，于是大家都做老好人，不敢执法。",
        "换届前举报信特别多，敢干事的人容易被举报，不敢得罪人的反而票多。",
        "征地的时候按政策办，少数人不满意就上访举报，领导让我先停一停。",
        "诬告陷害的人没有受到处理，成本太低，被举报的人却要写一摞说明。",
        "我只是坚持原则没给办，就被人举报吃拿卡要，现在办事先录音。",
        "澄清应当有时限，拖一年才说没有问题，影响已经造成了。",
        "熟人社会里执法难，查了一家店就有人打招呼，不查又怕被举报。",
        "被匿名举报以后岗位调整了，查清了也没有调回来，谁还敢得罪人。",
    ],
    ("权责不配", "不想为"): [
        "乡镇没有执法权，却要属地管理兜底，出了事先找乡镇，这叫权责不等。",
        "部门把责任下放，权力和编制留在上面，我们人手不足只能硬顶。",
        "小马拉大车，一个人兼七个岗位，干好干坏一个样，没有动力。",
        "属地管理成了万能理由，环保、安全、信访都往下压，权责不清。",
        "想招专业的人没有编制，借调的干几个月就走，活还是我们几个人干。",
        "职级晋升名额太少，干了二十年还是科员，不想再冲在前面。",
        "年轻干部借调到县里，留下的都是快退休的，人手不足，项目推不动。",
        "执法权下放了，人员和经费没有跟着来，没有证件怎么执法。",
        "责任清单写得很长，权力清单只有几行，权责不等让人不想接。",
        "历史遗留的办证问题，前任留下的欠账，新官理不清，也没有钱理。",
        "多头管理，三个部门都说归对方，最后属地管理兜底，人手又不足。",
        "同样干活，编制内外待遇差一倍，留不住人，也没有人想多干。",
    ],
}


def text_rows() -> list[dict[str, Any]]:
    """Return a row for each text; what others may know is hidden in them."""
    chance = random.Random(7)
    rows = []
    for (topic, reluctance), texts in TEXTS.items():
        for text in texts:
            row = coded_row(chance) | dict.fromkeys(QUASI, HIDDEN)
            rows.append({**row, "topic": topic, "reluctance": reluctance, "text": text})
    return rows


def longer_rows(apart: int) -> list[dict[str, Any]]:
    """Return rows whose texts are two of one kind, one after the other, `apart` in the list."""
    chance = random.Random(9)
    return [
        {
            **coded_row(chance),
            **dict.fromkeys(QUASI, HIDDEN),
            "topic": topic,
            "reluctance": reluctance,
            "text": one + other,
        }
        for (topic, reluctance), texts in TEXTS.items()
        for one, other in zip(texts, texts[apart:] + texts[:apart], strict=True)
    ]


def coded_row(chance: random.Random) -> dict[str, Any]:
    row: dict[str, Any] = {name: chance.choice(values) for name, values in VALUES.items() if values}
    for name in ("reluctance_p", "link_p", "topic_p"):
        row[name] = chance.choice((0.7, 0.8, 1.0))
    row["month"] = chance.choice(MONTHS)
    row["link"] = chance.choices((*VALUES["link"], UNSAID), (2, 2, 6, 3, 2))[0]
    row["level"] = chance.choices((*VALUES["level"], HIDDEN), (5, 8, 3, 1, 1, 1, 2))[0]
    for name in ("district", "field", "status", "reluctance"):
        row[name] = HIDDEN if chance.random() < 0.2 else row[name]
    row["text"] = None
    return row


def released(without_text: int = 240) -> pd.DataFrame:
    """Return the texts' rows and others without a text."""
    chance = random.Random(11)
    rows = text_rows() + longer_rows(5) + longer_rows(3) + [coded_row(chance) for _ in range(without_text)]
    return pd.DataFrame(rows, columns=COLUMNS)


LINKS = {"to_one": 0.67, "highest": 0.125, "in_class": 0.1667}
LEARNT = dict.fromkeys(SENSITIVE, 0.0)
RISK: dict[str, Any] = {
    "k": 5,
    "period": ["2025-07", "2026-12"],
    "measured": {
        "figures": {"k": 6, "l": 3, "entropy_l": 2.1, "t": {"reluctance": 0.31, "link": 0.24, "topic": 0.41}},
        "agrees": True,
        "prosecutor": {"highest": 0.1667, "mean": 0.08},
        "journalist": {"at_most": 0.1667},
    },
    "loss": {"overall": 0.38},
    "attacks": {
        "linkage": {"passes": True, "links": LINKS, "learnt": LEARNT},
        "linkage_knowing_codes": LINKS,
        "sequence": {
            "passes": True,
            "groups_alone": 0,
            "moved": 0,
            "released_before": 300,
            "released_anew": 60,
        },
    },
    "coding": {"confusions": [["不会为", "害怕为", 3], ["不愿为", "不想为", 2]]},
    "budget": {"epsilon": 0.5},
}


def whole_material(**changes: Any) -> Material:
    """Return a material that has everything."""
    chance = random.Random(3)
    counts = {
        "month": {month: chance.randint(15, 70) for month in MONTHS},
        "field": {value: chance.randint(20, 90) for value in VALUES["field"]},
        "level": {value: chance.randint(10, 1000) for value in VALUES["level"]},
        "district": {value: chance.randint(5, 80) for value in VALUES["district"]},
        "status": {value: chance.randint(5, 80) for value in VALUES["status"]},
        "all": {"all": 1234},
    }
    given: dict[str, Any] = {
        "released": released(),
        "counts": counts,
        "noise": dict.fromkeys(counts, 6.0),
        "risk": RISK,
        "survey": {
            "awareness": {"知道，能说出几条": 41, "听说过": 88, "没听说过": 53, "不想答": 3},
            "around": dict(zip(VALUES["reluctance"], (12, 9, 1160, 7, 11), strict=True)),
            "quiz": {
                "容错只容改革里的失误，对吗": (140, 40),
                "认定要由谁来作出，纠错又要在多长时间里落实到位": (61, 114),
            },
        },
        "survey_scales": {"awareness": 3.0, "around": 3.0, "quiz": 12.0},
        "methods": [
            ("编码模型", "字和词的线性分类器"),
            ("版本", {"scikit-learn": "1.9.1", "altair": "6.3.0"}),
        ],
        "seed": 20261126,
    }
    return Material(**{**given, **changes})
