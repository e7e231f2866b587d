"""The report's themes: words that stand together, and at most three texts of each."""

from bot.research.report.sections.themes import LONGEST, quotation
from tests.released_rows import TEXTS, released
from tests.unit.research.report_read import part, read, rows


def test_theme_quotes_at_most_three_texts_and_only_released_ones(whole) -> None:
    text = part(whole, "词堆")
    quoted = [line for line in text.split("\n") if len(line) > 15 and line.endswith(("。", "…"))]
    texts = {quotation(text) for text in released()["text"].dropna()}
    themes = len(whole.all("article"))
    assert 0 < len([line for line in quoted if line in texts]) == len(whole.all("blockquote")) <= 3 * themes


def test_quotation_is_cut_at_120_characters_and_stands_on_one_line() -> None:
    assert quotation("问" * 120) == "问" * 120
    assert quotation("问" * 121) == "问" * 119 + "…"
    assert len(quotation("责\n" * 500)) == LONGEST
    assert "\n" not in quotation("责\n" * 500)


def test_fewer_than_thirty_texts_are_too_few_for_themes() -> None:
    few = rows(29)
    few["text"] = [text for texts in TEXTS.values() for text in texts][:29]
    found = read(released=few)
    assert "29 段，不到 30 段，太少" in part(found, "词堆")
    assert found.all("blockquote") == []
