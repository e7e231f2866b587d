"""What people on Telegram see, with the real answers."""

import re

import pytest

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.concerns.receipt import in_characters, in_digits
from bot.concerns.said import Said
from bot.content.files import read_folder
from bot.conversation.replies import fixed_reply
from bot.conversation.said import reply_of
from bot.conversation.turn import Button, Reply
from bot.settings import ROOT
from bot.telegram.delivery import MOST_IN_PASSING
from bot.telegram.keyboard import UNFOLDS, Vote
from bot.telegram.outgoing import Outgoing
from bot.telegram.render import Renderer
from bot.telegram.wording import Wording, filled
from tests.standin.chats import Chats
from tests.standin.html import read
from tests.unit.conftest import FakeContent

CONTENT = FakeContent([*read_folder(ROOT / "answers", Answer), *read_folder(ROOT / "channels", Channel)])
ANSWERS = {answer.key: answer for answer in read_folder(ROOT / "answers", Answer)}
PAGE = "https://ganwei.example/"


@pytest.fixture
def render() -> Renderer:
    return Renderer(Wording(CONTENT, PAGE))


def seen(message: Outgoing) -> str:
    return read(message.html)[0]


def carried(message: Outgoing) -> dict[str, str]:
    return {button.text: button.callback_data for row in message.rows for button in row}


def accepted(message: Outgoing) -> None:
    """Let the stand-in check the message by Telegram's rules."""
    keyboard = message.keyboard()
    markup = {"reply_markup": keyboard.to_json()} if keyboard else {}
    Chats().send(1, {"text": message.html, "parse_mode": "HTML", **markup})


@pytest.mark.parametrize("key", ANSWERS)
def test_telegram_accepts_every_answer_folded_and_expanded(render: Renderer, key: str) -> None:
    for message in render.messages([fixed_reply(CONTENT, key)]):
        accepted(message)
    if ANSWERS[key].detail:
        accepted(render.expanded(key))
        accepted(render.folded(key))


def test_an_answer_shows_text_source_date_and_code(render: Renderer) -> None:
    [message] = render.messages([fixed_reply(CONTENT, "tolerable")])
    answer = ANSWERS["tolerable"]
    for part in (answer.text.strip(), answer.source.document, answer.source.section, str(answer.checked_on)):
        assert part in seen(message)
    assert answer.code in seen(message)


def test_the_detail_unfolds_and_folds_again(render: Renderer) -> None:
    [message] = render.messages([fixed_reply(CONTENT, "tolerable")])
    assert carried(message)["展开"] == "+tolerable"
    expanded = render.expanded("tolerable")
    assert ANSWERS["tolerable"].detail.strip() in seen(expanded)
    assert carried(expanded)["收起"] == "-tolerable"
    assert render.folded("tolerable") == message


def test_a_topic_has_its_two_marks_in_the_last_row(render: Renderer) -> None:
    [message] = render.messages([fixed_reply(CONTENT, "tolerable")])
    version = ANSWERS["tolerable"].version
    marks = [f"/useful tolerable {version}", f"/useless tolerable {version}"]
    assert [button.callback_data for button in message.rows[-1]] == marks
    assert [button.callback_data for button in render.expanded("tolerable").rows[-1]] == [
        "+" + m for m in marks
    ]


@pytest.mark.parametrize("key", ["greet", "receipt_check", "give_concern"])
def test_turns_of_the_talk_and_forms_have_no_marks(render: Renderer, key: str) -> None:
    data = [carried(message).values() for message in render.messages([fixed_reply(CONTENT, key)])]
    assert not [one for carried_ in data for one in carried_ if "/use" in one]


@pytest.mark.parametrize("is_unfolded", [False, True])
def test_a_marked_answer_keeps_its_buttons_but_the_marks(render: Renderer, is_unfolded: bool) -> None:
    rows = render.marked(Vote("/useful tolerable 2", "tolerable", is_unfolded), Reply("thanks"))
    before = render.expanded("tolerable") if is_unfolded else render.folded("tolerable")
    assert [[b.text for b in row] for row in rows] == [[b.text for b in row] for row in before.rows[:-1]]
    assert rows[0][0].callback_data == ("-" if is_unfolded else "+") + "tolerable."
    assert re.search(UNFOLDS, rows[0][0].callback_data)


def test_a_marked_answer_has_no_marks_when_it_is_unfolded_later(render: Renderer) -> None:
    for message in (render.expanded("tolerable", is_marked=True), render.folded("tolerable", is_marked=True)):
        assert not [data for data in carried(message).values() if "/use" in data]


def test_what_thanks_offer_stands_below_a_marked_answer(render: Renderer) -> None:
    rows = render.marked(
        Vote("/useless tolerable 2", "tolerable", False), fixed_reply(CONTENT, "vote_useless")
    )
    assert {"/human", "/help"} <= {button.callback_data for row in rows for button in row}


def test_a_mark_on_an_answer_that_is_gone_changes_nothing(render: Renderer) -> None:
    assert render.marked(Vote("/useful gone 1", "gone", False), Reply("thanks")) is None


@pytest.mark.parametrize("key", ["vote_useful", "vote_useless", "telegram_vote_useless"])
def test_thanks_fit_into_what_telegram_shows_in_passing(key: str) -> None:
    assert len(ANSWERS[key].text.strip()) <= MOST_IN_PASSING


def test_the_longest_detail_fits_though_its_cards_may_not(an_answer) -> None:
    cards = read_folder(ROOT / "channels", Channel)
    longest = an_answer("long", text="容" * 300, detail="错" * 3000, channels=tuple(c.key for c in cards))
    content = FakeContent([*ANSWERS.values(), *cards, longest])
    expanded = Renderer(Wording(content, "")).expanded("long")
    accepted(expanded)
    assert "错" * 3000 in seen(expanded)


def test_an_answer_that_is_gone_cannot_be_unfolded(render: Renderer) -> None:
    assert render.expanded("nothing") is None
    assert render.folded("nothing") is None


def test_a_card_has_its_number_as_a_link_to_call(render: Renderer) -> None:
    [message] = render.messages([fixed_reply(CONTENT, "reach_12380")])
    links = [entity for entity in read(message.html)[1] if entity["type"] == "a"]
    assert {"type": "a", "text": "12380", "href": "tel:12380"} in links


def test_a_card_without_a_number_has_no_such_line_and_says_what_to_ask(render: Renderer) -> None:
    card = render.wording.card(CONTENT.channel("talk"))
    assert "电话：" not in card
    assert "请向本单位核实：找谁谈、什么时间" in card
    assert "还没有人核对过" in card


def test_what_people_write_is_text_and_never_markup(render: Renderer) -> None:
    said = Said("concern_added", {"text": "<b>局长</b> & <script>"})
    [message] = render.messages([reply_of(CONTENT, said)])
    accepted(message)
    assert "<b>局长</b> & <script>" in seen(message)


def test_a_receipt_is_under_a_spoiler_can_be_copied_and_deleted(render: Renderer) -> None:
    digits, characters = in_digits(1234567), in_characters(1234567)
    said = Said("concern_receipt", {"digits": digits, "characters": characters}, receipt=digits, seed="00")
    [message] = render.messages([reply_of(CONTENT, said)])
    accepted(message)
    spoilers = [entity["text"] for entity in read(message.html)[1] if entity["type"] == "tg-spoiler"]
    assert spoilers == [digits, characters]
    assert seen(message).count(digits) == 1
    assert [b.copy_text.text for row in message.rows for b in row if b.copy_text] == [digits]
    assert carried(message)["删掉这条"] == "x:"
    assert "00" not in carried(message).values()


def test_who_sent_a_receipt_can_delete_what_they_sent(render: Renderer) -> None:
    [message] = render.messages([fixed_reply(CONTENT, "concern_copied_right")], said=77)
    assert carried(message)["删掉您发的回执"] == "x:77"


def test_preview_and_light_are_one_message(render: Renderer) -> None:
    preview = reply_of(CONTENT, Said("concern_preview", {"text": "怕签字"}, tap=("怕", "签字")))
    [message] = render.messages([preview, reply_of(CONTENT, Said("concern_green"))])
    assert carried(message)["签字"].startswith("w:0:1:")
    assert carried(message)["下一步"] == "/concern_next"


def test_a_preview_of_five_thousand_characters_is_accepted(render: Renderer) -> None:
    words = tuple(f"词语{number:03}" for number in range(1000))
    preview = reply_of(CONTENT, Said("concern_preview", {"text": "".join(words)}, tap=words))
    made = render.messages([preview, reply_of(CONTENT, Said("concern_green"))], page=3)
    for message in made:
        accepted(message)
    assert len(made) == 2
    assert carried(made[-1])["词语072"].startswith("w:3:72:")


def test_telegrams_own_wording_goes_before_the_pages(render: Renderer) -> None:
    [message] = render.messages([fixed_reply(CONTENT, "forget_me")])
    assert "清除历史记录" in seen(message)


def test_the_address_of_the_page_is_told_where_there_is_one(render: Renderer) -> None:
    reply = fixed_reply(CONTENT, "telegram_privacy")
    assert PAGE in seen(render.messages([reply])[0])
    assert "网页地址" not in seen(Renderer(Wording(CONTENT, "")).messages([reply])[0])


def test_a_reply_without_an_answer_has_text_and_buttons(render: Renderer) -> None:
    [message] = render.messages([Reply("您是想问", (Button("怕担责", "/fear"),))])
    assert (seen(message), carried(message)) == ("您是想问", {"怕担责": "/fear"})


def test_a_line_whose_gap_is_empty_is_left_out() -> None:
    assert filled("a {x}\nb {y}\nc {z}", {"x": "1", "y": ""}) == "a 1\nc {z}"


OWN = [key for key in ANSWERS if key.startswith("telegram_") and key.removeprefix("telegram_") in ANSWERS]


@pytest.mark.parametrize("key", OWN)
def test_telegrams_wording_stands_for_an_answer_without_gaps(key: str) -> None:
    assert "{" not in ANSWERS[key.removeprefix("telegram_")].text
    assert "{" not in ANSWERS[key].text.replace("{page}", "")


@pytest.mark.parametrize("key", [key for key, answer in ANSWERS.items() if answer.detail])
def test_an_answer_that_unfolds_has_no_gaps(key: str) -> None:
    assert "{" not in ANSWERS[key].text.replace("{page}", "")
