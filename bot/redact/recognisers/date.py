"""Exact dates: 2020年3月15日, 3月15号, 2021.6.8, 上个月18号, 上周三, 去年腊月二十三.

A date that belongs to a policy (2018年5月20日中办印发的《意见》) is public and stays, as do months and years.
"""

import re
from collections.abc import Iterator

from bot.redact.span import Kind, Span
from bot.redact.views import plain

_N = "一二三四五六七八九"
_YEAR = rf"(?:(?:19|20)?\d{{2}}年|[一二][九〇零○0][{_N}〇零○]{{2}}年|(?:今|去|前|大前|当|同|次|明|上)年)的?"
_MONTH = rf"(?:[0-9{_N}十]{{1,3}}月份?|元月|(?:上上?个?|本|这个?|当|下个?|同|次|前个?)月的?)"
_DAY = rf"(?:[0-3]?\d|[一二三]?十[{_N}]?|[{_N}]|廿[{_N}]?|卅)[日号]"
_LUNAR_MONTH = rf"(?:正|腊|冬|闰?[{_N}]|十|十一|十二|\d{{1,2}})月[里的]?"
_LUNAR_DAY = rf"(?:初[{_N}十]|(?:十|二十|廿)[{_N}]|二十|三十)(?![{_N}十]?[日号个万亿年月])"
_DURING = "那天|当天|上午|下午|晚上|早上|早晨|凌晨|中午|夜里|夜间|以前|之前|前后|半夜|一早"
_DATES = (
    rf"(?:{_YEAR} ?)?(?:农历)?{_MONTH} ?{_DAY}",
    r"(?<!\d)20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    rf"(?:{_YEAR})?(?:农历|阴历|古历)?{_LUNAR_MONTH}{_LUNAR_DAY}",
    rf"(?:{_YEAR})?(?:大年(?:初[{_N}十]|三十|夜)|除夕)",
    r"(?<![每逢])(?:上上|上个?|这个?|本|下个?|那个?)(?:周|礼拜|星期)[一二三四五六日天](?!到)",
    rf"(?<![\d{_N}十月第]){_DAY}(?={_DURING})",
)
_DATE = re.compile("|".join(f"(?:{pattern})" for pattern in _DATES))
_NUMERIC = re.compile(r"(?<![\d.])(?:19|20)\d{2}([./\-—、])\d{1,2}\1\d{1,2}(?!\d)[日号]?")
_MONTH_DOT_DAY = r"(?:1[0-2]|0?[1-9])\.(?:3[01]|[12]\d|0?[1-9])"
_SHORT = re.compile(
    rf"(?<![\d.]){_MONTH_DOT_DAY}(?![\d.%％])(?=[日号那]|[和、到至]\d{{1,2}}\.\d|当天|这天|晚|早|上午|下午)"
    rf"[日号]?(?:[和、到至]{_MONTH_DOT_DAY}[日号]?)?"
)
_ISSUED = "印发|出台|发布|公布|颁布|下发|施行|实施|修订|通过|讲话|指出|强调"
_PAPER = "《|意见|条例|准则|办法|规定|纲要|通知|总书记|讲话"
_OF_A_POLICY = re.compile(rf"[^。！？!?]{{0,30}}?(?:{_ISSUED})[^。！？!?]{{0,6}}?(?:{_PAPER})")
_BY_THE_CENTRE = re.compile(
    r"[^。！？!?，,]{0,12}(?:[中国]办|中共中央|党中央|中央|国务院|总书记|省委|中组部|中纪委)"
)


def date(text: str) -> Iterator[Span]:
    """Yield the exact dates of `text` that belong to no policy."""
    view = plain(text)
    for pattern in (_DATE, _NUMERIC, _SHORT):
        for match in pattern.finditer(view):
            rest = view[match.end() :]
            if not (_OF_A_POLICY.match(rest) or _BY_THE_CENTRE.match(rest)):
                yield Span(match.start(), match.end(), Kind.DATE_EXACT)
