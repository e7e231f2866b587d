import pytest

from bot.redact.recognisers.person import person

FOUND = [
    ("跟阿不都·热合曼也谈过", "阿不都·热合曼"),
    ("热合曼·吐尔逊说", "热合曼·吐尔逊"),
    ("王局长说", "王局长"),
    ("李副县长开会说", "李副县长"),
    ("跟老张商量", "老张"),
    ("小刘,你来", "小刘"),
    ("刘哥你说", "刘哥"),
    ("欧阳主任批了", "欧阳主任"),
    ("我叫郜梓涵 入职才仨月", "郜梓涵"),
    ("联系人：赵国强", "赵国强"),
    ("尉迟科长被谈话", "尉迟科长"),
    ("陈常务副市长", "陈常务副市长"),
]

STAYS = [
    "局长说",
    "施工方催款",
    "法院叫出庭",
    "允许老师试错",
    "修武县长大的",
    "小学校长",
    "向书记汇报",
    "任局长以来",
    "老干部和老党员",
    "小时候",
    "高质量发展",
    "乡镇干部",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(person, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(person, text) == []
