"""The draft of something new: staff give it a name, the console invents the key."""

from collections.abc import Collection
from itertools import count

from bot.answers.model import Answer
from bot.console.catalogue import Catalogue
from bot.content.drafts import Overtaken, Ref, Seen
from bot.content.writing import Writing

_PREFIX = {"answer": "rc", "channel": "card"}
_TRIES = 5  # somebody else may begin something new in the same moment


class Fresh:
    """Keys and numbers for what is begun together: nothing else has or had them."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Look up in `catalogue` what there is."""
        self._catalogue = catalogue
        self._numbers = count(catalogue.next_number())
        self._of: dict[str, int] = {}

    def key(self, kind: str, taken: Collection[str] = ()) -> str:
        """Return a key that is none of `taken`; that of an answer is made of the number that it gets."""
        number = next(self._numbers) if kind == Answer.kind else 1
        key = self._catalogue.free(kind, _PREFIX[kind], number, taken).key
        if kind == Answer.kind:
            self._of[key] = number
        return key

    def number(self, key: str) -> int:
        """Return the number of a new answer."""
        if key not in self._of:
            self._of[key] = next(self._numbers)
        return self._of[key]


def begun(catalogue: Catalogue, writing: Writing, kind: str, name: str) -> Ref:
    """Begin a draft under a key that nothing has or had; raise Overtaken when others are always faster."""
    for _ in range(_TRIES - 1):
        try:
            return _begun(catalogue, writing, kind, name)
        except Overtaken:
            continue
    return _begun(catalogue, writing, kind, name)


def _begun(catalogue: Catalogue, writing: Writing, kind: str, name: str) -> Ref:
    fresh = Fresh(catalogue)
    ref = Ref(kind, fresh.key(kind))
    body = {"title": name, "number": fresh.number(ref.key)} if kind == Answer.kind else {"name": name}
    writing.save(Seen(ref, 0), body)
    return ref
