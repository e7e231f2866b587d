import inspect

import pytest

from bot.redact.tokens import words_of


def strings(recogniser, text):
    takes_words = "words" in inspect.signature(recogniser).parameters
    spans = recogniser(text, words_of(text)) if takes_words else recogniser(text)
    return [text[span.start : span.end] for span in spans]


@pytest.fixture
def found():
    """What a recogniser finds in a text, as strings, each once."""
    return lambda recogniser, text: sorted(set(strings(recogniser, text)), key=text.index)
