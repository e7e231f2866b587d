import pytest

from bot.redact.recognisers.id_card import id_card

FOUND = [
    ("四一零八八三一九九零零五一六三零二幺，查查", "四一零八八三一九九零零五一六三零二幺"),
    ("41o8231994o6254ol9，零我按成o了", "41o8231994o6254ol9"),
    ("410822/19940606/3018", "410822/19940606/3018"),
    ("拿410802196412040029一查", "410802196412040029"),
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
