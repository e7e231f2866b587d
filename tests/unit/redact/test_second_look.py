import pytest

from bot.redact.second_look import could_be_name, kind_of, look_again
from bot.redact.span import Kind, Span


def looked(text, *names):
    spans = [Span(text.index(name), text.index(name) + len(name), kind) for name, kind in names]
    return [(text[s.start : s.end], s.kind) for s in look_again(text, spans)]


def test_a_named_unit_and_its_post_are_two_spans():
    found = looked("武陟县审计局投资审计股股长问我", ("武陟县审计局投资审计股股长", Kind.TITLE_UNIQUE))
    assert found == [("武陟县审计局", Kind.ORG), ("投资审计股股长", Kind.TITLE_UNIQUE)]


def test_a_post_in_an_unnamed_unit_is_one_span():
    assert looked("我是县住建局副局长", ("县住建局副局长", Kind.TITLE_UNIQUE)) == [
        ("县住建局副局长", Kind.TITLE_UNIQUE)
    ]


@pytest.mark.parametrize("name", ["局长", "副镇长", "分管副校长", "镇党委书记", "县委书记", "村支书", "会计"])
def test_a_post_alone_is_generic(name):
    assert looked(f"那天{name}说", (name, Kind.TITLE_UNIQUE)) == []


def test_a_post_right_after_a_unit_is_kept():
    found = looked("温县水利局副局长", ("温县水利局", Kind.ORG), ("副局长", Kind.TITLE_UNIQUE))
    assert found == [("温县水利局", Kind.ORG), ("副局长", Kind.TITLE_UNIQUE)]


@pytest.mark.parametrize(
    "name", ["县交通运输局", "镇政府", "村委会", "我们局", "文旅局", "市委组织部", "区信访局"]
)
def test_units_without_a_name_are_generic(name):
    assert looked(f"我在{name}上班", (name, Kind.ORG)) == []


@pytest.mark.parametrize(
    "name", ["温县水利局", "大封镇政府", "某县发展和改革局", "XX镇政府", "宏达建材有限公司"]
)
def test_named_units_are_kept(name):
    assert looked(f"我在{name}上班", (name, Kind.ORG)) == [(name, Kind.ORG)]


@pytest.mark.parametrize(
    ("name", "taken_for", "kind"),
    [
        ("龙源小区3号楼2单元501", Kind.ORG, Kind.ADDRESS),
        ("县住建局副局长", Kind.ORG, Kind.TITLE_UNIQUE),
        ("王建国", Kind.PERSON, Kind.PERSON),
        ("幸福路三期改造工程", Kind.ADDRESS, Kind.PROJECT),
    ],
)
def test_the_ending_has_the_last_word(name, taken_for, kind):
    assert kind_of(name, taken_for) is kind


@pytest.mark.parametrize(
    ("text", "found", "kind", "whole"),
    [
        ("北朱村卫生室就我一个", "北朱村", Kind.ADDRESS, ("北朱村卫生室", Kind.ORG)),
        (
            "温泉街道子夏大街棚户片区安置房项目,分房",
            "温泉街道子夏大街",
            Kind.ADDRESS,
            ("温泉街道子夏大街棚户片区安置房项目", Kind.PROJECT),
        ),
        (
            "搬到怀府新城二期16幢二〇三,就为",
            "怀府新城二期",
            Kind.PROJECT,
            ("怀府新城二期16幢二〇三", Kind.ADDRESS),
        ),
        ("大封镇的项目部", "大封镇", Kind.ADDRESS, ("大封镇", Kind.ADDRESS)),
        ("大封镇政府的人", "大封镇", Kind.ADDRESS, ("大封镇政府", Kind.ORG)),
    ],
)
def test_what_stopped_too_early_goes_on(text, found, kind, whole):
    assert looked(text, (found, kind)) == [whole]


@pytest.mark.parametrize("name", ["向书记", "连局长", "和主任"])
def test_a_preposition_and_a_post_are_no_name(name):
    assert looked(f"我{name}说过", (name, Kind.PERSON)) == []


@pytest.mark.parametrize("name", ["王建国", "老张", "欧阳静", "阿布都·克里木", "于是之", "小佟"])
def test_names(name):
    assert could_be_name(name)


@pytest.mark.parametrize("name", ["文件", "她们院长", "后", "于是", "小股长", "我们", "的话"])
def test_no_names(name):
    assert not could_be_name(name)
