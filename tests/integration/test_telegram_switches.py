"""Staff switch while the service runs: Telegram obeys, answers, and does not answer for ever."""

import time
from collections.abc import Iterator

import pytest

from bot.ephemeral.limits import CLOSED
from bot.switches.switch import Name
from tests.integration.conftest import Telegram
from tests.standin.chats import Message
from tests.standin.phone import Phone
from tests.switching import Staff

QUESTION = "试点没干成能不能容"
SECONDS_OF_A_TEST = 40
THROUGH = ("写完了", "下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过")


@pytest.fixture
def staff(telegram: Telegram) -> Iterator[Staff]:
    """Return somebody who switches; all is undone, and the undoing live, even when the test fails."""
    one = Staff(telegram.stack.data_dir)
    yield one
    one.undoes_all()


def texts(messages: list[Message]) -> str:
    return "\n\n".join(message.text for message in messages)


@pytest.fixture
def _counting_begins() -> None:
    """Wait where the ten minutes in which notices are counted are about to end."""
    left = CLOSED.seconds - time.time() % CLOSED.seconds
    if left < SECONDS_OF_A_TEST:
        time.sleep(left)


@pytest.mark.usefixtures("_counting_begins")
@pytest.mark.parametrize("name", [Name.SERVICE, Name.TELEGRAM])
def test_what_is_closed_says_so_a_few_times_and_opens_again(
    staff: Staff, telegram: Telegram, phone: Phone, name: Name
) -> None:
    staff.switches(name, on=False)
    notices = [texts(phone.says(QUESTION)) for _ in range(CLOSED.of_one)]
    assert all("系统检修，晚上八点恢复" in notice and "12356" in notice for notice in notices)
    phone.send(QUESTION)
    assert "全部清除" in texts(phone.says("/about_me"))
    assert len(phone.bots()) == CLOSED.of_one + 1  # the last question was met with silence
    staff.switches(name, on=True)
    assert "可以考虑容错" in texts(phone.says(QUESTION))


def test_closed_page_leaves_telegram_as_it_is(staff: Staff, phone: Phone) -> None:
    staff.switches(Name.WEB, on=False)
    assert "可以考虑容错" in texts(phone.says(QUESTION))


def test_closed_chat_is_forgotten_on_request(staff: Staff, telegram: Telegram, phone: Phone) -> None:
    phone.says(QUESTION)
    staff.switches(Name.TELEGRAM, on=False)
    phone.says(QUESTION)
    [last] = phone.says("/forget")
    assert [message.number for message in phone.messages()] == [last.number]
    assert telegram.keys_of(phone) == []


def test_concern_is_withdrawn_while_closed(staff: Staff, telegram: Telegram, phone: Phone) -> None:
    [given] = phone.says("/concern", "怕签字", *THROUGH, "提交")
    staff.switches(Name.TELEGRAM, on=False)
    other = telegram.phone()
    assert "就把回执发给我" in texts(other.says("/receipt"))
    assert "怕签字" in texts(other.says(given.spoilers()[0]))
    assert "撤回" in texts(other.taps("撤回"))
    assert "删" in texts(other.says("确定"))


def test_detail_does_not_unfold_while_closed(staff: Staff, phone: Phone) -> None:
    [short] = phone.says(QUESTION)
    staff.switches(Name.TELEGRAM, on=False)
    assert "系统检修" in texts(phone.taps("展开", short))
    assert phone.bots()[0] == short


def test_words_are_not_masked_while_closed_and_the_draft_waits(staff: Staff, phone: Phone) -> None:
    phone.says("/concern", "镇上让我先签字后补手续")
    [preview] = phone.taps("写完了")
    staff.switches(Name.TELEGRAM, on=False)
    assert "再留" in texts(phone.taps("手续", preview))
    staff.switches(Name.TELEGRAM, on=True)
    [masked] = phone.taps("手续", preview)
    assert "后补【已遮】" in masked.text


def test_no_concern_is_begun_by_the_menu_while_none_are_taken_in(staff: Staff, phone: Phone) -> None:
    staff.switches(Name.CONCERNS, on=False)
    assert "暂停收新的顾虑" in texts(phone.says("/concern"))
    assert "可以考虑容错" in texts(phone.says(QUESTION))


def test_banner_comes_once_before_the_next_answer_and_is_text(staff: Staff, phone: Phone) -> None:
    phone.says(QUESTION)
    staff.switches(Name.BANNER, on=True, notice="新办法出来了 <b>&")
    banner, answer = phone.answers_to(lambda: phone.send(QUESTION), least=2)
    assert "新办法出来了 <b>&" in banner.text
    assert "可以考虑容错" in answer.text
    assert len(phone.says(QUESTION)) == 1
    assert "看过哪一条公告" in texts(phone.says("/about_me"))


def test_banner_is_forgotten_with_the_chat(staff: Staff, telegram: Telegram, phone: Phone) -> None:
    staff.switches(Name.BANNER, on=True, notice="新办法出来了")
    phone.answers_to(lambda: phone.send(QUESTION), least=2)
    [last] = phone.says("/forget")
    assert [message.number for message in phone.messages()] == [last.number]
    assert telegram.keys_of(phone) == []
