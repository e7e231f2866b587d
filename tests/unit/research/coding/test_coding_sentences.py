"""The labelled sentences: whole, each with codes that exist, none of them held out."""

from collections import Counter

import pytest

from bot.research.coding.failures import BadSentence
from bot.research.coding.sentences import CLASSES, own_files, read_sentences
from bot.research.columns import SENSITIVE
from bot.settings import ROOT

HELD_OUT = sorted((ROOT / "tests" / "heldout" / "coding").glob("*.tsv"))


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("不敢为\t容错\t其他", "needs 3 codes"),
        ("不敢为\t容错\t其他\t ", "needs 3 codes"),
        ("不敢为\t容错\t其他\t怕\t怕", "needs 3 codes"),
        ("不敢\t容错\t其他\t找张建国", "reluctance"),
        ("不敢为\t不容\t其他\t找张建国", "link"),
        ("不敢为\t容错\t别的\t找张建国", "topic"),
    ],
)
def test_a_bad_line_is_named_by_file_and_number_and_not_quoted(tmp_path, line, why):
    file = tmp_path / "recruit.tsv"
    file.write_text(f"不敢为\t容错\t其他\t怕担责\n{line}\n", "utf-8")
    with pytest.raises(BadSentence, match=why) as refused:
        read_sentences([file])
    assert "recruit.tsv, line 2" in str(refused.value)
    assert "张建国" not in str(refused.value)


def test_every_code_is_written_of_by_every_writer():
    sentences = read_sentences(own_files())
    for place, name in enumerate(SENSITIVE):
        written = Counter((one.writer, one.codes[place]) for one in sentences)
        writers = {one.writer for one in sentences}
        assert {pair for pair in written if written[pair] >= 5} == {
            (writer, value) for writer in writers for value in CLASSES[name]
        }


def test_no_sentence_is_there_twice_and_none_that_is_held_out_is_trained_on():
    texts = [one.text for one in read_sentences(own_files() + HELD_OUT)]
    assert [text for text, times in Counter(texts).items() if times > 1] == []
