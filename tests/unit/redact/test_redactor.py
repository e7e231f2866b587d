import json
from itertools import pairwise
from pathlib import Path

import pytest

from bot.redact import train
from bot.redact.markup import read_sentences
from bot.redact.recognisers.trained import MODEL
from bot.redact.redactor import Redactor, first_wins, joined, repeated
from bot.redact.span import Kind, Span


@pytest.fixture(scope="module")
def redactor():
    return Redactor()


def test_the_trained_component_fits_its_sentences():
    assert (MODEL / train.SEAL).read_text().strip() == train.seal(), "run `ganwei redact-train`"


def test_the_earlier_recogniser_is_believed():
    found = first_wins(
        "x" * 9, [lambda _: [Span(0, 4, Kind.PHONE)], lambda _: [Span(2, 9, Kind.QQ), Span(5, 6, Kind.QQ)]]
    )
    assert found == [Span(0, 4, Kind.PHONE), Span(5, 6, Kind.QQ)]


def test_overlapping_words_become_one_span_that_covers_both():
    spans = [Span(0, 3, Kind.PERSON), Span(2, 9, Kind.ORG), Span(10, 12, Kind.PERSON)]
    assert sorted(joined(spans)) == [Span(0, 9, Kind.ORG), Span(10, 12, Kind.PERSON)]


def test_a_name_is_masked_wherever_it_stands_again():
    text = "郜梓涵说的,我听郜梓涵说的"
    assert list(repeated(text, [Span(0, 3, Kind.PERSON)])) == [Span(8, 11, Kind.PERSON)]


def test_an_everyday_word_is_not_masked_again():
    assert not list(repeated("高兴来了,大家高兴", [Span(0, 2, Kind.PERSON)]))


def test_spans_are_ordered_and_never_overlap(redactor):
    for text, _ in read_sentences(Path("tests/heldout/concerns/dev.txt")):
        spans = redactor.find(text)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_the_sample_of_the_acceptance_is_found(redactor):
    for line in SAMPLE.splitlines():
        given = json.loads(line)
        found = [{"start": s.start, "end": s.end, "type": s.kind} for s in redactor.find(given["text"])]
        assert found == given["spans"]


SAMPLE = """\
{"text": "我是武陟县某镇的小王,电话13800001234,担心试点没干成被问责", "spans": [{"start": 8, "end": 10, "type": "PERSON"}, {"start": 13, "end": 24, "type": "PHONE"}]}
{"text": "李副县长开会说谁出错谁负责,我现在啥也不敢干", "spans": [{"start": 0, "end": 4, "type": "PERSON"}]}
{"text": "请问2018年5月印发的意见里对容错是怎么说的,12388能不能问", "spans": []}
{"text": "我微信号wxid_gw2021,想知道被人告了咋澄清", "spans": [{"start": 4, "end": 15, "type": "WECHAT"}]}
{"text": "2020年3月15日我们局里那个幸福路三期改造工程出了点纰漏", "spans": [{"start": 0, "end": 10, "type": "DATE_EXACT"}, {"start": 16, "end": 25, "type": "PROJECT"}]}
"""  # noqa: E501


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\xff", "😂" * 500, "a" * 20_000, "王" * 20_000, "1" * 20_000, "[x](PERSON)"]
)
def test_odd_input_is_survived(redactor, text):
    for span in redactor.find(text):
        assert 0 <= span.start < span.end <= len(text)
