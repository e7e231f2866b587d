"""A code that is typed later: the wording still stands, or what has changed since."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.content.history import Version
from bot.content.publish import Origin
from bot.conversation.codes import LONGEST, Code, Codes, code_in
from bot.conversation.turn import Turn

TODAY = date(2026, 11, 26)
WORDINGS = {
    "code_same": "{code}没改",
    "code_changed": "{title}|{then}|{now}|{day}|{changes}",
    "code_line": "第{version}版{note}",
    "code_no_note": "没写",
    "code_difference": "无：{gone} 有：{new}",
    "code_nothing": "空",
    "code_unknown": "没有",
}
TYPED = {
    "RC-017@5": Code(17, 5),
    "rc017@5": Code(17, 5),
    "RC-17": Code(17, None),
    "ＲＣ－０１７＠５": Code(17, 5),
    "编号：RC-017@5。": Code(17, 5),
    " RC—017 @ 5 ": Code(17, 5),
}
NO_CODES = ("RC", "017@5", "RC-017@5是什么意思", "RC-017@", "XRC-017@5", "RC-12345@1", "", "容错RC-017")


@pytest.mark.parametrize(("text", "code"), TYPED.items(), ids=TYPED.keys())
def test_code_is_read_however_its_signs_were_typed(text: str, code: Code) -> None:
    assert code_in(text) == code


@pytest.mark.parametrize("text", NO_CODES)
def test_other_words_are_no_code(text: str) -> None:
    assert code_in(text) is None


@pytest.fixture
def versions(a_topic: Callable) -> list[Version]:
    """Return three versions, the newest first."""

    def one(number: int, text: str, note: str) -> Version:
        body = a_topic("fear", text=text).model_dump(mode="json")
        return Version(number, body, Origin.CONSOLE, note, "a", "b", f"2026-11-0{number}T00:00:00+00:00")

    return [one(3, "先报备。再留痕。", "补一句"), one(2, "先报备。", ""), one(1, "先干。", "")]


@pytest.fixture
def ask(a_topic: Callable, an_answer: Callable, content_of: Callable, versions: list[Version]) -> Callable:
    """Return what asks about the answer number 17, whose third version is live, and returns the texts."""

    async def asked(text: str, **fields: object) -> list[str]:
        live = a_topic("fear", number=17, version=3, text="先报备。再留痕。", **fields)
        wordings = [an_answer(key, text=text) for key, text in WORDINGS.items()]
        codes = Codes(
            content_of(live, an_answer("other", number=99), *wordings), lambda key: versions, lambda: TODAY
        )
        turn = Turn("web", "s", text)
        return [reply.text for reply in turn.replies] if await codes.take(turn) else ["not mine"]

    return asked


async def test_wording_that_still_stands_is_said_to_stand_and_shown(ask: Callable) -> None:
    assert await ask("RC-017@3") == ["RC-017@3没改", "先报备。再留痕。"]


async def test_former_wording_is_told_what_has_changed_since_oldest_first(ask: Callable) -> None:
    changed, now = await ask("RC-017@1")
    assert changed == "fear|1|3|2026-11-01|第2版没写\n第3版补一句\n无：先干。 有：先报备。再留痕。"
    assert now == "先报备。再留痕。"


async def test_what_was_only_added_has_nothing_gone(ask: Callable) -> None:
    assert "无：空 有：再留痕。" in (await ask("RC-017@2"))[0]


async def test_number_alone_shows_the_answer_as_it_is(ask: Callable) -> None:
    assert await ask("RC-017") == ["先报备。再留痕。"]


@pytest.mark.parametrize("text", ["RC-018@1", "RC-017@4", "RC-017@0", "RC-099"])
async def test_code_that_never_was_is_unknown(ask: Callable, text: str) -> None:
    assert await ask(text) == ["没有"]


async def test_answer_that_is_withdrawn_shows_the_notice_and_no_former_wording(ask: Callable) -> None:
    assert await ask("RC-017@1", expires_on=date.min) == ["text of updating"]


async def test_other_messages_are_left_alone(ask: Callable) -> None:
    assert await ask("容错怎么认定") == ["not mine"]


async def test_long_changes_are_cut(ask: Callable, versions: list[Version]) -> None:
    versions[2].body["text"] = "旧" * 300 + "。"
    assert "旧" * LONGEST + "…" in (await ask("RC-017@1"))[0]
