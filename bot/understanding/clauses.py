"""Split a message into its clauses: two questions in one message, or a question after a long preface."""

import re
from typing import List, Tuple

from bot.understanding.text import normalise

CLAUSES = "clauses"  # under which the classifier leaves them on a message
HALVES = "halves"  # and under which the pairs of what stands before and behind each cut
SHORTEST = 3  # characters; less says nothing by itself
MOST = 8  # of a long message the last count: the question stands at the end
_WORDS = "另外|顺便|顺带|再问|再说说|同时|此外|二是"  # with these people pass on to another matter
_TWO_MATTERS = r"这[两俩]|各[算属叫是]|分别|都[给跟]我|[两2]件事|[两俩]个?问题|俩事|[一二]是|两样"
_PASSING_ON = re.compile(rf"{_WORDS}|再讲讲|不过话说|还有[^没吗呢啥什几多哪谁别其]|也告诉|{_TWO_MATTERS}")
_BEFORE_PASSING_ON = re.compile(rf"(?={_WORDS}|还有[^没吗呢啥什几多别其])")
_POINTING_BACK = re.compile(  # 这算哪种, 那两种各叫什么: the clause before says of what
    r"^(?:[这那](?:种|个|些|样的?|类|俩人?|两种?)?[^ ]{0,6}?(?:各?算|叫|属于|是)(?:不算|个)?|(?:算|叫|属于))"
    r"[哪什啥不个]"
)
_ASKING = re.compile(
    r"[吗呢么嘛谁哪几啥咋]|什么|怎|如何|多[久少大长]|为何|何时|有没有|还是|来着|告诉|讲讲|说说|列一|介绍|请教"
    r"|想[知了问]|对照|算[哪啥]|(\w)[不没]\1|[^不]不$|吧$"
)


def clauses(text: str) -> List[str]:
    """Return the clauses of `text`, normalised, in their order, without those too short to say anything.

    A clause that only points back (这算哪种) stays with the one before it.
    """
    parts: List[str] = []
    for part in _parts(normalise(text)):
        if parts and _POINTING_BACK.search(part):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts[-MOST:]


def _parts(words: str) -> List[str]:
    parts = [part for run in words.split(" ") for part in _BEFORE_PASSING_ON.split(run)]
    return [part for part in parts if len(part) >= SHORTEST]


def halves(parts: List[str]) -> List[Tuple[str, str]]:
    """Return what stands before and behind each cut between three clauses or more: two are halves already."""
    cuts = range(1, len(parts)) if len(parts) > 2 else ()  # noqa: PLR2004 - the sentence above
    return [(" ".join(parts[:cut]), " ".join(parts[cut:])) for cut in cuts]


def passes_on(text: str) -> bool:
    """Say whether `text` says in words that it is about more than one matter (另外, 顺便, 两件事)."""
    return bool(_PASSING_ON.search(normalise(text)))


def is_asking(clause: str) -> bool:
    """Say whether `clause`, normalised, looks like a question or a request."""
    return bool(_ASKING.search(clause))
