"""Consent to research: asked for in the last step, given by one button only, taken back by the receipt."""

import pytest

from bot.answers.model import Answer
from bot.concerns.draft import Draft, Stage
from bot.concerns.receipt import parse
from bot.concerns.wording import _COMMANDS
from bot.content.files import read_folder
from bot.settings import ROOT
from tests.unit.concerns.walk import THROUGH, go, rows

ANSWERS = {answer.key: answer for answer in read_folder(ROOT / "answers", Answer)}
ALONE = _COMMANDS[Stage.CONFIRM]["concern_submit"].split("|")
AGREED = _COMMANDS[Stage.CONFIRM]["concern_submit_shared"].split("|")


@pytest.fixture
def handed_in(form, store):
    """Return what hands a concern in with certain words, and returns the draft and what was said."""

    async def hand_in(words):
        draft = Draft(stage=Stage.WRITING)
        keys, said = await go(form, draft, *THROUGH, words)
        return draft, keys, store.open(parse(said[-1].receipt))

    return hand_in


@pytest.fixture
def opened(form, desk):
    """Return what opens a concern that was handed in with certain words."""

    async def open_it(words):
        _, said = await go(form, Draft(stage=Stage.WRITING), *THROUGH, words)
        draft = Draft(stage=Stage.ASKED_FOR_RECEIPT)
        keys, shown = await go(desk, draft, said[-1].receipt)
        return draft, keys, shown, parse(said[-1].receipt)

    return open_it


@pytest.mark.parametrize("words", [*ALONE, "/concern_submit"])
async def test_submitting_alone_shares_nothing(handed_in, words):
    _, keys, concern = await handed_in(words)
    assert keys == ["concern_receipt"]
    assert not concern.share


@pytest.mark.parametrize("words", [*AGREED, "/concern_submit_shared"])
async def test_who_agrees_is_told_so_before_the_receipt(handed_in, words):
    _, keys, concern = await handed_in(words)
    assert keys == ["concern_submit_shared", "concern_receipt"]
    assert concern.share


@pytest.mark.parametrize("words", ["不给研究用", "研究", "不可以研究"])
async def test_words_that_are_no_clear_yes_hand_in_nothing(form, engine, words):
    keys, _ = await go(form, Draft(stage=Stage.WRITING), *THROUGH, words)
    assert keys == ["concern_choose_one", "concern_confirm"]
    assert rows(engine) == 0


def test_both_ways_are_offered_and_said_before_one_is_taken():
    confirm = ANSWERS["concern_confirm"]
    assert confirm.follow_ups[:2] == ("concern_submit", "concern_submit_shared")
    for way in confirm.follow_ups[:2]:
        assert f"「{ANSWERS[way].title}」" in confirm.text
    assert "收不回" in confirm.text
    assert "至少五条" in confirm.text


@pytest.mark.parametrize(
    "key", ["anonymous_how", "telegram_anonymous_how", "receipt_withdraw", "receipt_unshare", "receipt_share"]
)
def test_it_is_said_that_what_was_handed_out_cannot_be_called_back(key):
    assert "已经给出去" in ANSWERS[key].text + ANSWERS[key].detail


@pytest.mark.parametrize("second", ["/concern_submit_shared", "也给研究用"])
async def test_a_second_tap_on_the_other_button_changes_nothing(handed_in, desk, store, second):
    draft, _, concern = await handed_in("提交")
    number = draft.receipt
    keys, _ = await go(desk, draft, second)
    assert keys == ["concern_receipt"]
    assert not store.open(number).share
    assert not concern.share


async def test_a_second_tap_after_agreeing_says_again_what_was_agreed(handed_in, desk, store):
    draft, _, _ = await handed_in("也给研究用")
    keys, _ = await go(desk, draft, "/concern_submit")
    assert keys == ["concern_submit_shared", "concern_receipt"]
    assert store.open(draft.receipt).share


@pytest.mark.parametrize(
    ("words", "key", "offers"),
    [("提交", "receipt_opened", "receipt_share"), ("也给研究用", "receipt_opened_shared", "receipt_unshare")],
)
async def test_the_receipt_shows_whether_it_is_shared_and_offers_the_other(opened, words, key, offers):
    _, keys, shown, _ = await opened(words)
    assert keys == [key]
    assert shown[0].offers == (offers,)


@pytest.mark.parametrize(
    ("words", "typed", "key", "share", "back"),
    [
        ("提交", "也给研究用", "receipt_share", True, "receipt_unshare"),
        ("提交", "/receipt_share", "receipt_share", True, "receipt_unshare"),
        ("也给研究用", "不给研究用了", "receipt_unshare", False, "receipt_share"),
        ("也给研究用", "/receipt_unshare", "receipt_unshare", False, "receipt_share"),
    ],
)
async def test_a_holder_changes_their_mind_both_ways(opened, desk, store, words, typed, key, share, back):
    draft, _, _, number = await opened(words)
    keys, said = await go(desk, draft, typed)
    assert keys == [key, "receipt_choose"]
    assert said[1].offers == (back,)
    assert store.open(number).share is share


async def test_what_is_added_to_a_shared_concern_says_that_it_is_shared_too(opened, desk):
    draft, _, _, _ = await opened("也给研究用")
    keys, said = await go(desk, draft, "补充", "又催我")
    assert keys == ["receipt_look_shared"]
    assert said[0].gaps == {"text": "又催我"}


async def test_a_mind_changed_while_adding_loses_no_word_and_is_none(opened, desk, store):
    draft, _, _, number = await opened("也给研究用")
    keys, _ = await go(desk, draft, "补充", "又催我", "不给研究用了")
    assert keys == ["receipt_unshare", "receipt_look"]
    keys, said = await go(desk, draft, "/receipt_send")
    assert (keys, said[0].offers) == (["receipt_sent"], ("receipt_share",))
    concern = store.open(number)
    assert [text.body for text in concern.texts] == ["怕签字", "又催我"]
    assert not concern.share


async def test_a_mind_changed_before_the_first_word_asks_for_it_again(opened, desk):
    draft, _, _, _ = await opened("提交")
    keys, _ = await go(desk, draft, "补充", "/receipt_share")
    assert keys == ["receipt_share", "receipt_more"]


async def test_a_mind_changed_instead_of_withdrawing_withdraws_nothing(opened, desk, engine):
    draft, _, _, _ = await opened("也给研究用")
    await go(desk, draft, "撤回", "/receipt_unshare", "确定")
    assert (rows(engine), draft.stage) == (1, Stage.OPENED)


async def test_a_button_of_research_opens_nothing_without_a_receipt(desk):
    draft = Draft(stage=Stage.ASKED_FOR_RECEIPT)
    keys, _ = await go(desk, draft, "/receipt_share")
    assert keys == ["receipt_miscopied"]


async def test_the_mind_about_what_was_withdrawn_meanwhile_is_no_error(opened, desk, store):
    draft, _, _, number = await opened("提交")
    store.withdraw(store.open(number).key)
    keys, _ = await go(desk, draft, "也给研究用")
    assert (keys, draft.stage) == (["receipt_gone"], Stage.DONE)


def test_staff_are_not_shown_whether_a_concern_is_shared(engine, keys, store, clock):
    from bot.concerns.staff import StaffDesk

    store.submit("怕签字", {}, share=True)
    waiting, texts = (desk := StaffDesk(engine, keys, "周敏", clock)).read(desk.queue()[0].key)
    assert "share" not in {*waiting._fields, *vars(texts[0])}
