"""One spelling for what people type. The order of the steps is pinned."""

import pytest

from bot.understanding.text import STEPS, normalise


def test_steps_stand_in_their_order():
    names = [step.__name__ for step in STEPS]
    assert names == ["one_width", "simplified", "lower_case", "words_only", "from_pinyin"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("容錯糾錯機制", "容错纠错机制"),
        ("ＡＰＰ１２３８８", "app12388"),
        ("Excel 怎么 合并?", "excel 怎么 合并"),
        ("容错😀😀是啥👍🏽", "容错 是啥"),
        ("？？容错！！", "容错"),
        ("①②", "12"),
        ("ＲｏｎｇＣｕｏ Jizhi shi sha？", "容错机制是啥"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_spelling_is_one(typed, meant):
    assert normalise(typed) == meant
