"""What differs between two bodies: fields, sentences, characters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.difference import compared, differences


def changed(pieces: tuple) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]


def test_same_bodies_do_not_differ() -> None:
    assert differences({"text": "怕", "leans": {"a": "b"}}, {"text": "怕", "leans": {"a": "b"}}) == []


def test_key_and_version_are_not_compared() -> None:
    assert differences({"key": "a", "version": 1}, {"key": "b", "version": 2}) == []


def test_order_of_a_mapping_is_no_difference() -> None:
    assert differences({"leans": {"a": "1", "b": "2"}}, {"leans": {"b": "2", "a": "1"}}) == []


def test_order_of_a_list_is_one() -> None:
    assert [
        change.field for change in differences({"follow_ups": ["a", "b"]}, {"follow_ups": ["b", "a"]})
    ] == ["follow_ups"]


def test_only_the_characters_that_changed_are_marked() -> None:
    before, after = compared("一样的。怕担责。", "一样的。怕出错。")
    assert (changed(before), changed(after)) == (["担责"], ["出错"])


def test_sentence_with_little_in_common_with_the_former_is_marked_whole() -> None:
    before, after = compared("一样的。怕担责的人。", "一样的。先找分管领导的谈。")
    assert (changed(before), changed(after)) == (["怕担责的人。"], ["先找分管领导的谈。"])


def test_sentence_that_was_added_is_marked_whole() -> None:
    before, after = compared("一。", "一。二。")
    assert (changed(before), changed(after)) == ([], ["二。"])


@pytest.mark.parametrize(("before", "after"), [({}, {"title": "怕"}), ({"title": "怕"}, {"title": None})])
def test_field_that_comes_or_goes_differs(before: dict, after: dict) -> None:
    assert [change.field for change in differences(before, after)] == ["title"]


texts = st.text(alphabet="怕担责出错。；\nab", max_size=60)


@settings(deadline=None)
@given(texts, texts)
def test_pieces_joined_are_the_texts(old: str, new: str) -> None:
    before, after = compared(old, new)
    assert "".join(piece.text for piece in before) == old
    assert "".join(piece.text for piece in after) == new
