"""The draft of something new: staff give it a name, the console invents the key."""

from bot.answers.model import Answer
from bot.console.catalogue import Catalogue
from bot.content.drafts import Overtaken, Ref, Seen
from bot.content.writing import Writing

_PREFIX = {"answer": "rc", "channel": "card"}
_TRIES = 5  # somebody else may begin something new in the same moment


def begun(catalogue: Catalogue, writing: Writing, kind: str, name: str) -> Ref:
    """Begin a draft under a key that nothing has or had; raise Overtaken when others are always faster."""
    for _ in range(_TRIES - 1):
        try:
            return _begun(catalogue, writing, kind, name)
        except Overtaken:
            continue
    return _begun(catalogue, writing, kind, name)


def _begun(catalogue: Catalogue, writing: Writing, kind: str, name: str) -> Ref:
    number = catalogue.next_number() if kind == Answer.kind else 1
    ref = catalogue.free(kind, _PREFIX[kind], number)
    writing.save(Seen(ref, 0), {"title": name, "number": number} if kind == Answer.kind else {"name": name})
    return ref
