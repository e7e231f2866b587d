import pytest

from bot.redact.recognisers.id_card import id_card

FOUND = [
    ("身份证410802199001011239被登记", "410802199001011239"),
    ("41080219900101123X", "41080219900101123X"),
    ("410804 1970 0215 371X打错了", "410804 1970 0215 371X"),
    ("老证410823650512001还在", "410823650512001"),
    (
        "身份证号是１１０１０１１９９００３０７７７５Ｘ".replace("５Ｘ", "５"),
        "１１０１０１１９９００３０７７７５",
    ),
]

STAYS = [
    "6222021702900331526是卡号",
    "12388",
    "单号202003150012345有日期的长串",
    "转了123456789012元",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(id_card, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(id_card, text) == []
