from bot.redact.markup import parse
from bot.redact.score import measure, table
from bot.redact.span import Kind, Span


def test_half_of_the_characters_is_enough_and_the_kind_counts():
    sentences = [parse("[王建国](PERSON)来了"), parse("[王建国](PERSON)来了"), parse("[王建国](PERSON)来了")]
    found = iter([[Span(0, 2, Kind.PERSON)], [Span(0, 1, Kind.PERSON)], [Span(0, 3, Kind.ORG)]])
    figures = measure(sentences, lambda _text: next(found))
    assert (figures.marked[Kind.PERSON], figures.found[Kind.PERSON], figures.covered[Kind.PERSON]) == (
        3,
        1,
        2,
    )


def test_texts_without_identifiers_are_counted_when_left_alone():
    found = iter([[], [Span(0, 1, Kind.PERSON)]])
    figures = measure([parse("高质量"), parse("方法")], lambda _text: next(found))
    assert (figures.clean, figures.untouched, figures.wrong[Kind.PERSON]) == (2, 1, 1)
    assert "untouched: 50.0%" in table(figures)
