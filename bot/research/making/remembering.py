"""Steps: look back at how these concerns were released before, and remember how they are now."""

from bot.research.columns import QUASI
from bot.research.making.failing import Reason, ReleaseFails
from bot.research.making.work import Work
from bot.research.rows import batches
from bot.research.shapes.way import ReleasedMeanwhile, ReleasedOtherwise, Way
from bot.research.whole import to_disk


def look_back(work: Work) -> None:
    """Raise ReleaseFails when these concerns were released in a way that this release would give away."""
    work.way = Way(work.wanted.k, work.wanted.l, work.classes["month"].max())
    try:
        work.source.admit(work.way)
    except ReleasedOtherwise as otherwise:
        raise ReleaseFails([_other_way(otherwise)]) from None


def remember(work: Work) -> None:
    """Keep how the concerns are released, just before somebody can see it; raise ReleaseFails.

    All is on the disk by then: shapes of a release that nobody ever sees would be for nothing.
    """
    to_disk(work.folder)
    try:
        work.source.remember(work.way, batches(work.ordered, ["row", *QUASI]))
    except ReleasedOtherwise as otherwise:
        raise ReleaseFails([_other_way(otherwise)]) from None
    except ReleasedMeanwhile:
        raise ReleaseFails([Reason("meanwhile", {})]) from None


def _other_way(otherwise: ReleasedOtherwise) -> Reason:
    return Reason("otherwise", otherwise.way._asdict())
