"""From a key to a reply: wording, buttons and cards."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.conversation.replies import compose_pick, fixed_reply
from bot.conversation.turn import Button, Pick, Reply

TODAY = date(2026, 6, 1)


def payloads(reply: Reply) -> list[str]:
    return [button.payload for button in reply.buttons]


def test_answer_is_said_in_its_short_text(content_of: Callable, a_topic: Callable) -> None:
    reply = compose_pick(content_of(a_topic("fear", detail="more")), Pick("fear"), TODAY)
    assert (reply.text, reply.answer.key) == ("text of fear", "fear")


def test_button_shows_the_title_and_sends_the_key(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", follow_ups=("care",)), a_topic("care", title="关心关爱"))
    assert compose_pick(content, Pick("fear"), TODAY).buttons == (Button("关心关爱", "/care"),)


def test_buttons_stand_in_the_order_of_the_follow_ups(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", follow_ups=("pay", "care")), a_topic("care"), a_topic("pay"))
    assert payloads(compose_pick(content, Pick("fear"), TODAY)) == ["/pay", "/care"]


def test_follow_up_to_a_missing_key_gives_no_button(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", follow_ups=("gone", "care")), a_topic("care"))
    assert payloads(compose_pick(content, Pick("fear"), TODAY)) == ["/care"]


def test_cards_stand_in_the_order_of_the_channels(
    content_of: Callable, a_topic: Callable, a_card: Callable
) -> None:
    content = content_of(a_topic("fear", channels=("12388", "12380")), a_card("12380"), a_card("12388"))
    assert [card.key for card in compose_pick(content, Pick("fear"), TODAY).cards] == ["12388", "12380"]


def test_channel_without_a_card_gives_none(content_of: Callable, a_topic: Callable, a_card: Callable) -> None:
    content = content_of(a_topic("fear", channels=("gone", "12380")), a_card("12380"))
    assert [card.key for card in compose_pick(content, Pick("fear"), TODAY).cards] == ["12380"]


def test_unknown_key_is_being_updated(content_of: Callable) -> None:
    assert compose_pick(content_of(), Pick("gone"), TODAY).text == "text of updating"


def test_expired_answer_is_being_updated(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", expires_on=date(2026, 5, 31)))
    assert compose_pick(content, Pick("fear"), TODAY).text == "text of updating"


def test_expired_detail_is_being_updated(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", detail="more", expires_on=date(2026, 5, 31)))
    assert compose_pick(content, Pick("fear", leanings=("more_detail",)), TODAY).text == "text of updating"


def test_answer_is_shown_on_its_last_day(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", expires_on=TODAY))
    assert compose_pick(content, Pick("fear"), TODAY).text == "text of fear"


def test_answer_past_its_review_date_is_still_shown(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", review_by=date(2026, 5, 31)))
    assert compose_pick(content, Pick("fear"), TODAY).text == "text of fear"


def test_detail_alone_is_said_when_only_it_was_asked_for(content_of: Callable, a_topic: Callable) -> None:
    content = content_of(a_topic("fear", detail="more", follow_ups=("care",)), a_topic("care"))
    assert compose_pick(content, Pick("fear", leanings=("more_detail",)), TODAY) == Reply(
        "more", (Button("care", "/care"),)
    )


def test_answer_without_a_detail_repeats_its_text(content_of: Callable, a_topic: Callable) -> None:
    reply = compose_pick(content_of(a_topic("fear")), Pick("fear", leanings=("more_detail",)), TODAY)
    assert reply.text == "text of fear"


def test_three_candidates_at_most_are_offered(content_of: Callable, a_topic: Callable) -> None:
    keys = ("fear", "care", "pay", "award")
    reply = compose_pick(content_of(*map(a_topic, keys)), Pick("unclear", candidates=keys), TODAY)
    assert payloads(reply)[:-1] == ["/fear", "/care", "/pay"]


def test_candidates_are_topics_only(content_of: Callable, a_topic: Callable, an_answer: Callable) -> None:
    content = content_of(an_answer("greet"), a_topic("fear"))
    reply = compose_pick(content, Pick("unclear", candidates=("nlu_fallback", "greet", "fear")), TODAY)
    assert payloads(reply)[:-1] == ["/fear"]


def test_guess_without_other_candidates_keeps_the_way_out(
    content_of: Callable, a_topic: Callable, an_answer: Callable
) -> None:
    content = content_of(an_answer("or_rather", follow_ups=("none_of_these",)), a_topic("fear"))
    reply = compose_pick(content, Pick("or_rather", candidates=("greet",)), TODAY)
    assert payloads(reply) == ["/none_of_these"]


def test_none_of_these_is_the_last_candidate(content_of: Callable, a_topic: Callable) -> None:
    reply = compose_pick(content_of(a_topic("fear")), Pick("unclear", candidates=("fear",)), TODAY)
    assert reply.buttons[-1] == Button("none_of_these"[:12], "/none_of_these")


def test_candidates_carry_no_answer_of_their_own(content_of: Callable, a_topic: Callable) -> None:
    reply = compose_pick(content_of(a_topic("fear")), Pick("unclear", candidates=("fear",)), TODAY)
    assert (reply.text, reply.answer) == ("text of unclear", None)


def test_fixed_reply_has_its_buttons_and_cards(
    content_of: Callable, an_answer: Callable, a_card: Callable
) -> None:
    distress = an_answer("distress", follow_ups=("help",), channels=("12356",))
    reply = fixed_reply(content_of(distress, an_answer("help"), a_card("12356")), "distress")
    assert (payloads(reply), [card.key for card in reply.cards]) == (["/help"], ["12356"])


def test_missing_fixed_answer_is_an_error(content_of: Callable) -> None:
    with pytest.raises(KeyError):
        fixed_reply(content_of(), "gone")
