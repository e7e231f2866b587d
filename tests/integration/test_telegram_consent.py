"""Consent on Telegram: the two taps, what is shown between them, what is kept and what is found."""

import pytest

from bot.compose.misses import miss_desk
from bot.compose.storage import database
from bot.misses.desk import MissDesk
from bot.settings import Settings
from tests.integration.conftest import Telegram
from tests.standin.phone import Phone

NAME, QUESTION = "郜梓涵", "问食堂一顿饭要交多少钱"
KEPT = f"【姓名】{QUESTION}"


@pytest.fixture
def desk(telegram: Telegram) -> MissDesk:
    settings = Settings(data_dir=telegram.stack.data_dir)
    return miss_desk(settings, database(settings), telegram.redis, "周敏")


def texts(desk: MissDesk) -> list[tuple[str, bool]]:
    return [(example.text, example.is_consented) for group in desk.groups() for example in group.examples]


def test_two_taps_keep_the_masked_sentence(telegram: Telegram, phone: Phone, desk: MissDesk) -> None:
    [answer] = phone.says(NAME + QUESTION)
    assert "用这句改进" in answer.buttons()
    [shown] = phone.taps("用这句改进")
    assert KEPT in shown.text
    assert NAME not in shown.text
    assert texts(desk) == []
    [thanks] = phone.taps("可以用")
    assert "谢谢" in thanks.text
    assert texts(desk) == [(KEPT, True)]
    held = telegram.everything_held()
    for secret in (NAME, QUESTION, str(phone.chat)):
        assert secret.encode() not in held


def test_no_keeps_nothing(phone: Phone, desk: MissDesk) -> None:
    before = texts(desk)
    phone.says("高铁票怎么改签")
    phone.taps("用这句改进")
    [answer] = phone.taps("算了")
    assert "没" in answer.text or "不留" in answer.text
    assert texts(desk) == before


def test_a_button_of_an_earlier_question_agrees_to_nothing(phone: Phone, desk: MissDesk) -> None:
    before = texts(desk)
    [early] = phone.says("高铁票怎么改签")
    phone.says("医保报销比例")
    [answer] = phone.taps("用这句改进", early)
    assert "不算数" in answer.text
    assert texts(desk) == before


def test_a_forged_tap_agrees_to_nothing(phone: Phone, desk: MissDesk) -> None:
    before = texts(desk)
    [early] = phone.says("高铁票怎么改签")
    phone.answers_to(lambda: phone.tap_data("/improve_yes 000000", early.number))
    assert texts(desk) == before


def test_forgetting_takes_what_waits(telegram: Telegram, phone: Phone) -> None:
    phone.says("高铁票怎么改签")
    assert [key for key in telegram.keys_of(phone) if key.startswith(b"ganwei:miss:")]
    phone.says("/forget")
    assert not [key for key in telegram.keys_of(phone) if key.startswith(b"ganwei:miss:")]
