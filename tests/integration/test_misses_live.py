"""What is not known, asked over HTTP, with the real dialogue, Redis, database and files."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from redis import Redis

from bot.compose.misses import miss_desk
from bot.compose.storage import database
from bot.ephemeral.server import redis_url
from bot.misses.desk import MissDesk
from bot.settings import Settings
from tests.conftest import Stack, start_stack
from tests.redis_search import everything_in

# Nobody knows; each asked in nearly the same words, as many a question is.
FOUR = [f"公积金怎么提取{end}" for end in ("", "啊", "呢", "，麻烦了")]
MANY = [
    f"老人高龄津贴从几岁{end}" for end in ("领", "开始领", "能领", "领啊", "领呢", "可以领", "起领", "领吗")
]
MARK = "玄龟夜渡乌江"
NAME = "郜梓涵"
IMPROVE = ("用这句改进", "可以用", "算了")


@pytest.fixture(scope="module")
def redis() -> Iterator[Redis]:
    """Return a Redis that the tests can look into."""
    with redis_url("") as url, Redis.from_url(url) as redis:
        redis.url = url
        yield redis


@pytest.fixture(scope="module")
def stack(trained_data_dir: Path, tmp_path_factory: pytest.TempPathFactory, redis: Redis) -> Iterator[Stack]:
    """Return a service of its own, so that all it holds can be searched."""
    data_dir = tmp_path_factory.mktemp("misses")
    (data_dir / "models").symlink_to((trained_data_dir / "models").resolve())
    output = tmp_path_factory.mktemp("output") / "output.log"
    running = start_stack(data_dir, output, GANWEI_REDIS_URL=redis.url)
    running.wait_until_ready()
    yield running
    assert running.stop() == 0, running.output.read_text()


@pytest.fixture(autouse=True)
def _nothing_waits(redis: Redis) -> None:
    """Begin with sketches and limits of nobody."""
    for key in (*redis.keys("ganwei:misses:*"), *redis.keys("ganwei:consents:*")):
        redis.delete(key)


@pytest.fixture
def desk(stack: Stack, redis: Redis) -> MissDesk:
    settings = Settings(data_dir=stack.data_dir)
    return miss_desk(settings, database(settings), redis, "周敏")


@pytest.fixture
def search(stack: Stack, redis: Redis) -> Callable[[], bytes]:
    """Return all that Redis, the database, the other files and the log hold."""

    def read() -> bytes:
        files = [file for file in stack.data_dir.rglob("*") if file.is_file() and "models" not in file.parts]
        held = everything_in(redis)
        assert b"ganwei:talk:" in held
        log = stack.output.read_bytes() + stack.http.get("/metrics").content
        return b"".join([held, *(file.read_bytes() for file in files), log])

    return read


class Asker:
    """Somebody with a phone."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.sender = uuid4().hex
        self.replies: list[dict] = []

    def says(self, message: str) -> list[str]:
        """Return the titles of the buttons below the answer."""
        self.replies = self.stack.ask(message, self.sender)
        return [button["title"] for button in self.replies[-1].get("buttons", [])]

    def taps(self, title: str) -> str:
        """Return the key of the answer to a button."""
        [payload] = [b["payload"] for b in self.replies[-1]["buttons"] if b["title"] == title]
        self.says(payload)
        return self.replies[0]["custom"]["answer"]


def texts(desk: MissDesk) -> set[str]:
    return {example.text for group in desk.groups() for example in group.examples}


def test_four_people_do_not_suffice(stack: Stack, desk: MissDesk, search: Callable[[], bytes]) -> None:
    before = texts(desk)
    for text in FOUR:
        for asker in [Asker(stack)] * 3:  # each asks three times
            asker.says(text)
    assert texts(desk) == before
    held = search()
    assert not [word for word in ("公积金", "提取") if word.encode() in held]


def test_so_many_people_ask_the_like_and_the_group_is_there(stack: Stack, desk: MissDesk) -> None:
    for text in MANY:
        Asker(stack).says(text)
    [group] = [group for group in desk.groups() if any("津贴" in each.text for each in group.examples)]
    assert (group.is_open, group.senders) == (True, 5)
    assert {each.text for each in group.examples} <= set(MANY[4:])
    assert not any(each.is_consented for each in group.examples)


def test_what_is_kept_is_kept_encrypted(stack: Stack, desk: MissDesk, search: Callable[[], bytes]) -> None:
    for text in MANY:
        Asker(stack).says(text)
    held = search()
    assert any("津贴" in text for text in texts(desk))
    for word in ("津贴", "高龄"):
        assert word.encode() not in held


def test_a_settled_group_is_gone_and_counts_from_nothing(stack: Stack, desk: MissDesk) -> None:
    for text in MANY:
        Asker(stack).says(text)
    for group in desk.groups():
        assert desk.take(group.id) == group
    for text in MANY[:4]:
        Asker(stack).says(text)
    assert desk.groups() == []


def test_marked_words_of_misses_leave_no_trace(stack: Stack, search: Callable[[], bytes]) -> None:
    asker = Asker(stack)
    for text in (f"{MARK}今天天气怎么样", f"{MARK}的公积金怎么提取", MARK, f"{NAME}问公积金怎么提取"):
        asker.says(text)
    held = search()
    for secret in (MARK, NAME, asker.sender):
        assert secret.encode() not in held
        assert secret.encode("unicode_escape") not in held


def test_consent_keeps_the_masked_sentence_and_nothing_else(
    stack: Stack, desk: MissDesk, search: Callable[[], bytes]
) -> None:
    asker = Asker(stack)
    assert IMPROVE[0] in asker.says(f"{NAME}问公积金怎么提取")
    assert asker.taps("用这句改进") == "improve_ask"
    assert "【姓名】问公积金怎么提取" in asker.replies[0]["text"]
    assert "【姓名】问公积金怎么提取" not in texts(desk)
    assert asker.taps("可以用") == "improve_yes"
    assert "【姓名】问公积金怎么提取" in texts(desk)
    held = search()
    for secret in (NAME, "公积金怎么提取", asker.sender):
        assert secret.encode() not in held


def test_who_says_no_leaves_nothing(stack: Stack, desk: MissDesk) -> None:
    asker = Asker(stack)
    asker.says("食堂一顿饭要交多少钱")
    asker.taps("用这句改进")
    assert asker.taps("算了") == "improve_no"
    assert not any("食堂" in text for text in texts(desk))


def test_the_next_message_ends_the_offer(stack: Stack, desk: MissDesk) -> None:
    asker = Asker(stack)
    asker.says("食堂一顿饭要交多少钱")
    early = asker.replies
    asker.says("容错认定走几步")
    asker.replies = early
    assert asker.taps("用这句改进") == "improve_gone"


def test_what_waits_is_listed_and_goes_with_the_rest(stack: Stack, redis: Redis) -> None:
    asker = Asker(stack)
    before = set(redis.keys("ganwei:miss:*"))
    asker.says("食堂一顿饭要交多少钱")
    assert len(set(redis.keys("ganwei:miss:*")) - before) == 1
    asker.says("你们知道我什么")
    assert "没答上来的那句话" in asker.replies[0]["text"]
    asker.says("全部清除")
    assert set(redis.keys("ganwei:miss:*")) == before


@pytest.mark.parametrize(
    "text", ["我不想活了", "我要举报局长收钱", "你好", "谢谢", "容错认定走几步", "/not_recorded"]
)
def test_what_is_no_miss_has_no_button_and_leaves_no_sketch(stack: Stack, redis: Redis, text: str) -> None:
    assert not set(IMPROVE) & set(Asker(stack).says(text))
    assert redis.keys("ganwei:misses:*") == []


def test_what_is_written_in_the_form_is_no_miss(stack: Stack, redis: Redis) -> None:
    writer = Asker(stack)
    writer.says("/give_concern")
    buttons = itertools.chain(*(writer.says(text) for text in ("公积金怎么提取", "今天天气怎么样", "写完了")))
    assert not set(IMPROVE) & set(buttons)
    assert redis.keys("ganwei:misses:*") == []
