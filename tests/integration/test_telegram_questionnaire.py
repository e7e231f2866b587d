"""The questionnaire on Telegram, by its buttons: what is shown, what is counted, and what is logged."""

from collections import Counter

import pytest

from bot.database import open_database
from bot.questionnaire.codes import Cell
from bot.questionnaire.reader import Held, read
from tests.integration.conftest import PAGE, Telegram
from tests.standin.chats import Message
from tests.standin.phone import Phone, wait_until

CHOSEN = Cell("有些了解，具体内容不太清楚", "害怕为", "", "乡镇")
TAPPED = ("开始填", CHOSEN.awareness, CHOSEN.around, "跳过", CHOSEN.level, *["不确定"] * 3, "跳过")
WIDEST = 16  # characters of a button on a small phone


def held(telegram: Telegram) -> Held:
    """Return the sums."""
    return read(open_database(f"sqlite:///{telegram.stack.data_dir / 'ganwei.sqlite'}"))


def shown(messages: list[Message]) -> str:
    return "\n".join(message.text for message in messages)


@pytest.fixture(scope="module")
def handed_in(telegram: Telegram) -> tuple[Phone, list[list[Message]], Held]:
    """Return somebody who has handed in a sheet, what came to each tap, and the sums before."""
    phone, before = telegram.phone(), held(telegram)
    came = [phone.says("填问卷"), *(phone.taps(title) for title in (*TAPPED, "交卷"))]
    wait_until(lambda: held(telegram).cells != before.cells)
    return phone, came, before


def test_what_telegram_sees_is_said_before_the_first_question(handed_in) -> None:
    invitation = shown(handed_in[1][0])
    assert "Telegram 看得到您的账号和点了哪一个" in invitation
    assert PAGE in invitation


def test_every_question_says_how_far_it_is_and_can_be_skipped_or_ended(handed_in) -> None:
    asked = [came[-1] for came in handed_in[1][1 : len(TAPPED)]]
    assert [f"（{place}/8，可以跳过）" in message.text for place, message in enumerate(asked, 1)] == [
        True
    ] * 8
    assert all({"跳过", "不答了"} < message.buttons().keys() for message in asked)


def test_no_button_is_too_long_for_a_small_phone(handed_in) -> None:
    titles = {title for came in handed_in[1] for message in came for title in message.buttons()}
    assert {title for title in titles if len(title) > WIDEST} == set()


def test_right_answer_stands_above_the_next_statement(handed_in) -> None:
    first_judged = shown(handed_in[1][6])
    assert "这句" in first_judged
    assert first_judged.index("这句") < first_judged.index("（6/8")


def test_summary_says_what_would_be_counted(handed_in) -> None:
    summary = shown(handed_in[1][len(TAPPED)])
    assert f"了解多少：{CHOSEN.awareness}" in summary
    assert "您自己：跳过了" in summary
    assert "答了3句" in summary


def test_one_sheet_is_counted_with_what_was_tapped_and_nothing_for_what_was_skipped(
    telegram, handed_in
) -> None:
    _phone, _came, before = handed_in
    after = held(telegram)
    assert after.cells - before.cells == Counter({CHOSEN: 1})
    judged = [sum(marks.total() for marks in sums.statements.values()) for sums in (before, after)]
    assert judged[1] - judged[0] == 3


def test_button_of_a_sheet_that_is_handed_in_counts_no_second_one(telegram, handed_in) -> None:
    phone, came, _before = handed_in
    counted = held(telegram).cells
    assert "交过一份" in shown(phone.says("填问卷"))
    phone.taps("交卷", came[len(TAPPED)][-1])
    assert phone.says("你好")
    assert held(telegram).cells == counted


def test_nothing_of_it_is_logged(telegram, handed_in) -> None:
    phone, came, _before = handed_in
    logged = telegram.stack.output.read_text()
    statements = [message.text.splitlines()[-1] for message in (each[-1] for each in came[5:9])]
    words = {*TAPPED, "交卷", "填问卷", "questionnaire", str(phone.chat), *statements}
    assert [word for word in words if word in logged] == []
    assert telegram.redis.keys("ganwei:sheet:*") == []
