import pytest

from bot.concerns.masking import BY_HAND, LABELS, mask_piece, masked, pieces
from bot.redact.span import Kind, Span


def test_every_kind_has_a_label():
    assert set(LABELS) == set(Kind)


def test_spans_become_labels():
    text = "我是小王,电话13800001234,怕"
    assert masked(text, [Span(2, 4, Kind.PERSON), Span(7, 18, Kind.PHONE)]) == "我是【姓名】,电话【电话】,怕"


def test_pieces_are_words_and_labels_and_together_the_text():
    text = "我是【单位】的【姓名】,去年验收"
    assert pieces(text) == ["我", "是", "【单位】", "的", "【姓名】", ",", "去年", "验收"]
    assert "".join(pieces(text)) == text


def test_a_tapped_word_is_masked_and_neighbours_become_one():
    text = mask_piece("去年验收出了事", 0)
    assert text == f"{BY_HAND}验收出了事"
    assert mask_piece(text, 1) == f"{BY_HAND}出了事"


@pytest.mark.parametrize("place", [-1, 99, 10**9])
def test_a_place_that_is_not_there_changes_nothing(place):
    assert mask_piece("去年验收", place) == "去年验收"


def test_a_label_stays_what_it_is():
    assert mask_piece("【姓名】来了", 0) == "【姓名】来了"
