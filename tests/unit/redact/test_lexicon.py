import pytest

from bot.redact.lexicon import segment
from bot.redact.tokens import coming_endings, ending_of, words_of


@pytest.mark.parametrize(
    "text", ["", "好", "我在武陟县发展和改革局上班", "abc 123 小王😂\n", "　全角　", "一" * 2000, "\x00\x01"]
)
def test_no_character_is_lost(text):
    assert "".join(words_of(text)) == text
    assert "".join(segment(text)) == text


def test_likeliest_words():
    assert segment("让成长林成长") == ["让", "成长", "林", "成长"]
    assert words_of("电话13800001234,wxid_gw") == ["电话", "13800001234", ",", "wxid", "_", "gw"]


@pytest.mark.parametrize(
    ("word", "kinds"), [("副局长", "T"), ("发展和改革局", "O"), ("大封镇", "A"), ("天气", "")]
)
def test_endings(word, kinds):
    assert ending_of(word) == kinds


def test_a_word_knows_the_ending_to_come_but_not_past_a_mark():
    signs = coming_endings(["武陟县", "发展", "局", ",", "来"])
    assert signs[0] == "O2"
    assert signs[2] == "O0"
    assert signs[4] == ""
