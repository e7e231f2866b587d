"""有用 and 没用 on Telegram: thanks in passing, the two buttons go, one mark per talk and answer."""

import pytest

from bot.answers.model import Answer
from bot.content.files import read_folder
from bot.database import open_database
from bot.ephemeral.voted import VOTES_PREFIX
from bot.usage.reader import Totals, Usage
from tests.conftest import ROOT
from tests.integration.conftest import Telegram
from tests.standin.chats import Message
from tests.standin.phone import Phone, wait_until

ANSWERS = {answer.key: answer for answer in read_folder(ROOT / "answers", Answer)}
MARKS = {"有用", "没用"}


def said_in_passing(telegram: Telegram) -> str:
    return telegram.api.calls_of("answerCallbackQuery")[-1].get("text", "")


def marks_of(message: Message) -> set[str]:
    return MARKS & message.buttons().keys()


def tapped(phone: Phone, title: str) -> Message:
    """Tap a button under the last answer; return the answer as it stands then."""
    [message] = phone.taps(title)
    return message


def test_a_topic_has_the_two_side_by_side_and_a_turn_of_the_talk_has_none(phone: Phone) -> None:
    [greeting] = phone.says("你好")
    [answer] = phone.says("试点没干成能不能容")
    assert [button["text"] for button in answer.rows[-1]] == ["有用", "没用"]
    assert marks_of(greeting) == set()


def test_a_mark_is_thanked_for_in_passing_and_its_buttons_go(telegram: Telegram, phone: Phone) -> None:
    [answer] = phone.says("试点没干成能不能容")
    marked = tapped(phone, "有用")
    assert said_in_passing(telegram) == ANSWERS["vote_useful"].text.strip()
    assert (marked.number, marked.text) == (answer.number, answer.text)
    assert answer.buttons().keys() - marked.buttons().keys() == MARKS
    assert len(phone.bots()) == 1


def test_who_found_no_use_is_told_what_to_do_and_shown_the_channels(telegram: Telegram, phone: Phone) -> None:
    phone.says("试点没干成能不能容")
    tapped(phone, "没用")
    assert said_in_passing(telegram) == ANSWERS["telegram_vote_useless"].text.strip()
    [channels] = phone.taps("正式渠道")
    assert "12388" in channels.text


@pytest.mark.parametrize("unfolded", [False, True])
def test_buttons_stay_away_when_the_answer_is_folded_and_unfolded(phone: Phone, unfolded: bool) -> None:
    phone.says("试点没干成能不能容")
    if unfolded:
        assert marks_of(tapped(phone, "展开")) == MARKS
    assert marks_of(tapped(phone, "有用")) == set()
    for title in ("收起", "展开", "收起") if unfolded else ("展开", "收起"):
        assert marks_of(tapped(phone, title)) == set()


def test_a_mark_on_an_unfolded_answer_leaves_it_unfolded(phone: Phone) -> None:
    phone.says("试点没干成能不能容")
    long = tapped(phone, "展开")
    marked = tapped(phone, "没用")
    assert marked.text == long.text
    assert "收起" in marked.buttons()


def test_a_mark_counts_once_is_named_among_what_is_held_and_forgotten(
    telegram: Telegram, phone: Phone
) -> None:
    [answer] = phone.says("/start", "再干一年到退休还用学习吗", "党校培训学什么")
    key, data = next((d.split()[1], d) for d in answer.buttons().values() if d.startswith("/useful"))
    usage = Usage(open_database(f"sqlite:///{telegram.stack.data_dir / 'ganwei.sqlite'}"))
    before = usage.totals().get(key, Totals()).useful
    tapped(phone, "有用")
    phone.tap_data(data, answer.number)
    phone.tap_data(data.replace("useful", "useless"), answer.number)
    wait_until(lambda: usage.totals().get(key, Totals()).useful == before + 1)
    phone.send("/about_me")
    wait_until(lambda: any("点过「有用」「没用」" in message.text for message in phone.bots()))
    assert [name for name in telegram.keys_of(phone) if name.startswith(VOTES_PREFIX.encode())]
    phone.says("/forget")
    assert telegram.keys_of(phone) == []
    assert usage.totals()[key].useful == before + 1


FORGED = ("/useful gone 1", "+/useless greet 1", "/useful ", "/useful x", "/useful 1 1")


@pytest.mark.parametrize("data", FORGED)
def test_a_forged_mark_counts_nothing_and_harms_nothing(telegram: Telegram, phone: Phone, data: str) -> None:
    [first] = phone.says("你好")
    phone.tap_data(data, first.number)
    phone.send("试点没干成能不能容")
    wait_until(lambda: len(phone.bots()) == 2)
    assert said_in_passing(telegram)
    assert not [name for name in telegram.keys_of(phone) if name.startswith(VOTES_PREFIX.encode())]
