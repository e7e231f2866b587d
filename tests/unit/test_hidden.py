"""What cannot be seen is stripped; what can be seen stays."""

import pytest

from bot.conversation.hidden import has_words, strip_hidden

ZERO_WIDTH = {
    "zero-width space": "\u200b",
    "zero-width non-joiner": "\u200c",
    "zero-width joiner": "\u200d",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "tag letter": "\U000e0041",
    "mongolian vowel separator": "\u180e",
    "combining grapheme joiner": "\u034f",
    "variation selector 16": "\ufe0f",
    "ideographic variation selector": "\U000e0100",
    "mongolian variation selector": "\u180b",
}
BIDI = {
    "left-to-right mark": "\u200e",
    "right-to-left override": "\u202e",
    "pop directional formatting": "\u202c",
    "first strong isolate": "\u2068",
    "pop directional isolate": "\u2069",
    "arabic letter mark": "\u061c",
}
CONTROL = {"null": "\x00", "backspace": "\x08", "escape": "\x1b", "delete": "\x7f", "C1 control": "\x9b"}
PRIVATE = {"private use": "\ue000", "plane 15": "\U000f0000", "plane 16": "\U00100000"}
SURROGATES = {"high surrogate": "\ud83d", "low surrogate": "\udc00"}
NONCHARACTERS = {"noncharacter": "\ufffe", "unassigned": "\u0378"}
HIDDEN = ZERO_WIDTH | BIDI | CONTROL | PRIVATE | SURROGATES | NONCHARACTERS

BLANKS = {
    "full-width blank": "\u3000",
    "no-break space": "\u00a0",
    "thin space": "\u2009",
    "tab": "\t",
    "line feed": "\n",
    "carriage return and line feed": "\r\n",
    "line separator": "\u2028",
    "next line": "\x85",
    "many blanks": " \u3000 \t ",
}
# Letters and symbols by category, but nothing is drawn for them.
DRAWN_AS_NOTHING = {
    "hangul filler": "\u3164",
    "half-width hangul filler": "\uffa0",
    "hangul choseong filler": "\u115f",
    "braille blank": "\u2800",
}

NEAR_MISSES = {
    "chinese": "容错",
    "rare character of plane 2": "𠮷",
    "full-width digits": "１３８",
    "full-width punctuation": "，。？！",
    "ideographic zero": "〇",
    "combining accent": "e\u0301",
    "plain hyphen": "6-9",
    "middle dot of a name": "买买提·江",
    "emoji": "🙏",
    "emoji with skin tone": "👍🏽",
    "flag": "🇨🇳",
    "slash payload": "/fear",
    "replacement character": "\ufffd",
}


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_number_split_by_something_hidden_is_whole_again(hidden: str) -> None:
    assert strip_hidden(f"138{hidden}0000") == "1380000"


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_number_glued_to_chinese_by_something_hidden_stays_glued(hidden: str) -> None:
    assert strip_hidden(f"电话{hidden}138{hidden}请回") == "电话138请回"


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
def test_something_hidden_at_either_end_goes(hidden: str) -> None:
    assert strip_hidden(f"{hidden} 容错 {hidden}") == "容错"


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS.keys())
def test_white_space_becomes_one_plain_blank(blank: str) -> None:
    assert strip_hidden(f"容错{blank}纠错") == "容错 纠错"


@pytest.mark.parametrize("blank", BLANKS.values(), ids=BLANKS.keys())
def test_white_space_at_either_end_goes(blank: str) -> None:
    assert strip_hidden(f"{blank}容错{blank}") == "容错"


UNSEEN = HIDDEN | BLANKS | DRAWN_AS_NOTHING


@pytest.mark.parametrize("unseen", UNSEEN.values(), ids=UNSEEN.keys())
def test_a_message_of_nothing_that_is_seen_is_empty(unseen: str) -> None:
    assert strip_hidden(unseen * 3) == ""


@pytest.mark.parametrize("seen", NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_what_can_be_seen_stays(seen: str) -> None:
    assert strip_hidden(seen) == seen


def test_an_empty_message_stays_empty() -> None:
    assert strip_hidden("") == ""


def test_a_slash_behind_something_hidden_comes_to_light() -> None:
    assert strip_hidden("\u200b/fear") == "/fear"


@pytest.mark.parametrize("text", ["容", "a", "7", "７", "👍好", "？容错？", "𠮷"])
def test_a_letter_a_digit_or_a_character_makes_words(text: str) -> None:
    assert has_words(text)


@pytest.mark.parametrize("text", ["", " ", "？！…", "👍🏽", "🙏🙏", "/", "——", "$%", "🇨🇳"])
def test_symbols_alone_are_no_words(text: str) -> None:
    assert not has_words(text)
