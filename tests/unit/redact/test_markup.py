from itertools import pairwise
from pathlib import Path

import pytest

from bot.redact.markup import BadAnnotation, parse, read_sentences
from bot.redact.span import Kind, Span


def test_annotations_become_spans_of_the_plain_text():
    sentence = parse("我是[小王](PERSON),电话[13800001234](PHONE),怕")
    assert sentence.text == "我是小王,电话13800001234,怕"
    assert sentence.spans == [Span(2, 4, Kind.PERSON), Span(7, 18, Kind.PHONE)]


def test_a_line_without_annotations_is_text():
    assert parse("12388能不能问").spans == []


def test_an_unknown_kind_names_file_and_line_but_not_the_text(tmp_path):
    (tmp_path / "x.txt").write_text("好\n[小王](NAME)来了\n", "utf-8")
    with pytest.raises(BadAnnotation, match=r"x\.txt:2"):
        read_sentences(tmp_path / "x.txt")


SETS = [*Path("bot/redact/sentences").glob("*.txt"), *Path("tests/heldout/concerns").glob("*.txt")]


@pytest.mark.parametrize("file", SETS, ids=lambda file: file.stem)
def test_every_annotated_file_can_be_read(file):
    for text, spans in read_sentences(file):
        assert "](" not in text
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


def test_no_held_out_sentence_is_trained_on():
    trained = {s.text for file in Path("bot/redact/sentences").glob("*.txt") for s in read_sentences(file)}
    held = {s.text for file in Path("tests/heldout/concerns").glob("*.txt") for s in read_sentences(file)}
    assert len(trained) > 5000
    assert len(held) > 500
    assert not trained & held
