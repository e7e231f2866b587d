"""Train the component that finds names, units, posts, addresses and projects; from scratch, on our sentences.

The trained component is in the repository (model/), so that a start needs no training and the figures in
docs/redaction.md are those of what runs. `ganwei redact-train` makes it anew; a test tells when it is due.
"""

import hashlib
import random
import warnings
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops
from thinc.types import FloatsXd

from bot.redact.markup import Sentence, read_sentences
from bot.redact.recognisers.trained import MODEL
from bot.redact.span import Kind

HERE = Path(__file__).parent
SENTENCES = HERE / "sentences"
SEAL = "made_from.txt"
ONE_IN = 20  # sentences whose reading is part of the seal
KINDS = (Kind.PERSON, Kind.ORG, Kind.TITLE_UNIQUE, Kind.ADDRESS, Kind.PROJECT)
EPOCHS, BATCH, DROPOUT, SEED = 20, 24, 0.3, 1
LEARN_RATE = 0.001
WIDTH, DEPTH = 96, 5  # of the encoder: each layer sees one more word on both sides
ROWS = {"NORM": 8000, "PREFIX": 3000, "SUFFIX": 3000, "TAG": 400, "DEP": 20, "LEMMA": 400}

_TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": list(ROWS),
        "rows": list(ROWS.values()),
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": DEPTH,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
_NER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": _TOK2VEC,
}


def sentences() -> list[Sentence]:
    """Return all annotated sentences to train on."""
    return [sentence for file in sorted(SENTENCES.glob("*.txt")) for sentence in read_sentences(file)]


def seal() -> str:
    """Return the hash of what the component was made from: the sentences, how they are read, the settings."""
    digest = hashlib.sha256(repr((KINDS, EPOCHS, BATCH, DROPOUT, SEED, _NER)).encode())
    for file in sorted(SENTENCES.glob("*.txt")):
        digest.update(file.read_bytes())
    tokenize = blank().tokenizer
    for text, _spans in sentences()[::ONE_IN]:
        seen = ((t.norm_, t.prefix_, t.suffix_, t.tag_, t.dep_, t.lemma_) for t in tokenize(text))
        digest.update(repr([*seen]).encode())
    return digest.hexdigest()[:16]


def blank() -> Language:
    """Return an untrained pipeline with the component."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "ganwei.Words.v1"}}})
    nlp.add_pipe("ner", config={"model": _NER})
    return nlp


def examples(nlp: Language, known: Iterable[Sentence]) -> list[Example]:
    """Return the sentences as spaCy's examples, without spans of other kinds or inside a word."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", UserWarning
        )  # W030: one span in a hundred begins or ends inside a word
        return [
            Example.from_dict(
                nlp.make_doc(text), {"entities": [(*span,) for span in spans if span.kind in KINDS]}
            )
            for text, spans in known
        ]


def train(known: list[Sentence]) -> Language:
    """Return a pipeline trained on the sentences, its weights averaged over all steps."""
    set_current_ops(NumpyOps(use_blis=False))  # OpenBLAS: half the time of spaCy's own matrix products here
    fix_random_seed(SEED)
    order = random.Random(SEED)  # noqa: S311 (an order, no secret)
    nlp = blank()
    lessons = examples(nlp, known)
    nlp.initialize(lambda: lessons)
    # spaCy's defaults, and averages
    optimizer = Adam(LEARN_RATE, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for _epoch in range(EPOCHS):
            order.shuffle(lessons)
            for batch in minibatch(lessons, BATCH):
                nlp.update(batch, drop=DROPOUT, sgd=optimizer)
    take_averages(nlp, optimizer.averages or {})
    return nlp


def take_averages(nlp: Language, averages: dict[tuple[int, str], FloatsXd]) -> None:
    """Put the averages of the weights over all steps in their place: they generalise better."""
    for node in nlp.get_pipe("ner").model.walk():  # type: ignore[attr-defined]
        for name in node.param_names:
            if (node.id, name) in averages:
                node.set_param(name, averages[node.id, name])


def make(out: Path = MODEL) -> None:
    """Train on all sentences and write the component, sealed with the hash of what it was made from."""
    nlp = train(sentences())
    nlp.to_disk(out, exclude=["vocab"])
    (out / SEAL).write_text(seal() + "\n")
