"""What only context tells: names, units, posts, addresses, projects; by the component that train.py made."""

from collections.abc import Iterator
from pathlib import Path

import spacy
from thinc.api import NumpyOps

from bot.redact import tokens
from bot.redact.second_look import look_again
from bot.redact.span import Kind, Span

MODEL = Path(__file__).parent.parent / "model"


class Trained:
    """The trained recogniser."""

    def __init__(self, model: Path = MODEL) -> None:
        """Load the component from a folder that spaCy wrote."""
        self._nlp = spacy.load(model)
        for layer in self._nlp.get_pipe("ner").model.walk():  # type: ignore[attr-defined]
            layer.ops = NumpyOps(use_blis=False)  # half the time of spaCy's own matrix products

    def __call__(self, text: str, words: list[str]) -> Iterator[Span]:
        """Yield what the component finds in `text`."""
        found = self._nlp(tokens.as_doc(self._nlp.vocab, words)).ents
        return look_again(text, (Span(one.start_char, one.end_char, Kind(one.label_)) for one in found))
