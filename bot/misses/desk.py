"""The staff's side of what we did not know: look at the groups, dismiss one, take one for an answer.

Of numbers staff see multiples of k only, so that watching the list does not show a single person asking.
"""

from collections import Counter
from collections.abc import Callable

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.audit.record import REASON, note
from bot.concerns.keys import Keys
from bot.misses.examples import text_of, texts_of
from bot.misses.group import Example, Group
from bot.misses.hold import WAITING, hold
from bot.misses.reason import Reason
from bot.misses.refusals import GroupGone, MoreCame, ReasonMissing, ReasonTooLong
from bot.misses.tables import GroupRow, State

type BeginAnew = Callable[[list[str]], None]


class MissDesk:
    """What one member of the staff does with groups."""

    def __init__(self, engine: Engine, keys: Keys, k: int, staff: str, begin_anew: BeginAnew) -> None:
        """Act as `staff`; `begin_anew` makes texts like those of a settled group count from nothing."""
        self._engine = engine
        self._keys = keys
        self._k = k
        self._staff = staff
        self._begin_anew = begin_anew

    @property
    def fewest(self) -> int:
        """Return how many must have asked the like."""
        return self._k

    def groups(self) -> list[Group]:
        """Return the groups that nobody has settled: those asked most first, the same order every time."""
        with Session(self._engine) as session:
            rows = session.scalars(select(GroupRow).where(GroupRow.state.in_(WAITING)))
            groups = [group for row in rows if (group := self._group(row)).examples]
        return sorted(groups, key=lambda group: (-group.senders, group.id))

    def group(self, group_id: str) -> Group:
        """Return one of the groups; raise GroupGone, also of one of which staff may see nothing."""
        with Session(self._engine) as session:
            group = self._group(_row(session.get(GroupRow, _key(group_id))))
        if not group.examples:
            raise GroupGone
        return group

    def dismiss(self, group_id: str, seen: str, reason: str) -> None:
        """Destroy the texts of a group that needs no answer; raise a MissRefused and change nothing.

        `seen` is the mark of the group as somebody saw it.
        """
        if not reason.strip():
            raise ReasonMissing
        if len(reason.strip()) > REASON:
            raise ReasonTooLong
        self._settle(group_id, seen, State.DISMISSED, reason.strip())

    def begin_answer(self, group_id: str, key: str) -> None:
        """Note that staff write the answer `key` for a group, which stays until taken; raise GroupGone."""
        with Session(self._engine) as session, session.begin():
            _row(hold(session, _key(group_id))).answer = key
            note(session, self._staff, "miss_answer", group_id, f"answer/{key}")

    def take(self, group_id: str, seen: str) -> Group:
        """Return a group for phrasings and destroy its texts here; raise GroupGone or MoreCame."""
        return self._settle(group_id, seen, State.USED)

    def _settle(self, group_id: str, seen: str, state: State, reason: str = "") -> Group:
        with Session(self._engine) as session, session.begin():
            row = _row(hold(session, _key(group_id)))
            group, texts = self._group(row), texts_of(row, self._keys)
            if group.mark != seen:
                raise MoreCame
            note(session, self._staff, f"miss_{state}", group_id, reason)
            row.examples.clear()
            row.state = state
        self._begin_anew(texts)
        return group

    def _group(self, row: GroupRow) -> Group:
        """Return a group as staff see it: with fewer than k, for k may have grown, by consent only."""
        senders = self._rounded(sum(each.senders for each in row.weeks))
        examples = tuple(
            Example(text, Reason(each.reason), each.week, each.is_consented)
            for each in row.examples
            if (senders or each.is_consented) and (text := text_of(each, self._keys))
        )
        counts = tuple((each.week, self._rounded(each.senders)) for each in row.weeks if senders)
        return Group(row.key.hex(), _reason(row), bool(senders), senders, counts, examples, row.answer)

    def _rounded(self, senders: int) -> int:
        return senders // self._k * self._k


def _key(group_id: str) -> bytes:
    try:
        return bytes.fromhex(group_id)
    except ValueError:
        raise GroupGone from None


def _row(row: GroupRow | None) -> GroupRow:
    if row is None or row.state not in WAITING:
        raise GroupGone
    return row


def _reason(row: GroupRow) -> Reason:
    """Return the reason that most examples of a group have."""
    counts = Counter(Reason(example.reason) for example in row.examples)
    return max(Reason, key=lambda reason: counts[reason])
