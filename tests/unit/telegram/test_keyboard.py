"""Buttons: they fit on a phone and in 64 bytes, and every word of a preview can be reached."""

import pytest

from bot.answers.model import Answer
from bot.concerns.codes import QUESTIONS
from bot.concerns.masking import mark_of
from bot.content.files import read_folder
from bot.conversation.turn import Button
from bot.settings import ROOT
from bot.telegram import keyboard

ANSWERS = [answer.key for answer in read_folder(ROOT / "answers", Answer)]
CHOICES = [str(choice) for question in QUESTIONS for choice in question.choices]


@pytest.mark.parametrize(
    "data", [*("/" + key for key in ANSWERS), *(f"/concern_choose {choice}" for choice in CHOICES)]
)
def test_what_the_buttons_of_replies_carry_fits(data: str) -> None:
    assert keyboard.tap("x", data).callback_data == data


def test_more_than_64_bytes_are_refused_before_telegram_does() -> None:
    assert keyboard.tap("x", "/" + "a" * 63)
    with pytest.raises(ValueError, match="64"):
        keyboard.tap("x", "/concern_choose " + "容" * 17)


def test_short_titles_stand_side_by_side_and_long_ones_alone() -> None:
    titles = ["写完了", "不写了", "重新写", "接着写", "试点没有干成能不能容错", "好"]
    made = keyboard.choices(Button(title, "/x") for title in titles)
    assert [[b.text for b in row] for row in made] == [titles[:3], titles[3:4], titles[4:5], titles[5:]]


def all_words(pieces: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    page = 0
    while True:
        made = keyboard.words(pieces, page)
        found += [b.text for row in made for b in row if b.callback_data.count(":") == 3]
        ways = [b.callback_data for row in made for b in row if b.callback_data.count(":") == 1]
        page += 1
        if not ways or ways[1] == "w:0":
            return found


def test_every_word_of_a_long_preview_is_on_one_page() -> None:
    pieces = tuple(f"词{number}" for number in range(1000))
    assert all_words(pieces) == list(pieces)


def test_labels_and_punctuation_are_no_buttons() -> None:
    assert all_words(("我叫", "【姓名】", "，", "怕", "😀")) == ["我叫", "怕"]


def test_a_tap_on_a_word_names_its_place_in_the_text_and_its_page() -> None:
    pieces = ("，", *(f"词{number}" for number in range(30)))
    data = keyboard.words(pieces, 1)[0][0].callback_data
    assert keyboard.read_word(data) == (1, f"25 {mark_of(''.join(pieces))}")


def test_leafing_names_only_a_page() -> None:
    ways = keyboard.words(tuple("容错纠错" * 20), 0)[-1]
    assert [keyboard.read_word(button.callback_data) for button in ways] == [(3, ""), (1, "")]


def test_a_page_that_is_not_there_is_the_last() -> None:
    assert keyboard.words(("怕",), 9) == keyboard.words(("怕",), 0)


VOTES = (Button("有用", "/useful fear 3"), Button("没用", "/useless fear 3"))


def test_marks_stand_in_one_row_and_say_whether_the_answer_is_unfolded() -> None:
    [folded] = keyboard.votes(VOTES)
    [unfolded] = keyboard.votes(VOTES, is_unfolded=True)
    read = [keyboard.read_vote(button.callback_data) for button in (*folded, *unfolded)]
    assert read == [
        (button.payload, "fear", is_unfolded) for is_unfolded in (False, True) for button in VOTES
    ]


@pytest.mark.parametrize("key", ANSWERS)
def test_marks_on_every_answer_find_room_in_a_button(key: str) -> None:
    assert keyboard.votes([Button("没用", f"/useless {key} 99999")], is_unfolded=True)


def test_a_key_that_leaves_no_room_has_no_marks() -> None:
    assert keyboard.votes([Button("没用", f"/useless {'a' * 60} 1")]) == []
