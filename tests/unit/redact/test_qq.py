import pytest

from bot.redact.recognisers.qq import qq

FOUND = [
    ("加640 917 258企鹅,我给你看", "640 917 258"),
    ("企鹅448.206.917传文件", "448.206.917"),
    ("QQ82913047常年在线", "82913047"),
    ("扣扣是40718826", "40718826"),
    ("企鹅号1650238894也中", "1650238894"),
    ("我的q3019847756加的时候备注", "3019847756"),
    ("同事加我QQ82640 7193", "82640 7193"),
    ("Q群61827350都叫解散", "61827350"),
    ("ＱＱ：１２３４５６", "１２３４５６"),
]

STAYS = [
    "QQ群里有200人",
    "没有QQ,12388能打吗",
    "Q1季度",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(qq, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(qq, text) == []
