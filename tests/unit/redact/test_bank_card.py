import pytest

from bot.redact.recognisers.bank_card import bank_card

FOUND = [
    ("6214…8303…9106…2275，礼金", "6214…8303…9106…2275"),
    ("陆贰贰捌肆捌零柒贰零壹伍叁叁玖零柒陆捌，大写", "陆贰贰捌肆捌零柒贰零壹伍叁叁玖零柒陆捌"),
    ("工资卡6222 0217 0900 3318 526冻了", "6222 0217 0900 3318 526"),
    ("卡号6228480402564890018", "6228480402564890018"),
    ("打到6217-0025-2001-3384上", "6217-0025-2001-3384"),
]

STAYS = [
    "2019、2020、2021、2022四年都是我签的",
    "410802199001011239",
    "13800001234",
    "编号20200315",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(bank_card, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(bank_card, text) == []
