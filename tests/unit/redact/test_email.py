import pytest

from bot.redact.recognisers.email import email

FOUND = [
    ("huaiyao at 163 dot com了", "huaiyao at 163 dot com"),
    ("mfang88小老鼠sohu点com", "mfang88小老鼠sohu点com"),
    ("发到zhang.san@163.com吧", "zhang.san@163.com"),
    ("邮箱lvyuxuan0103@163.com这个", "lvyuxuan0103@163.com"),
    ("40718826@qq.com", "40718826@qq.com"),
    ("ａｂｃ＠ｑｑ．ｃｏｍ", "ａｂｃ＠ｑｑ．ｃｏｍ"),
    ("abc123艾特qq点com", "abc123艾特qq点com"),
    ("zhangsan#163.com", "zhangsan#163.com"),
]

STAYS = [
    "登录www.12388.gov.cn看看",
    "版本2.0",
    "学习强国APP",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(email, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(email, text) == []
