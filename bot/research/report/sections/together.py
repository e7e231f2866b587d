"""Which words stand together."""

from bot.research.report.charts.network import network
from bot.research.report.figure import Figure, Section, Table
from bot.research.report.numbers import whole
from bot.research.report.reading.together import MOST_PAIRS, MOST_WORDS, pairs_of
from bot.research.report.sections.parts import in_words
from bot.research.report.wording import head, said
from bot.research.report.work import Work


def together(work: Work) -> Section:
    """Return the words that at least k texts hold together, as a network."""
    pairs = pairs_of(work.corpus.words, work.k)
    if not pairs:
        return Section("together", (said("together", "none", k=work.k),))
    title = said("figures", "together")
    rows = [(*pair.words, whole(pair.texts), f"{pair.lift:.1f}") for pair in pairs]
    told = [(said("joints", "cell", one=a, other=b), count) for a, b, count, _lift in rows]
    drawing = network({pair.words: pair.texts for pair in pairs}, work.material.seed)
    table = Table(head("word", "with_word", "texts", "lift"), tuple(rows))
    note = said("together", "shown", k=work.k, pairs=MOST_PAIRS, words=MOST_WORDS)
    return Section("together", (note,), figures=(Figure(title, drawing, in_words(title, told), table),))
