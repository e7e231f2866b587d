"""Names that need no training to be seen: 王局长, 老张, 张姐, a name after 我叫, a name that is a clause.

Surnames that are everyday words too (任, 和, 向, 于…) are left to the trained component: it sees the context.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from bot.redact.lexicon import lexicon
from bot.redact.span import Kind, Span
from bot.redact.tokens import surnames, words_of
from bot.redact.views import plain

_WORDS_TOO = frozenset(
    "任和向从连有时都能别经相后应当那文师单双全满管查解干计步支养公安常成万方于高平明强国家农广东边居者门闪由战付代买"
    "原言爱赏福阳夏海路石水金钱红白乐年黄老小大新班党村县市区乡镇局是第左右正副该何符宣游景印项通充司权包容纪简终融"
    "麻牧能宁盘皮贡盖益麦井空堵督慎辛车归部来过荆库酒官种豆职鲜漆占庆达初藏铁靖练敬段母税展台行亮淡孝千才热生赤呼"
    "苍操端仓滑揭曲敏冀"
)
_SINGLE = "".join(sorted(name for name in surnames() if len(name) == 1 and name not in _WORDS_TOO))
_COMPOUND = "|".join(sorted(name for name in surnames() if len(name) > 1))
_NAME = rf"(?:{_COMPOUND}|[{_SINGLE}])"
_POSTS = (
    "书记|县长|市长|区长|镇长|乡长|局长|主任|科长|股长|处长|部长|院长|校长|所长|站长|队长|庭长|行长|厂长|馆长|园长|会长|"
    "司长|厅长|省长|州长|社长|段长|班长|组长|村长|支书|主席|经理|总监|总工|主编|台长|政委|参谋长|参谋|常委|委员|秘书长|"
    "秘书|检察长|检察官|法官|律师|会计|出纳|老师|教授|医生|大夫|护士长|护士|师傅|警官|干事|科员|专员|专干|顾问|董事长|"
    "董事|老板|教练|指挥长|巡视员|调研员|教导员|指导员|网格长|理事长|董秘|代表|工程师"
)
_ADDRESSED = (
    "姐|哥|叔|婶|嫂|姨|爷|奶奶|大爷|大娘|大妈|大姐|大哥|大叔|老太|老汉|阿姨|伯伯|伯|二哥|三哥|二嫂|兄|姑娘|先生|女士|"
    "总|工|局|科|所|处|董|队|院|校|书|台"
)
_INTRODUCED = (
    r"(?:我叫|俺叫|名叫|本人|姓名|名字是|名字叫|叫做|联系人|经办人|同事|徒弟|师傅|老乡)[:：是叫]?\s?"
)
_TITLED = re.compile(rf"(?P<name>{_NAME}(?:常务)?[副总大代]?(?:{_POSTS}))")
_KINSHIP = re.compile(rf"(?P<name>{_NAME}(?:{_ADDRESSED}))(?![一-龥]?长|单)")
_ANY_NAME = rf"(?:{_COMPOUND}|[{''.join(sorted(n for n in surnames() if len(n) == 1))}])"
_NAMED = re.compile(
    rf"(?:[我俺]叫|名叫|真名叫?|实名|姓名|名字叫?是?)[:：是]?\s?(?P<name>{_ANY_NAME}[一-龥]{{1,2}})(?=[^一-龥]|$|[的在是今从])"
)
_GIVEN = re.compile(rf"{_INTRODUCED}(?P<name>{_NAME}[一-龥]{{1,2}})(?=[^一-龥]|$|[的,，在是今从])")
# A full name where a word could begin as well: the surname must stand alone, as in 王|建军, not 施工|方.
_SURNAME = rf"(?P<surname>{_NAME}|[高任方文石常金田夏万安段于单])"
_GIVEN_NAME = (
    r"(?:(?![的了着过跟与呢吗吧啊呀么们我你他她它您咱俺那这个要替后级是有在被把对让给])[一-龥]){1,2}"
)
_NO_END = "(?<![和人副总代员村庄镇乡县市区屯寨街店局办科股处部所站厂院校组会工派委])"
# 我是张建国，不敢签: at the beginning of a clause, up to its end or to what people say of themselves.
_I_AM = re.compile(
    r"(?:^|(?<=[^一-龥])|(?<=[好们]))(?:(?:[我俺]就?|在下|鄙人|本人)是|鄙人|在下)[:：]?\s?"
    rf"(?P<name>{_SURNAME}{_GIVEN_NAME}){_NO_END}"
    r"(?=[^一-龥]|$|不敢|不想|不会|不愿|不知|不签|想问|想请教|想知道|想说|来自|今年|在[一-龥]{2})"
)
# 市委组织部王建军科长: the trained component takes all of it for one post, but there is a name in it.
_BESIDE_POST = re.compile(
    rf"(?P<name>{_SURNAME}{_GIVEN_NAME}?){_NO_END}(?=(?:常务)?[副总代]?(?:{_POSTS}))(?!总书记)"
)
_FAMILIAR = re.compile(rf"(?P<name>[老小](?![房家赖账花户]){_NAME})")
# At the beginning of a clause even 行书记 is somebody; 副书记 and 老主任 are not.
_NOT_A_NAME = (
    "副正老新县市镇村区乡总原前时各该本两俩女男大小一二三四五六七八九十单双任和向从连跟对让给被找问是有当做我他她你恁俺们"
    "的几哪某位名支分主党组局校院厂同应由经可都"
)
_HIGH_POSTS = "书记|主任|局长|县长|镇长|乡长|科长|院长|校长|所长"
_FIRST = re.compile(
    rf"(?:^|(?<=[，,。：:；;！!？?\s“\"]))(?P<name>(?![{_NOT_A_NAME}])[一-龥](?:{_HIGH_POSTS}))"
)
# 阿不都·热合曼: from the word before to the first word behind that a name does not hold.
_BEFORE, _BEHIND = (
    "跟和与找叫是给被让说的了在对向问请从把由也",
    "跟和与找叫是给被让说的了在对向问请从把由也就都还又去来不没有这那我他她你",
)
_WITH_DOT = re.compile(
    rf"(?P<name>[^{_BEFORE}\W]{{1,6}}(?:[·•・][^{_BEHIND}\W]{{1,6}}?){{1,2}})(?=[{_BEHIND}]|\W|$|{_POSTS})"
)
# A clause that is nothing but a name: 我也不藏着了，刘秉烛，…
_ALONE = re.compile(
    rf"(?:^|(?<=[，,。：:；;、\s“\"（(]))(?P<name>{_NAME}[一-龥]?(?![的了着过也就都人们法办费化啊])[一-龥])(?=[，,。；;、\s”\"）)]|$)"
)


def person(text: str, words: list[str]) -> Iterator[Span]:
    """Yield the names of `text` that stand beside a post, a form of address or words that introduce them."""
    edges = {0, *accumulate(map(len, words))}  # a surname inside a word (允许老师) is none
    yield from (Span(*match.span("name"), Kind.PERSON) for match in _WITH_DOT.finditer(text))
    for pattern in (_TITLED, _FIRST, _KINSHIP, _NAMED, _GIVEN, _I_AM, _ALONE, _FAMILIAR):
        yield from _found(pattern, text, edges)


def beside_posts(text: str) -> Iterator[Span]:
    """Yield the names of `text` that stand before a post, also within what is one unit or post as a whole.

    Where all of it is masked, that does not matter; where nobody may be named, it does.
    """
    edges = {0, *accumulate(map(len, words_of(plain(text))))}
    for pattern in (_TITLED, _BESIDE_POST):
        yield from _found(pattern, text, edges)


def _found(pattern: re.Pattern[str], text: str, edges: set[int]) -> Iterator[Span]:
    for match in pattern.finditer(text):
        start, end = match.span("name")
        at_edges = start in edges and end in edges
        if at_edges and _has_surname(match, edges) and (pattern is _FAMILIAR or not _is_word(match["name"])):
            yield Span(start, end, Kind.PERSON)


def _has_surname(match: re.Match[str], edges: set[int]) -> bool:
    """Say whether the surname that a pattern asks for is one: a word of its own, or of a known name."""
    if "surname" not in match.re.groupindex:
        return True
    word = lexicon().get(match["name"])
    return match.end("surname") in edges or (word is not None and word.part.startswith("nr"))


def _is_word(text: str) -> bool:
    """Say whether `text` is an everyday word (法院, 施工) rather than a name."""
    word = lexicon().get(text)
    return word is not None and not word.part.startswith("nr")
