"""Bodies in words: what staff compare has names where the body has keys and codes."""

from typing import Any

import pytest

from bot.console.in_words import InWords


@pytest.fixture
def in_words(an_answer, a_card) -> InWords:
    answers = [
        an_answer("fear", title="怕担责"),
        an_answer("pay", title="待遇"),
        an_answer("pay2", title="待遇", number=8),
    ]
    return InWords({one.key: one for one in answers}, {"12380": a_card("12380", name="举报电话")})


WORDS = {
    "a button": ({"follow_ups": ["fear"]}, {"follow_ups": ["怕担责"]}),
    "a button to what is not there": ({"follow_ups": ["gone"]}, {"follow_ups": ["gone"]}),
    "buttons to two of one title": ({"follow_ups": ["pay2"]}, {"follow_ups": ["待遇 RC-008"]}),
    "a card": ({"channels": ["12380"]}, {"channels": ["举报电话"]}),
    "a leaning": ({"leans": {"ask_who": "fear"}}, {"leans": {"谁来定、找谁": "怕担责"}}),
    "a leaning to the detail": ({"leans": {"ask_how": "detail"}}, {"leans": {"怎么办": "本条详情"}}),
    "a leaning of no word": ({"leans": {"ask_whom": "fear"}}, {"leans": {"ask_whom": "怕担责"}}),
    "a source": (
        {"source": {"document": "文件", "section": "一"}},
        {"source.document": "文件", "source.section": "一"},
    ),
    "no source": ({"source": None}, {"source.document": "", "source.section": ""}),
    "yes": ({"askable": True}, {"askable": "是"}),
    "a number": ({"number": 7}, {"number": "RC-007"}),
    "no number yet": ({"number": 0}, {"number": ""}),
    "a text": ({"text": "怕"}, {"text": "怕"}),
    "half a body": ({"follow_ups": None, "leans": None}, {"follow_ups": [], "leans": {}}),
}


@pytest.mark.parametrize(("body", "words"), WORDS.values(), ids=WORDS.keys())
def test_body_is_put_into_words(in_words: InWords, body: dict[str, Any], words: dict[str, Any]) -> None:
    assert in_words(body) == words
