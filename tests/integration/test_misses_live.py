"""What is not known, asked over HTTP, with the real dialogue, Redis, database and files."""

import itertools
from collections.abc import Callable

import pytest
from redis import Redis

from bot.compose.misses import miss_desk
from bot.compose.storage import database
from bot.misses.desk import MissDesk
from bot.settings import Settings
from tests.conftest import Stack
from tests.redis_search import everything_held
from tests.visitor import Visitor

# Nobody knows; each asked in nearly the same words, as many a question is.
FOUR = [f"公积金怎么提取{end}" for end in ("", "啊", "呢", "，麻烦了")]
MANY = [
    f"老人高龄津贴从几岁{end}" for end in ("领", "开始领", "能领", "领啊", "领呢", "可以领", "起领", "领吗")
]
MARK = "玄龟夜渡乌江"
NAME = "郜梓涵"
IMPROVE = ("用这句改进", "可以用", "算了")


@pytest.fixture(autouse=True)
def _nothing_waits(own_redis: Redis) -> None:
    """Begin with sketches and limits of nobody."""
    for key in (*own_redis.keys("ganwei:misses:*"), *own_redis.keys("ganwei:consents:*")):
        own_redis.delete(key)


@pytest.fixture
def desk(own_stack: Stack, own_redis: Redis) -> MissDesk:
    settings = Settings(data_dir=own_stack.data_dir)
    return miss_desk(settings, database(settings), own_redis, "周敏")


@pytest.fixture
def search(own_stack: Stack, own_redis: Redis) -> Callable[[], bytes]:
    """Return what reads all that is held anywhere, talks among it."""

    def read() -> bytes:
        held = everything_held(own_stack, own_redis)
        assert b"ganwei:talk:" in held
        return held

    return read


class Asker(Visitor):
    """Somebody who looks at the buttons below the answer."""

    replies: list[dict]

    def asks(self, message: str) -> list[str]:
        """Return the titles of the buttons below the answer."""
        self.replies = self.says(message)
        return [button["title"] for button in self.replies[-1].get("buttons", [])]

    def taps(self, title: str) -> str:
        """Return the key of the answer to a button."""
        [payload] = [b["payload"] for b in self.replies[-1]["buttons"] if b["title"] == title]
        self.asks(payload)
        return self.replies[0]["custom"]["answer"]


def texts(desk: MissDesk) -> set[str]:
    return {example.text for group in desk.groups() for example in group.examples}


def test_four_people_do_not_suffice(own_stack: Stack, desk: MissDesk, search: Callable[[], bytes]) -> None:
    before = texts(desk)
    for text in FOUR:
        for asker in [Asker(own_stack)] * 3:  # each asks three times
            asker.asks(text)
    assert texts(desk) == before
    held = search()
    assert not [word for word in ("公积金", "提取") if word.encode() in held]


def test_so_many_people_ask_the_like_and_the_group_is_there(own_stack: Stack, desk: MissDesk) -> None:
    for text in MANY:
        Asker(own_stack).asks(text)
    [group] = [group for group in desk.groups() if any("津贴" in each.text for each in group.examples)]
    assert (group.is_open, group.senders) == (True, 5)
    assert {each.text for each in group.examples} <= set(MANY[4:])
    assert not any(each.is_consented for each in group.examples)


def test_what_is_kept_is_kept_encrypted(
    own_stack: Stack, desk: MissDesk, search: Callable[[], bytes]
) -> None:
    for text in MANY:
        Asker(own_stack).asks(text)
    held = search()
    assert any("津贴" in text for text in texts(desk))
    for word in ("津贴", "高龄"):
        assert word.encode() not in held


def test_a_settled_group_is_gone_and_counts_from_nothing(own_stack: Stack, desk: MissDesk) -> None:
    for text in MANY:
        Asker(own_stack).asks(text)
    for group in desk.groups():
        assert desk.take(group.id, group.mark) == group
    for text in MANY[:4]:
        Asker(own_stack).asks(text)
    assert desk.groups() == []


def test_marked_words_of_misses_leave_no_trace(own_stack: Stack, search: Callable[[], bytes]) -> None:
    asker = Asker(own_stack)
    for text in (f"{MARK}今天天气怎么样", f"{MARK}的公积金怎么提取", MARK, f"{NAME}问公积金怎么提取"):
        asker.asks(text)
    held = search()
    for secret in (MARK, NAME, asker.sender):
        assert secret.encode() not in held
        assert secret.encode("unicode_escape") not in held


def test_consent_keeps_the_masked_sentence_and_nothing_else(
    own_stack: Stack, desk: MissDesk, search: Callable[[], bytes]
) -> None:
    asker = Asker(own_stack)
    assert IMPROVE[0] in asker.asks(f"{NAME}问公积金怎么提取")
    assert asker.taps("用这句改进") == "improve_ask"
    assert "【姓名】问公积金怎么提取" in asker.replies[0]["text"]
    assert "【姓名】问公积金怎么提取" not in texts(desk)
    assert asker.taps("可以用") == "improve_yes"
    assert "【姓名】问公积金怎么提取" in texts(desk)
    held = search()
    for secret in (NAME, "公积金怎么提取", asker.sender):
        assert secret.encode() not in held


def test_who_says_no_leaves_nothing(own_stack: Stack, desk: MissDesk) -> None:
    asker = Asker(own_stack)
    asker.asks("食堂一顿饭要交多少钱")
    asker.taps("用这句改进")
    assert asker.taps("算了") == "improve_no"
    assert not any("食堂" in text for text in texts(desk))


def test_the_next_message_ends_the_offer(own_stack: Stack, desk: MissDesk) -> None:
    asker = Asker(own_stack)
    asker.asks("食堂一顿饭要交多少钱")
    early = asker.replies
    asker.asks("容错认定走几步")
    asker.replies = early
    assert asker.taps("用这句改进") == "improve_gone"


def test_what_waits_is_listed_and_goes_with_the_rest(own_stack: Stack, own_redis: Redis) -> None:
    asker = Asker(own_stack)
    before = set(own_redis.keys("ganwei:miss:*"))
    asker.asks("食堂一顿饭要交多少钱")
    assert len(set(own_redis.keys("ganwei:miss:*")) - before) == 1
    asker.asks("你们知道我什么")
    assert "没答上来的那句话" in asker.replies[0]["text"]
    asker.asks("全部清除")
    assert set(own_redis.keys("ganwei:miss:*")) == before


@pytest.mark.parametrize(
    "text", ["我不想活了", "我要举报局长收钱", "你好", "谢谢", "容错认定走几步", "/not_recorded"]
)
def test_what_is_no_miss_has_no_button_and_leaves_no_sketch(
    own_stack: Stack, own_redis: Redis, text: str
) -> None:
    assert not set(IMPROVE) & set(Asker(own_stack).asks(text))
    assert own_redis.keys("ganwei:misses:*") == []


def test_what_is_written_in_the_form_is_no_miss(own_stack: Stack, own_redis: Redis) -> None:
    writer = Asker(own_stack)
    writer.asks("/give_concern")
    buttons = itertools.chain(*(writer.asks(text) for text in ("公积金怎么提取", "今天天气怎么样", "写完了")))
    assert not set(IMPROVE) & set(buttons)
    assert own_redis.keys("ganwei:misses:*") == []
