"""Failures of the network and of Telegram: nothing is lost, nothing is doubled, order is kept."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.integration.conftest import Telegram
from tests.standin.faults import Cut, Rubbish, Status
from tests.standin.phone import Phone, wait_until

TOLERABLE = "可以考虑容错"


def bots_texts(phone: Phone) -> list[str]:
    return [message.text for message in phone.bots()]


def test_the_same_update_twice_is_answered_once(telegram: Telegram, phone: Phone) -> None:
    message = {"message": {**phone.a_message("你好"), "text": "你好"}}
    number = telegram.api.chats.push(message)
    telegram.api.chats.push(message, number)
    phone.says("试点没干成能不能容")
    telegram.api.chats.push(message, number)
    phone.says("/help")
    assert len(phone.bots()) == 3


def test_order_is_kept_within_a_chat(phone: Phone) -> None:
    phone.says("/concern")
    parts = [f"怕第{number}件" for number in "一二三四五六七八九"]
    phone.answers_to(lambda: [phone.send(part) for part in parts], least=len(parts))
    assert "\n".join(parts) in phone.says("写完了")[0].text


def test_many_chats_are_answered_at_once_and_each_gets_its_own(telegram: Telegram) -> None:
    phones = [telegram.phone() for _ in range(12)]
    said = ["试点没干成能不能容", "认定要走几步", "/privacy"] * 4
    with ThreadPoolExecutor(12) as pool:
        answers = [*pool.map(lambda pair: pair[0].says(pair[1]), zip(phones, said, strict=True))]
    assert [len(came) for came in answers] == [1] * 12
    assert len({came[0].text for came in answers}) == 3


@pytest.mark.parametrize(
    "faults",
    [
        (Status(429, retry_after=1),),
        (Status(502),),
        (Status(500), Status(503), Status(429, retry_after=1)),
    ],
    ids=["flood", "bad gateway", "one after the other"],
)
def test_an_answer_that_telegram_refused_comes_once(telegram: Telegram, phone: Phone, faults: tuple) -> None:
    telegram.api.faults["sendMessage"].extend(faults)
    assert TOLERABLE in phone.says("试点没干成能不能容")[0].text
    assert len(phone.bots()) == 1


def test_while_one_waits_for_the_end_of_a_flood_none_is_lost(telegram: Telegram) -> None:
    telegram.api.faults["sendMessage"].extend([Status(429, retry_after=2)] * 2)
    phones = [telegram.phone() for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = [*pool.map(lambda phone: phone.says("试点没干成能不能容"), phones)]
    assert [len(came) for came in answers] == [1] * 6


def test_an_answer_that_was_cut_off_before_it_came_can_be_had(telegram: Telegram, phone: Phone) -> None:
    telegram.api.faults["sendMessage"].append(Cut(is_done=False))
    [note] = phone.says("试点没干成能不能容")
    assert "网络断了" in note.text
    [shown] = phone.taps("看这一条")
    assert (shown.number, TOLERABLE in shown.text) == (note.number, True)
    assert "展开" in shown.buttons()
    assert len(phone.bots()) == 1


@pytest.mark.parametrize("fault", [Cut(is_done=True), Rubbish()], ids=["cut", "rubbish"])
def test_an_answer_that_came_although_the_line_broke_is_not_doubled(
    telegram: Telegram, phone: Phone, fault: object
) -> None:
    telegram.api.faults["sendMessage"].append(fault)
    phone.answers_to(lambda: phone.send("试点没干成能不能容"), least=2)
    answer, note = bots_texts(phone)
    assert (TOLERABLE in answer, "网络断了" in note) == (True, True)


def test_a_change_in_place_survives_cuts(telegram: Telegram, phone: Phone) -> None:
    [short] = phone.says("试点没干成能不能容")
    telegram.api.faults["editMessageText"].extend([Cut(is_done=True), Cut(is_done=False), Status(502)])
    [long] = phone.taps("展开")
    assert len(long.text) > len(short.text)
    assert len(phone.bots()) == 1


def test_a_receipt_that_was_cut_off_is_not_lost(telegram: Telegram, phone: Phone) -> None:
    phone.says("/concern", "怕签字", "写完了", "下一步", "全部跳过")
    telegram.api.faults["sendMessage"].append(Cut(is_done=False))
    phone.says("提交")
    [shown] = phone.taps("看这一条")
    assert len(shown.spoilers()) == 2


def test_polling_survives_cuts_errors_and_rubbish(telegram: Telegram, phone: Phone) -> None:
    faults = [Cut(is_done=False), Status(502), Status(429, retry_after=1), Rubbish()]
    telegram.api.faults["getUpdates"].extend(faults)
    assert TOLERABLE in phone.says("试点没干成能不能容")[0].text
    wait_until(lambda: not telegram.api.faults["getUpdates"], 60)
    assert TOLERABLE in phone.says("试点没干成能不能容")[0].text
    assert len(phone.bots()) == 2


MALFORMED = [
    "nonsense",
    None,
    {"update_id": "seven"},
    {"message": {"text": "x"}},
    {"update_id": 10**9, "message": "x"},
    {"update_id": 10**9, "message": {"text": "x"}},
    {"update_id": 10**9, "message": {"message_id": 1, "chat": {"id": "x", "type": "private"}, "text": "x"}},
    {"update_id": 10**9, "callback_query": {"id": 5}},
    {"update_id": 10**9, "new_kind_of_update": {}},
]


def test_malformed_updates_hold_nobody_up(telegram: Telegram, phone: Phone) -> None:
    for raw in MALFORMED:
        if isinstance(raw, dict) and isinstance(raw.get("update_id"), int):
            telegram.api.chats.push({key: value for key, value in raw.items() if key != "update_id"})
        else:
            telegram.api.chats.updates.append(raw)
    assert TOLERABLE in phone.says("试点没干成能不能容")[0].text
    assert len(phone.bots()) == 1


def test_a_flood_of_one_chat_is_answered_slowly_and_others_at_once(telegram: Telegram, phone: Phone) -> None:
    for _ in range(12):
        phone.send("你好")
    assert TOLERABLE in telegram.phone().says("试点没干成能不能容")[0].text
    assert len(phone.bots()) < 12
    wait_until(lambda: len(phone.bots()) == 12)


def test_no_more_messages_a_second_than_telegram_allows(telegram: Telegram) -> None:
    phones = [telegram.phone() for _ in range(100)]
    before = len(telegram.api.chats.log)
    for phone in phones:
        phone.send("/privacy")
    moments: list[float] = []
    until = time.monotonic() + 30
    while len(moments) < len(phones):
        assert time.monotonic() < until
        came = len(telegram.api.chats.log) - before
        moments += [time.monotonic()] * (came - len(moments))
        time.sleep(0.005)
    # a bucket of 30 that fills with 30 a second: 30 at once and then one in 33 ms
    assert moments[-1] - moments[0] > (100 - 30) / 30 * 0.9


def test_the_log_has_no_word_of_all_this_and_no_traceback(telegram: Telegram) -> None:
    log = telegram.stack.output.read_text()
    assert "Traceback" not in log
    assert "怕" not in log
