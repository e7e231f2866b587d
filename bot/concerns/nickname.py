"""A friendly name for each concern, drawn by lot, so that staff can talk about it: 云间竹叶."""

import secrets

_WHERE = (
    *("山间", "云间", "林间", "河畔", "溪边", "湖畔", "窗前", "灯下", "檐下", "园中", "田间", "桥边"),
    *("岭上", "渡口", "春日", "夏夜", "秋晨", "冬阳", "晨光", "晚风", "细雨", "初雪", "星下", "月下"),
)
_WHAT = (
    *("青竹", "红叶", "白鹭", "松果", "荷叶", "麦穗", "山楂", "石榴", "柿子", "蒲公英", "燕子", "蜻蜓"),
    *("萤火", "菊花", "银杏", "芦苇", "小舟", "风筝", "陶罐", "油伞", "纸鸢", "茶盏", "木梯", "石桥"),
)
_NUMBERS = 100


def new_nickname() -> str:
    """Return a name such as 晨光白鹭07; 57,600 of them, so that two seldom meet in one queue."""
    return f"{secrets.choice(_WHERE)}{secrets.choice(_WHAT)}{secrets.randbelow(_NUMBERS):02}"
