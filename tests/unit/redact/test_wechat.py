import pytest

from bot.redact.recognisers.wechat import wechat

FOUND = [
    ("加qhy减号jz二零一六,我怕", "qhy减号jz二零一六"),
    ("我的是zhen下划线xxy66,打不出", "zhen下划线xxy66"),
    ("wenxian-shanyao是我微信", "wenxian-shanyao"),
    ("我微信号wxid_gw2021,想知道", "wxid_gw2021"),
    ("加我v [x]liushui_3391 有些话".replace("[x]", ""), "liushui_3391"),
    ("vx搜tuanzi0823k 备注", "tuanzi0823k"),
    ("V信：ymx-2001sh", "ymx-2001sh"),
    ("wx:hongyuan 夜里在", "hongyuan"),
    ("加fengchui_maitian问我", "fengchui_maitian"),
    ("恁在网上搜wenxian_hu-li就是我", "wenxian_hu-li"),
    ("小号jiaozuo_momo.07专门", "jiaozuo_momo.07"),
]

STAYS = [
    "微信群里发通知",
    "用WORD写材料",
    "PPT改了八遍",
    "GDP排名靠后",
    "打开APP学习",
    "发到abc123@qq.com".replace("abc123@qq.com", "公共邮箱"),
    "5G基站和APP2.0",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(wechat, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(wechat, text) == []
