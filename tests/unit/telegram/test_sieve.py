"""The sieve: names, numbers and files fall through, whatever the update; nonsense becomes an empty update."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Bot, Update

from bot.telegram.sieve import sieve, sieve_sent

NAMES = {"first_name": "郜梓涵", "username": "gao_77"}
PERSON = {"id": 900719925474, "is_bot": False, "last_name": "西村", **NAMES}
CHAT = {"id": 900719925474, "type": "private", **NAMES}
FILE = {"file_id": "AgACAgUAAxkBAAI", "file_unique_id": "AQAD", "width": 9, "height": 9}
SECRETS = ("郜梓涵", "gao_77", "西村", "AgACAgUAAxkBAAI", "13839107726", "镇长和我", "1764000000")


def message(**fields: object) -> dict:
    return {"message_id": 7, "date": 1764000000, "chat": CHAT, "from": PERSON, **fields}


def kind_of(**fields: object) -> object:
    kept = sieve({"update_id": 1, "message": message(**fields)})
    return kept.get("message", {}).get("kind") if kept else None


def test_of_a_text_the_words_the_chat_and_the_number_are_kept() -> None:
    kept = sieve({"update_id": 5, "message": message(text="怕签字")})
    chat = {"id": CHAT["id"], "type": "private"}
    assert kept == {
        "update_id": 5,
        "message": {"message_id": 7, "date": 1, "chat": chat, "text": "怕签字"},
    }


KINDS = {
    "picture": [
        {"photo": [FILE], "caption": "镇长和我"},
        {"video": FILE},
        {"video_note": FILE},
        {"animation": FILE, "document": FILE},
    ],
    "voice": [{"voice": FILE}, {"audio": FILE}],
    "sticker": [{"sticker": FILE}, {"dice": {"emoji": "🎲", "value": 3}}],
    "file": [{"document": FILE}],
    "other": [
        {"contact": {"phone_number": "13839107726", "first_name": "郜梓涵"}},
        {"location": {"latitude": 35.1, "longitude": 112.9}},
        {"poll": {"id": "1", "question": "镇长和我"}},
    ],
    "forwarded": [
        {"text": "镇长和我", "forward_origin": {"type": "user", "sender_user": PERSON}},
        {"text": "镇长和我", "forward_sender_name": "郜梓涵"},
        {"photo": [FILE], "forward_date": 1764000000},
    ],
    "bot": [
        {"text": "镇长和我", "from": {**PERSON, "is_bot": True}},
        {"text": "镇长和我", "via_bot": {**PERSON, "is_bot": True}},
    ],
}


@pytest.mark.parametrize(
    ("kind", "fields"), [(kind, fields) for kind, cases in KINDS.items() for fields in cases]
)
def test_what_is_not_read_keeps_its_kind_and_nothing_else(kind: str, fields: dict) -> None:
    kept = sieve({"update_id": 1, "message": message(**fields)})
    assert kept["message"]["kind"] == kind
    assert not [secret for secret in SECRETS if secret in json.dumps(kept, ensure_ascii=False)]


@pytest.mark.parametrize("fields", [fields for cases in KINDS.values() for fields in cases])
def test_what_is_let_in_is_an_update_of_the_library(fields: dict) -> None:
    update = Update.de_json(sieve({"update_id": 1, "message": message(**fields)}), Bot("1:a"))
    assert update.effective_chat.id == CHAT["id"]
    assert "郜梓涵" not in repr(update.to_dict())


def test_an_edited_message_is_named_so_and_its_words_are_not_kept() -> None:
    kept = sieve({"update_id": 1, "edited_message": message(text="镇长和我", edit_date=2)})
    assert kept["message"]["kind"] == "edited"
    assert "镇长" not in json.dumps(kept, ensure_ascii=False)


@pytest.mark.parametrize("fields", [{"location": {"latitude": 35.1}}, {"photo": [FILE]}, {"poll": {}}])
def test_what_changes_by_itself_is_passed_over(fields: dict) -> None:
    assert sieve({"update_id": 1, "edited_message": message(**fields)}) == {"update_id": 1}


@pytest.mark.parametrize("field", ["pinned_message", "new_chat_members", "chat_background_set"])
def test_what_nobody_said_is_passed_over(field: str) -> None:
    assert sieve({"update_id": 1, "message": message(**{field: {}})}) == {"update_id": 1}


def test_of_a_group_only_commands_are_noticed_and_no_word_is_kept() -> None:
    group = {"id": -100, "type": "supergroup", "title": "西村干部群"}
    assert kind_of(chat=group, text="镇长和我") is None
    assert kind_of(chat=group, photo=[FILE]) is None
    kept = sieve({"update_id": 1, "message": message(chat=group, text="/concern 镇长和我")})
    assert kept["message"] == {
        "message_id": 7,
        "date": 1,
        "chat": {"id": -100, "type": "supergroup"},
        "kind": "group",
    }


def test_of_a_tap_the_data_is_kept() -> None:
    tap = {"id": "77", "from": PERSON, "chat_instance": "5", "message": message(text="x"), "data": "/fear"}
    kept = sieve({"update_id": 1, "callback_query": tap})
    assert Update.de_json(kept, Bot("1:a")).callback_query.data == "/fear"
    assert not [secret for secret in SECRETS if secret in json.dumps(kept, ensure_ascii=False)]


@pytest.mark.parametrize(
    "tap",
    [
        {},
        {"id": "7", "data": "/fear"},
        {"id": "7", "data": 5, "message": message()},
        {"id": "7", "game": "x"},
    ],
)
def test_a_tap_that_cannot_be_answered_is_an_empty_update(tap: dict) -> None:
    assert sieve({"update_id": 1, "callback_query": tap}) == {"update_id": 1}


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/start", "/start"),
        ("/concern@ganwei_bot 怕签字", "/concern@ganwei_bot"),
        ("/help\n", "/help"),
        ("/帮助", None),
        ("问一下/help", None),
        ("/", None),
    ],
)
def test_a_command_is_marked_whether_telegram_marks_it_or_not(text: str, command: str | None) -> None:
    kept = sieve({"update_id": 1, "message": message(text=text)})["message"]
    marks = [text[mark["offset"] : mark["length"]] for mark in kept.get("entities", [])]
    assert marks == ([command] if command else [])


def test_what_telegram_says_of_our_message_names_nobody() -> None:
    assert sieve_sent(message(text="镇长和我")) == {
        "message_id": 7,
        "date": 1,
        "chat": {"id": CHAT["id"], "type": "private"},
    }
    assert sieve_sent(True) is True


@pytest.mark.parametrize(
    "raw", [None, 5, "x", [], {}, {"update_id": "7"}, {"update_id": True}, {"message": 1}]
)
def test_what_cannot_be_counted_is_nothing(raw: object) -> None:
    assert sieve(raw) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["message_id", "chat", "id", "type", "from", "text", "data", "photo", "date"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None)  # a busy machine may take its time
@given(st.sampled_from(["message", "edited_message", "callback_query", "channel_post"]), json_values)
def test_no_update_breaks_the_sieve_or_the_library(kind: str, content: object) -> None:
    kept = sieve({"update_id": 1, kind: content})
    assert Update.de_json(kept, Bot("1:a")).update_id == 1
