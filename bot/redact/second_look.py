"""A second look at what the trained component found: its ending, what is two things, what is generic.

The component sees ten words around; these rules know the definitions: 县住建局 is no named unit, 局长 alone
no post that one person holds, 武陟县住建局副局长 a unit and a post.
"""

import re
from collections.abc import Iterable, Iterator

from bot.redact.lexicon import lexicon
from bot.redact.span import Kind, Span
from bot.redact.tokens import ending_of, surnames

_KIND_OF = {"O": Kind.ORG, "T": Kind.TITLE_UNIQUE, "A": Kind.ADDRESS, "P": Kind.PROJECT}
_DOOR = re.compile(
    r"(?:\d|[一二三四五六七八九十〇零甲乙])+(?:号|幢|栋|楼|单元|室|院|弄|排|层|户|座)?(?:东|西|南|北)?(?:户|侧|门)?$"
)
_UNIT_AND_POST = re.compile(
    r"(?P<unit>(?:[一-龥]{2,4}(?:省|市|县|区)|某某?[省市县区]|[Xx×]{1,2}[省市县区]|焦作|武陟|修武|博爱|沁阳|孟州)[一-龥]{1,14}?"
    r"(?:局|委员会|政府办公室|政府办|政府|委办|办公室|法院|检察院|医院|中学|小学|学校|公司|集团|中心|大队|纪委|组织部|宣传部|统战部|政法委|办事处|联社|管委会))"
    r"(?P<post>[一-龥]{2,})$"
)
_POST = (
    r"(?:第一|常务|分管|主管|现任|前任|原|新任|时任|老|小|大|正|副|总|代|安全|业务|教学|党政办|办公室)*"
    r"(?:局长|书记|主任|科长|股长|处长|部长|院长|校长|所长|站长|队长|大队长|中队长|支队长|庭长|行长|厂长|馆长|园长|会长|县长|市长|区长|镇长|乡长|"
    r"支书|村支书|村主任|村长|主席|经理|总经理|总监|工程师|教导员|指导员|政委|常委|委员|秘书长|秘书|检察长|董事长|理事长|会计|出纳|文书|组长|段长|班长|"
    r"护士长|网格长|网格员|负责人|一把手|干部|科员|领导|校长|书记员|专干|代表)"
)
_BARE_POST = re.compile(
    rf"(?:县|市|区|镇|乡|村|街道|乡镇|局|院|校|公司|单位)?(?:党委|党组|党支部|支部|委|纪委|政府|人大|政协)?{_POST}$"
)
_BARE_UNIT = re.compile(
    r"(?:我们?|俺们?|咱们?|本|该|全|各|这|那)?(?:省|市|县|区|镇|乡|村|街道|社区)(?![一-龥]*[省市县区镇乡村])[一-龥]{1,12}$"
)
_SHORT_UNIT = re.compile(r"[一-龥]{1,3}(?:局|办|委|科|股|站|所|院|中心|大队|公司|大厅|窗口)$")
_PLACE = re.compile(r"[省市县区镇乡村]|街道|焦作|武陟|修武|博爱|沁阳|孟州")
# What a span goes on to, when the component stopped too early: a unit of the place, a project there, a door.
_NO_STOP = r"(?![的了着过我俺咱他她你在是到这那个就都也和跟给把被让叫说])[一-龥]"
_GOES_ON = (
    (
        re.compile(
            rf"(?:{_NO_STOP}){{1,10}}?(?:示范园|产业园|示范区|安置房)?(?:项目|工程)(?!部|款|队|量|师|长)"
        ),
        Kind.PROJECT,
    ),
    (
        re.compile(
            r"(?:人民)?(?:政府|村委会|居委会|村两委|党政办|派出所|司法所|财政所|卫生院|卫生室|中心校|中学|小学|幼儿园|敬老院|办事处"
            r"|供销社|信用社|合作社|便民服务中心|农业服务中心|民政所|自然资源所)"
        ),
        Kind.ORG,
    ),
    (
        re.compile(
            r"(?:\d|[一二三四五六七八九十甲乙])+(?:号楼?|幢|栋|单元|排)(?:[\d一二三四五六七八九十〇零东西南北号楼单元室户排栋]*)"
        ),
        Kind.ADDRESS,
    ),
)
_PLACES = (Kind.ADDRESS, Kind.ORG, Kind.PROJECT)
_PREPOSITION_AND_POST = re.compile(rf"[向连和时同应从由经后前跟对给让叫被替]{_POST}$")
_HOME = re.compile(r"号楼|单元|[幢栋]|\d室")
_AT_THE_END = re.compile(r"[\s，,。、；;：:！!？?“”\"的了]+$")
_ADDRESSED = re.compile(
    rf"·|{_POST}$|(?:师傅|老师|大[爷娘妈姐哥叔]|阿姨|先生|女士|律师|医生|大夫|会计|法官|警官|教授|教练)$"
)
_KIN = frozenset({"岳父", "岳母", "公公", "婆婆", "干爹", "干妈"})
_LONGEST_NAME = 3  # characters, but for compound surnames and names with ·
_PRONOUNS = re.compile(r"[我俺咱你您恁他她它们]")


def look_again(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield what remains of the component's spans, in their order."""
    previous_end = -1
    for found in spans:
        bare = trimmed(text, found)
        named = bare._replace(kind=kind_of(text[bare.start : bare.end], bare.kind))
        for span in parts_of(text, grown(text, named)):
            if not is_generic(text, span, touches=span.start == previous_end):
                yield span
                previous_end = span.end


def trimmed(text: str, span: Span) -> Span:
    """Return the span without the marks and the 的 at its end."""
    name = _AT_THE_END.sub("", text[span.start : span.end])
    return span._replace(end=span.start + len(name)) if name else span


def kind_of(name: str, kind: Kind) -> Kind:
    """Return the kind that the ending of `name` allows: 副局长 is a post, whatever it was taken for."""
    if kind is Kind.PERSON:
        return kind
    if _DOOR.search(name) and (kind is not Kind.PROJECT or _HOME.search(name)):
        return Kind.ADDRESS
    kinds = [_KIND_OF[initial] for initial in ending_of(name)]
    return kind if not kinds or kind in kinds else kinds[0]


def grown(text: str, span: Span) -> Span:
    """Return the span with what it goes on to: 北朱村 is 北朱村卫生室 when that stands there."""
    if span.kind in _PLACES:
        for pattern, kind in _GOES_ON:
            if further := pattern.match(text, span.end):
                return Span(span.start, further.end(), kind)
    return span


def parts_of(text: str, span: Span) -> Iterator[Span]:
    """Yield the span, or the named unit and the post that it consists of."""
    both = _UNIT_AND_POST.match(text[span.start : span.end]) if span.kind is Kind.TITLE_UNIQUE else None
    if not both:
        yield span
        return
    middle = span.start + both.end("unit")
    yield Span(span.start, middle, Kind.ORG)
    yield Span(middle, span.end, Kind.TITLE_UNIQUE)


def is_generic(text: str, span: Span, *, touches: bool) -> bool:
    """Say whether the span fits hundreds of people; `touches`: it follows a kept span at once."""
    name = text[span.start : span.end]
    if span.kind is Kind.TITLE_UNIQUE:
        return not touches and bool(_BARE_POST.match(name))
    if span.kind is Kind.ORG:
        return bool(_BARE_UNIT.match(name)) or bool(_SHORT_UNIT.match(name) and not _PLACE.search(name))
    return span.kind is Kind.PERSON and (bool(_PREPOSITION_AND_POST.match(name)) or not could_be_name(name))


def could_be_name(name: str) -> bool:
    """Say whether `name` is built like one: a surname first or after 老, 小, no pronoun, no everyday word."""
    familiar = name[0] in "老小阿大" and len(name) > 1
    bare = name[1:] if familiar else name
    begins = bare[0] in surnames() or bare[:2] in surnames() or "·" in name or ending_of(name) == "T"
    word = lexicon().get(bare)
    everyday = word is not None and not word.part.startswith("nr") and len(bare) > 1
    too_long = len(bare) > _LONGEST_NAME and bare[:2] not in surnames() and not _ADDRESSED.search(bare)
    return len(name) > 1 and begins and not (everyday or too_long or name in _KIN or _PRONOUNS.search(name))
