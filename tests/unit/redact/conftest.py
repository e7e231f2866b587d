import pytest


def strings(recogniser, text):
    return [text[span.start : span.end] for span in recogniser(text)]


@pytest.fixture
def found():
    """What a recogniser finds in a text, as strings, each once."""
    return lambda recogniser, text: sorted(set(strings(recogniser, text)), key=text.index)
