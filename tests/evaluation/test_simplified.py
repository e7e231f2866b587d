"""The table of simplified characters that the app compares with is that of OpenCC, which Rasa's side has."""

from opencc import OpenCC

from bot.training.known import folded


def test_every_character_that_opencc_changes_is_compared_as_it_changes_it():
    convert = OpenCC("t2s").convert
    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    assert [one for one in characters if folded(one) != convert(one)] == []
