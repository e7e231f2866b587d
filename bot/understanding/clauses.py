"""Split a message into its clauses: two questions in one message, or a question after a long preface."""

import re
from typing import List

from bot.understanding.text import normalise

CLAUSES = "clauses"  # under which the classifier leaves them on a message
SHORTEST = 3  # characters; less says nothing by itself
MOST = 8  # of a long message the last count: the question stands at the end
_WORDS = "另外|顺便|顺带|再问|再说说|同时|此外|二是"  # with these people pass on to another matter
_PASSING_ON = re.compile(_WORDS + r"|再讲讲|不过话说|还有[^没吗呢啥什几多哪谁别其]|也告诉|两样")
_BEFORE_PASSING_ON = re.compile(rf"(?={_WORDS}|还有[^没吗呢啥什几多别其])")
_ASKING = re.compile(
    r"[吗呢么嘛谁哪几啥咋]|什么|怎|如何|多久|多少|为何|何时|有没有|还是|来着|告诉|讲讲|说说|列一|介绍|请教|想[知了问]|对照|算[哪啥]"
    r"|([会能是要该算中行对受改搞看用可])不\1|[^不]不$|吧$"
)


def clauses(text: str) -> List[str]:
    """Return the clauses of `text`, normalised, in their order, without those too short to say anything."""
    parts = [part for words in normalise(text).split(" ") for part in _BEFORE_PASSING_ON.split(words)]
    return [part for part in parts if len(part) >= SHORTEST][-MOST:]


def passes_on(text: str) -> bool:
    """Say whether `text` says in words that it passes on to another matter (另外, 顺便, 还有)."""
    return bool(_PASSING_ON.search(normalise(text)))


def is_asking(clause: str) -> bool:
    """Say whether `clause`, normalised, looks like a question or a request."""
    return bool(_ASKING.search(clause))
