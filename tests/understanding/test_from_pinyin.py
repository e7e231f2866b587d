"""Letters that spell Chinese become characters; other letters stay."""

import pytest

from bot.understanding.from_pinyin import characters, from_pinyin


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rongcuo jizhi", "容错机制"),
        ("rong cuo ji zhi", "容错机制"),
        ("rongcuojizhi", "容错机制"),
        ("shei rending", "谁认定"),
        ("ganbu budandang zenme chuli", "干部不担当怎么处理"),
        ("申请rongcuo 要多久", "申请容错 要多久"),
        ("zhege ppt zenme xie", "这个 ppt 怎么写"),
        ("你好", "你好"),
        ("", ""),
    ],
)
def test_pinyin_becomes_characters(typed, meant):
    assert from_pinyin(typed) == meant


@pytest.mark.parametrize("typed", ["app", "wifi", "qq", "hello world", "a", "he", "ok", "12380"])
def test_what_is_no_pinyin_stays(typed):
    assert from_pinyin(typed) == typed


def test_a_syllable_without_a_word_stays():
    assert characters(["rong", "fiao"]).endswith("fiao")


def test_a_long_message_ends_quickly():
    assert len(from_pinyin("rongcuo" * 1000)) == 2000
