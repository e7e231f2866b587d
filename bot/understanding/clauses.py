"""Split a message into its clauses: two questions in one message, or a question after a long preface."""

import re
from typing import List

# What ends a clause: punctuation and line breaks, and words with which people pass on to another matter.
_MARKS = re.compile(r"[，。！？；、,.!?;~…\n]+|\s{2,}")
_PASSING_ON = re.compile(
    r"(?=还有(?!没|吗|呢|啥|什|几|多)|另外|顺便|顺带|再问|同时|不过|以及|再说说|此外|(?<=[吗呢么啥])[我再那])"
)
_ASKING = re.compile(
    r"[吗呢么嘛谁哪几啥咋]|什么|怎|如何|多久|多少|为何|何时|能不能|是不是|有没有|会不会|可不可以|要不要|算不算"
    r"|中不中|行不行|对不对|告诉|讲讲|说说|列一|介绍|问一下|请教|想知道|想了解|想问|[^不]不$"
)
SHORTEST = 3  # characters; less says nothing by itself


def clauses(text: str) -> List[str]:
    """Return the clauses of `text` in their order, without those too short to say anything."""
    parts = [part.strip() for mark in _MARKS.split(text) for part in _PASSING_ON.split(mark or "")]
    return [part for part in parts if len(part) >= SHORTEST]


def is_asking(clause: str) -> bool:
    """Say whether `clause` looks like a question or a request."""
    return bool(_ASKING.search(clause))
