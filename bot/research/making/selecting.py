"""Step: choose the texts."""

from bot.research.making.work import Work
from bot.research.proof.canaries import canaries
from bot.research.rows import kept_rows
from bot.research.texts.choosing import Chooser


def choose_texts(work: Work) -> None:
    """Draw texts of released rows and let them through the gate, with the canaries before them."""
    chooser = Chooser(work.parts.gate, work.wanted.texts, work.wanted.seed)
    kept = kept_rows(work.ordered, work.staged.read) & work.staged.to_read
    work.chosen = chooser.choose(work.source, kept, [canary.text for canary in canaries()])
    work.risk["texts"] = {
        "released": sum(row >= 0 for row in work.chosen.texts),
        "rows_to_read": int(kept.sum()),
        "candidates": work.chosen.candidates,
        "held_back": dict(sorted(work.chosen.held.items())),
    }
