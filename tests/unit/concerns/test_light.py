import pytest

from bot.concerns.light import Colour, light_of


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("怕干多了错多,索性少干", Colour.GREEN),
        ("【姓名】让我先签字后补手续", Colour.GREEN),
        ("我是副局长,心里没底", Colour.GREEN),
        ("去年拆迁的时候镇长让我签字", Colour.AMBER),
        ("去年温县拆迁,我这个副局长签的字", Colour.RED),
        ("全县就我一个副局长管验收", Colour.RED),
    ],
)
def test_colours(text, colour):
    assert light_of(text).colour is colour


def test_hints_say_what_there_is():
    assert ("职务", "副局长") in light_of("去年拆迁,副局长让签的").hints
