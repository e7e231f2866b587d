import pytest

from bot.redact.recognisers.business import business

FOUND = [
    ("那家是祥盛花炮批发部，隐患", "祥盛花炮批发部"),
    ("她那红霞图文打印店开在", "红霞图文打印店"),
    ("合同由畅途汽车租赁部开的", "畅途汽车租赁部"),
    ("欠宏达建材有限公司的钱", "宏达建材有限公司"),
    ("找弘策律师事务所问过", "弘策律师事务所"),
    ("卖给焱森塑业的地", "焱森塑业"),
]
STAYS = [
    "在饭店吃的饭",
    "一家超市关门了",
    "我去药店买药",
    "公司不给钱",
    "村里的合作社散了",
    "物业不管",
    "加油站旁边",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(business, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(business, text) == []
