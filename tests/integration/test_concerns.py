"""Concerns over HTTP, with the real dialogue, Redis, database and files."""

import os
import signal
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from redis import Redis

from bot.concerns.keys import Keys
from bot.concerns.research import ConcernReader
from bot.concerns.staff import StaffDesk
from bot.database import open_database
from tests.conftest import Stack, start_stack
from tests.redis_search import everything_held
from tests.visitor import Visitor, keys_of

NAME, PHONE = "郜梓涵", "13839107726"
RAW = f"我叫{NAME},电话{PHONE},镇上让我先签字后补手续,怕以后倒查"
MASKED = "我叫【姓名】,电话【电话】,镇上让我先签字后补手续,怕以后倒查"
THROUGH = ["写完了", "下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过"]


class Holder(Visitor):
    """Somebody who submits a concern."""

    def submits(self, text: str = RAW) -> str:
        replies = self.says("/give_concern", text, *THROUGH, "提交")
        return replies[0]["custom"]["receipt"]


@pytest.fixture
def holder(own_stack: Stack) -> Holder:
    return Holder(own_stack)


@pytest.fixture
def search(own_stack: Stack, own_redis: Redis) -> Callable[[], bytes]:
    """Return what reads all that is held anywhere."""
    return lambda: everything_held(own_stack, own_redis)


@pytest.fixture
def desk(own_stack: Stack) -> StaffDesk:
    engine = open_database(f"sqlite:///{own_stack.data_dir / 'ganwei.sqlite'}")
    return StaffDesk(engine, Keys(own_stack.data_dir / "keys" / "concerns.json"), "周敏")


def stored(own_stack: Stack) -> int:
    with sqlite3.connect(own_stack.data_dir / "ganwei.sqlite") as database:
        return database.execute("select count(*) from concern").fetchone()[0]


def test_typing_the_wish_opens_the_form(holder: Holder) -> None:
    assert holder.hears("我想匿名提交一个顾虑") == ["give_concern"]
    assert holder.hears("怕签字") == ["concern_added"]


def test_the_notice_comes_before_the_first_word_in_three_lines(holder: Holder) -> None:
    text = holder.says("/give_concern")[0]["text"]
    assert text.count("\n· ") == 3


def test_a_concern_is_given_and_found_again_from_another_phone(own_stack: Stack, holder: Holder) -> None:
    receipt = holder.submits()
    replies = Holder(own_stack).says(receipt)
    assert keys_of(replies) == ["receipt_opened"]
    assert MASKED in replies[0]["text"]
    assert "已收到" in replies[0]["text"]


def test_nothing_raw_is_anywhere_and_nothing_masked_before_the_confirmation(
    own_stack: Stack, holder: Holder, search: Callable[[], bytes]
) -> None:
    before = stored(own_stack)
    holder.says("/give_concern", RAW, *THROUGH)
    held = search()
    for secret in (NAME, PHONE, MASKED, holder.sender, "先签字后补手续"):
        assert secret.encode() not in held, secret
    assert stored(own_stack) == before
    receipt = holder.says("提交")[0]["custom"]["receipt"]
    held = search()
    for secret in (NAME, PHONE, MASKED, holder.sender, "先签字后补手续", receipt, receipt.replace(" ", "")):
        assert secret.encode() not in held, secret
    assert stored(own_stack) == before + 1


def test_a_second_tap_on_submit_stores_one_concern(own_stack: Stack, holder: Holder) -> None:
    holder.says("/give_concern", "怕签字", *THROUGH)
    before = stored(own_stack)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: own_stack.ask("/concern_submit", holder.sender), range(4)))
    assert len({answer[0]["custom"]["receipt"] for answer in answers}) == 1
    assert stored(own_stack) == before + 1


def test_the_dialogue_remembers_nothing_of_what_is_written_in_the_form(
    own_redis: Redis, holder: Holder
) -> None:
    holder.says("/give_concern")
    before = set(own_redis.keys("ganwei:talk:*"))
    assert holder.hears("会不会查到是我")[0] == "anonymous_how"  # the dialogue was asked
    holder.says("怕签字")
    assert set(own_redis.keys("ganwei:talk:*")) == before


def test_distress_is_met_first_and_loses_nothing(holder: Holder) -> None:
    holder.says("/give_concern")
    assert holder.hears("俺不想活了,被问责问怕了") == ["distress", "concern_added"]


def test_a_report_is_shown_the_right_door_once(holder: Holder) -> None:
    holder.says("/give_concern")
    assert holder.hears("我要举报局长收钱卖官") == ["concern_report", "concern_added"]
    assert holder.hears("举报他吃拿卡要") == ["concern_added"]


def test_a_worried_question_is_answered_and_not_made_part_of_the_concern(holder: Holder) -> None:
    holder.says("/give_concern", "怕签字")
    assert holder.hears("会不会查到是我") == ["anonymous_how", "concern_more"]
    assert "会不会" not in holder.says("写完了")[0]["text"]


def test_a_reply_is_read_and_a_withdrawn_concern_is_gone(
    own_stack: Stack, holder: Holder, desk: StaffDesk
) -> None:
    receipt = holder.submits("怕试点没干成")
    before = stored(own_stack)
    desk.reply(next(w.key for w in desk.queue() if "怕试点没干成" in repr(desk.read(w.key))), "先报备再干")
    other = Holder(own_stack)
    assert "先报备再干" in other.says(receipt)[0]["text"]
    assert other.hears("撤回", "确定") == ["receipt_withdrawn"]
    assert stored(own_stack) == before - 1
    assert Holder(own_stack).hears(receipt) == ["receipt_unknown"]


def test_consent_to_research_is_given_read_and_taken_back(
    own_stack: Stack, holder: Holder, desk: StaffDesk
) -> None:
    replies = holder.says("/give_concern", "怕写了也白写", *THROUGH, "/concern_submit_shared")
    assert keys_of(replies) == ["concern_submit_shared", "concern_receipt"]
    other = Holder(own_stack)
    assert other.hears(replies[1]["custom"]["receipt"]) == ["receipt_opened_shared"]
    reader = ConcernReader(desk._engine, desk._keys)
    assert [row["share"] for row in reader.rows() if row["text"] == "怕写了也白写"] == [True]
    assert other.hears("不给研究用了") == ["receipt_unshare", "receipt_choose"]
    assert [row["share"] for row in reader.rows() if row["text"] == "怕写了也白写"] == [False]


def test_ten_thousand_wrong_receipts_find_a_limit(own_stack: Stack, holder: Holder) -> None:
    asked = [holder.hears("000 000 000 000 000 000 000") for _ in range(14)]
    assert asked[0] == ["receipt_unknown"]
    assert asked[-1] == ["receipt_too_often"]


def test_another_question_leaves_the_receipt_desk(holder: Holder) -> None:
    holder.says("/receipt_check")
    assert holder.hears("容错认定的程序是什么") == ["procedure"]


@pytest.mark.parametrize("text", ["难" * 20_000, "\x00\x01\x02", "😂" * 300, "[" * 3000])
def test_odd_messages_get_a_clear_sentence(own_stack: Stack, holder: Holder, text: str) -> None:
    holder.says("/give_concern")
    response = own_stack.post(text, holder.sender)
    assert response.status_code in (200, 400)
    assert response.json()
    assert holder.hears("写完了")[0] in ("concern_nothing_yet", "concern_preview")


def test_what_is_known_of_me_is_listed_and_can_be_deleted(
    own_redis: Redis, holder: Holder, search: Callable[[], bytes]
) -> None:
    before = set(own_redis.keys("ganwei:draft:*"))
    holder.says("容错认定的程序是什么", "/give_concern", RAW)
    listed = holder.says("/about_me")[0]
    assert keys_of([listed]) == ["about_me"]
    assert "没提交的顾虑" in listed["text"]
    (draft,) = set(own_redis.keys("ganwei:draft:*")) - before
    pseudonym = draft.rpartition(b":")[2]
    assert holder.hears("全部清除") == ["forget_me"]
    assert [key for key in own_redis.keys() if pseudonym in key] == []
    assert NAME.encode() not in search()
    assert holder.hears("写完了") == ["concern_expired"]


def test_the_page_of_news_is_the_same_for_all(own_stack: Stack) -> None:
    pages = [own_stack.http.get("/news").json() for _ in range(2)]
    assert pages[0] == pages[1]
    assert len(pages[0]["tags"]) % 64 == 0


def test_a_killed_service_leaves_nothing_of_a_draft_and_all_of_a_concern(trained_data_dir, tmp_path) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    (data_dir / "models").symlink_to((trained_data_dir / "models").resolve())
    first = start_stack(data_dir, tmp_path / "first.log")
    try:
        first.wait_until_ready()
        receipt = Holder(first).submits()
        Holder(first).says("/give_concern", "没有提交的话")
    finally:
        os.kill(first.process.pid, signal.SIGKILL)
        first.process.wait()
    assert stored(first) == 1
    second = start_stack(data_dir, tmp_path / "second.log")
    try:
        second.wait_until_ready()
        assert MASKED in Holder(second).says(receipt)[0]["text"]
    finally:
        second.stop()
