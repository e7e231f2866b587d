"""Replies in Rasa's REST form."""

import json
from collections.abc import Callable
from datetime import date

from bot.conversation.turn import Button, Reply
from bot.web.render import render


def test_no_replies_are_an_empty_list() -> None:
    assert render("me", []) == []


def test_plain_reply_has_only_a_recipient_and_a_text() -> None:
    assert render("me", [Reply("text")]) == [{"recipient_id": "me", "text": "text"}]


def test_replies_keep_their_order() -> None:
    assert [message["text"] for message in render("me", [Reply("one"), Reply("two")])] == ["one", "two"]


def test_line_break_at_the_end_of_a_text_goes() -> None:
    assert render("me", [Reply("one\ntwo\n")])[0]["text"] == "one\ntwo"


def test_button_has_a_title_and_a_payload() -> None:
    assert render("me", [Reply("text", (Button("关心", "/care"),))])[0]["buttons"] == [
        {"title": "关心", "payload": "/care"}
    ]


def test_answer_without_source_shows_its_key_and_version(an_answer: Callable) -> None:
    reply = Reply("text", answer=an_answer("greet", version=3))
    assert render("me", [reply])[0]["custom"] == {"answer": "greet", "version": 3}


def test_answer_with_source_shows_it_and_the_day_it_was_checked(a_topic: Callable) -> None:
    custom = render("me", [Reply("text", answer=a_topic("fear", checked_on=date(2026, 2, 3)))])[0]["custom"]
    assert (custom["source"], custom["checked_on"]) == ({"document": "d", "section": "s"}, "2026-02-03")


def test_detail_travels_with_the_answer_without_its_last_line_break(an_answer: Callable) -> None:
    custom = render("me", [Reply("text", answer=an_answer("fear", detail="more\n"))])[0]["custom"]
    assert custom["detail"] == "more"


def test_cards_travel_whole(an_answer: Callable, a_card: Callable) -> None:
    card = a_card("12380", phone="12380", verified_on=date(2026, 2, 3), ask_locally=("窗口",))
    shown = render("me", [Reply("text", answer=an_answer(), cards=(card,))])[0]["custom"]["channels"]
    assert shown == [
        {
            "key": "12380",
            "version": 1,
            "name": "name of 12380",
            "phone": "12380",
            "website": "",
            "for_what": "f",
            "not_for": "n",
            "anonymous": "a",
            "bring": "b",
            "ask_locally": ["窗口"],
            "verified_on": "2026-02-03",
        }
    ]


def test_reply_without_cards_has_no_channels(an_answer: Callable) -> None:
    assert "channels" not in render("me", [Reply("text", answer=an_answer())])[0]["custom"]


def test_marks_that_can_be_given_travel_with_the_answer_as_buttons_do(a_topic: Callable) -> None:
    marked = Reply("text", answer=a_topic("fear"), votes=(Button("有用", "/useful fear 1"),))
    [custom] = [message["custom"] for message in render("me", [marked])]
    assert custom["votes"] == [{"title": "有用", "payload": "/useful fear 1"}]


def test_everything_rendered_is_json(a_topic: Callable, a_card: Callable) -> None:
    reply = Reply("text", (Button("t", "/t"),), a_topic(), (a_card(),))
    assert json.loads(json.dumps(render("me", [reply]))) == render("me", [reply])
