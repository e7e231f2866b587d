"""Firms and shops by their ending, back to the verb or preposition before them: 由畅途汽车租赁部开的.

Names of firms are endless, and no training set has seen enough of them; what they end in is a short list.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from bot.redact.lexicon import lexicon
from bot.redact.span import Kind, Span

_ENDING = re.compile(
    r"(?:有限责任公司|有限公司|股份公司|分公司|合作社|事务所|批发部|打印店|租赁部|门市部|经营部|服务部|商贸行|商行|农商行|支行|农庄|家庭农场|"
    r"养殖场|修理厂|加油站|饭店|酒店|宾馆|超市|药房|药店|诊所|塑业|铝业|钢业|木业|药业|酒业|鞋业|置业|实业|物业|路桥|建工|重工|建材|装饰)$"
)
_BEFORE_A_NAME = re.compile(r"[vpcurdmxyf]")  # parts of speech that a name does not begin with
_IN_A_NAME = re.compile(r"vn|nr|nz|ns|nt")
_NOT_IN_A_NAME = (
    "的了着过我俺咱他她你恁它在是到这那个就都也和跟给把被让叫说由对向从找去来欠问家一二两几各某名位间座"
)
_LONGEST_ENDING = 6
_MOST_WORDS = 6


def business(text: str, words: list[str]) -> Iterator[Span]:
    """Yield the named firms and shops of `text`."""
    ends = [*accumulate(map(len, words))]
    longest: dict[int, int] = {}  # from where a name begins to where it ends
    for place, end in enumerate(ends):
        if ending := _ENDING.search(text[max(0, end - _LONGEST_ENDING) : end]):
            begins = end - len(ending.group())
            first = _first_word(words, place, ends, begins)
            before = [words[at] for at in range(first, place + 1) if ends[at] <= begins]
            if _is_named(before):
                longest[ends[first] - len(words[first])] = end
    yield from (Span(start, end, Kind.ORG) for start, end in longest.items())


def _first_word(words: list[str], place: int, ends: list[int], ending: int) -> int:
    """Return the place of the first word of the name whose ending begins at character `ending`."""
    first = place
    while first > 0 and place - first < _MOST_WORDS and (ends[first - 1] > ending or _fits(words[first - 1])):
        first -= 1
    return first


def _fits(word: str) -> bool:
    """Say whether a name may hold the word: no mark, no verb, no preposition."""
    known = lexicon().get(word)
    if len(word) == 1:
        return word.isalpha() and word not in _NOT_IN_A_NAME
    return word.isalpha() and (
        known is None or bool(_IN_A_NAME.match(known.part)) or not _BEFORE_A_NAME.match(known.part)
    )


def _is_named(words: list[str]) -> bool:
    """Say whether the words before the ending name something: a name, no word, single characters."""
    known = (lexicon().get(word) if len(word) > 1 else None for word in words)
    parts = [word.part if word else "?" for word in known]
    return len("".join(words)) > 1 and any(
        part == "?" or part.startswith(("nr", "nz", "ns")) for part in parts
    )
