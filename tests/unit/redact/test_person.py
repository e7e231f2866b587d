import pytest

from bot.redact.recognisers.person import beside_posts, person

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
    ("我是张建国，不敢签", "张建国"),
    ("你好我是李强 想问个事", "李强"),
    ("我就是高建军", "高建军"),
    ("我是王芳不敢签字", "王芳"),
    ("俺是赵大海，怕担责", "赵大海"),
    ("本人是欧阳静，请教", "欧阳静"),
    ("鄙人周敏，请教", "周敏"),
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
    "我是科长",
    "我是张家口人",
    "我是高新区的",
    "我是干部，怕",
    "我是任职三年",
    "我叫苦",
    "我是施工方，催款的",
    "我是任务重，人手少",
    "我是郭村人，想问",
    "我是许可科的",
    "我是石料厂，被查了",
    "我是何人你别问",
    "本人任职三年",
    "你说我是胡来，我不服",
    "乡镇干部",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(person, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(person, text) == []


BESIDE_POSTS = [
    ("请找市委组织部王建军科长", "王建军"),
    ("县纪委监委李志强主任已经答复", "李志强"),
    ("可以找发改委刘洋处长咨询", "刘洋"),
    ("请找住建局张伟副局长办理", "张伟"),
    ("找高新区管委会欧阳静副主任", "欧阳静"),
    ("市委组织部干部监督科王科长", "王科长"),
]
NOBODY = [
    "请找卫健委主任",
    "由市高新区管委会主任签字",
    "由市委组织部长办公会定",
    "习近平总书记提出",
    "任务组组长",
    "施工队长和项目经理",
    "石料厂厂长",
    "马村区区长",
    "向上级书记报告",
    "被约谈后主任让我说",
    "广大党员代表",
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_POSTS)
def test_name_is_found_within_a_unit_and_its_post(found, text, expected):
    assert found(beside_posts, text) == [expected]


@pytest.mark.parametrize("text", NOBODY)
def test_post_without_a_name_names_nobody(found, text):
    assert found(beside_posts, text) == []
