import pytest

from bot.redact.recognisers.bare_number import bare_number

FOUND = [
    ("用59320718这个老号", "59320718"),
    ("2030114785加我", "2030114785"),
    ("私聊,九一五三三零四七", "九一五三三零四七"),
]

STAYS = [
    "一共1280000元",
    "1500000块钱",
    "2000000多亩",
    "20200315开的会",
    "二〇二〇年",
    "12388",
    "一二三四五",
    "占比12.3456789",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(bare_number, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(bare_number, text) == []
