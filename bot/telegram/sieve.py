"""What is let in of what Telegram sends: which update, which chat, which words. All else falls through.

The sieve works on the raw JSON, before any object is made of it: names, usernames, phone numbers, user ids,
captions and files never enter the program. What it lets through is a valid update of the Bot API, with the
kind of an unreadable message in the field `kind`. What is malformed becomes an empty update, so that the
updates beside it are answered and it does not come again.
"""

import re
from typing import Any

_COMMAND = re.compile(r"/[a-z0-9_]{1,32}(?:@\w+)?(?=\s|$)")
_NOBODY = {"id": 0, "is_bot": False, "first_name": ""}  # python-telegram-bot wants a sender
_FORWARDED = ("forward_origin", "forward_date", "forward_from", "forward_from_chat", "forward_sender_name")
_KINDS = {
    "text": "text",
    "voice": "voice",
    "audio": "voice",
    "sticker": "sticker",
    "dice": "sticker",
    "animation": "picture",  # before document: an animation has both
    "document": "file",
    **dict.fromkeys(("photo", "video", "video_note", "live_photo", "paid_media", "story"), "picture"),
    **dict.fromkeys(
        ("contact", "location", "venue", "poll", "game", "checklist", "invoice", "gift"), "other"
    ),
}  # what is in none of them is a message of the service itself (a pinned message, a new background ...)

type Json = dict[str, Any]


def sieve(raw: object) -> Json | None:
    """Return what is let in of an update; None when it cannot even be counted."""
    if not isinstance(raw, dict) or type(raw.get("update_id")) is not int:
        return None
    try:
        return {"update_id": raw["update_id"], **_content(raw)}
    except Exception:  # noqa: BLE001 — whatever it holds, it must not come again or hold others up
        return {"update_id": raw["update_id"]}


def sieve_sent(raw: object) -> object:
    """Return what is let in of what Telegram says of a message that we sent: its number and its chat."""
    if isinstance(raw, dict) and "message_id" in raw and "chat" in raw:
        return _message(raw)
    return raw


def _content(raw: Json) -> Json:
    if "callback_query" in raw:
        return _tap(raw["callback_query"])
    message = raw.get("edited_message") or raw.get("message")
    if not message or ("edited_message" in raw and not _is_written_anew(message)):
        return {}
    kind = _kind(message, "edited" if "edited_message" in raw else "")
    if kind == "text":
        return {"message": {**_message(message), **_words(message["text"])}}
    return {"message": {**_message(message), "kind": kind}} if kind else {}


def _is_written_anew(message: Json) -> bool:
    """Say whether a person changed words: a live location is edited by itself, at every step."""
    return "text" in message or "caption" in message


def _tap(tap: Json) -> Json:
    data, name, message = tap["data"], tap["id"], _message(tap["message"])
    if not isinstance(data, str) or not isinstance(name, str) or message["chat"]["type"] != "private":
        raise TypeError
    kept = {"id": name, "from": _NOBODY, "chat_instance": "", "data": data, "message": message}
    return {"callback_query": kept}


def _message(raw: Json) -> Json:
    """Return number and chat. Every message gets the same date: nobody needs to know when it was."""
    number, chat = int(raw["message_id"]), int(raw["chat"]["id"])
    return {"message_id": number, "date": 1, "chat": {"id": chat, "type": str(raw["chat"]["type"])}}


def _words(text: object) -> Json:
    if not isinstance(text, str):
        raise TypeError
    if command := _COMMAND.match(text):
        mark = {"type": "bot_command", "offset": 0, "length": command.end()}
        return {"text": text, "entities": [mark]}
    return {"text": text}


def _kind(raw: Json, changed: str) -> str:
    """Return the kind of a message, or nothing for what nobody said."""
    found = next((kind for field, kind in _KINDS.items() if field in raw), "")
    if raw["chat"]["type"] != "private":
        return "group" if found == "text" and str(raw["text"]).startswith("/") else ""
    if raw.get("from", {}).get("is_bot") or "via_bot" in raw:
        return "bot"
    if found and any(field in raw for field in _FORWARDED):
        return "forwarded"
    return changed or found
