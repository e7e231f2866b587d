"""Long texts become several messages, each within Telegram's limit, with the buttons below the last."""

from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton

from bot.telegram.outgoing import MOST_UNITS, Block, pack, pieces_of, units

ROW = [InlineKeyboardButton("x", callback_data="x")]


def test_a_character_beyond_the_basic_plane_counts_twice() -> None:
    assert (units("容错"), units("😀𠮷")) == (2, 4)


@given(st.text(alphabet="容错\n😀", max_size=9000))
def test_no_piece_is_too_long_and_no_character_is_lost(text: str) -> None:
    pieces = pieces_of(text)
    assert all(units(piece) <= MOST_UNITS for piece in pieces)
    assert "".join(pieces).replace("\n", "") == text.replace("\n", "")


def test_a_text_is_cut_at_the_end_of_a_line() -> None:
    text = ("容" * 99 + "\n") * 60
    assert all(piece.endswith("容") and len(piece) % 100 == 99 for piece in pieces_of(text)[:-1])


def test_blocks_share_a_message_while_they_fit() -> None:
    made = pack([Block("a", 1), Block("b", 1)], (ROW,))
    assert [(message.html, message.rows) for message in made] == [("a\n\nb", (ROW,))]


def test_the_buttons_stand_below_the_last_message() -> None:
    made = pack([Block("a", 3000), Block("b", 3000)], (ROW,))
    assert [(message.html, message.rows) for message in made] == [("a", ()), ("b", (ROW,))]


def test_a_message_shows_no_text_when_it_is_printed() -> None:
    [made] = pack([Block("怕签字", 3)], ())
    assert "怕" not in repr(made)
