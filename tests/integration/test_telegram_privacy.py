"""A whole talk with a marked id, name, username and words: none of them is found anywhere afterwards."""

import json

import pytest

from tests.integration.conftest import Telegram
from tests.standin.faults import Cut, Status
from tests.standin.phone import Phone

MARK = "玄龟夜渡乌江"
CHAT = 811_900_427_355
NAMES = {"first_name": "郜梓涵", "last_name": "西村人", "username": "gao_zihan_77"}
FILE = {"file_id": "AgMarkedFile", "file_unique_id": "AQAD", "width": 9, "height": 9, "duration": 3}
SECRETS = (MARK, str(CHAT), *NAMES.values(), "AgMarkedFile", "13839107726", "marked-token")


def whole_talk(phone: Phone) -> str:
    """Say and tap everything that there is; return the receipt."""
    phone.says("/start", f"{MARK}这种试点没干成能不能容", f"/{MARK}")
    phone.taps("能问什么") if "能问什么" in phone.bots()[-1].buttons() else None
    phone.says("试点没干成能不能容")
    phone.taps("展开")
    phone.taps("有用")
    phone.says("/concern", f"我叫郜梓涵,电话13839107726,{MARK}让我先签字", "写完了")
    phone.taps("签字")
    phone.says("下一步", "全部跳过")
    receipt = phone.says("提交")[0].spoilers()[0]
    phone.says(receipt, receipt, "撤回", "确定")
    for fields in ({"photo": [FILE], "caption": MARK}, {"voice": FILE}, {"document": FILE}):
        phone.says("", **fields)
    phone.says("", contact={"phone_number": "13839107726", "first_name": "郜梓涵"})
    phone.says(f"我不想活了{MARK}", f"举报{MARK}局长收钱")
    return receipt


@pytest.fixture(scope="module")
def talked(telegram: Telegram) -> tuple[Telegram, Phone, str]:
    """Return the service after the talk, failures included."""
    telegram.api.person = NAMES
    phone = Phone(telegram.api, CHAT)
    telegram.api.faults["sendMessage"].extend([Status(502), Cut(is_done=True)])
    phone.says(MARK)
    receipt = whole_talk(phone)
    telegram.api.faults["sendMessage"].extend([Status(400)])
    phone.says(f"{MARK}谁来认定")
    return telegram, phone, receipt


def traces(secret: str) -> list[bytes]:
    return [secret.encode(), json.dumps(secret).strip('"').encode(), secret.encode("utf-16-le")]


def test_nothing_of_it_is_held(talked: tuple[Telegram, Phone, str]) -> None:
    telegram, _phone, receipt = talked
    held = telegram.everything_held()
    assert b"ganwei:talk:" in held  # the dump did see the talk
    assert b"ganwei:messages:" in held
    assert b"ganwei:votes:" in held
    for secret in (*SECRETS, receipt, receipt.replace(" ", "")):
        assert not [trace for trace in traces(secret) if trace in held], secret


def test_the_stand_in_did_send_what_was_looked_for(talked: tuple[Telegram, Phone, str]) -> None:
    telegram, phone, _receipt = talked
    assert any(MARK in message.text for message in phone.messages())
    assert telegram.api.person == NAMES


def test_what_is_held_of_messages_is_numbers_without_a_chat(talked: tuple[Telegram, Phone, str]) -> None:
    telegram, phone, _receipt = talked
    numbers = {message.number for message in phone.messages()}
    lists = [telegram.redis.smembers(key) for key in telegram.redis.keys("ganwei:messages:*")]
    mine = next(each for each in lists if {str(n).encode() for n in numbers} & each)
    assert all(member.isdigit() for member in mine)
    assert 0 < max(telegram.redis.ttl(key) for key in telegram.redis.keys("ganwei:messages:*")) <= 48 * 3600


def test_forgetting_leaves_nothing_of_the_chat(talked: tuple[Telegram, Phone, str]) -> None:
    telegram, phone, _receipt = talked
    mine = {str(message.number).encode() for message in phone.messages()}
    unknown = phone.bots()[0].number  # the line broke before Telegram could say its number
    [last] = phone.says("/forget")
    assert [message.number for message in phone.messages()] == [unknown, last.number]
    lists = [telegram.redis.smembers(key) for key in telegram.redis.keys("ganwei:messages:*")]
    assert not [members for members in lists if members & mine]
