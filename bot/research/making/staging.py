"""Step: stage the concerns."""

from bot.research.making.work import Work
from bot.research.staging import stage


def stage_concerns(work: Work) -> None:
    """Check and code all that was read, and let the engine see it, without texts."""
    work.staged = stage(work.source, work.parts.coder, work.temp, work.parts.current_month)
    work.engine.table("staged", work.staged.file)
    work.engine.table("counted", work.staged.counted)
    work.risk |= {
        "k": work.wanted.k,
        "l": work.wanted.l,
        "seed": work.wanted.seed,
        "account": work.source.account,
    }
