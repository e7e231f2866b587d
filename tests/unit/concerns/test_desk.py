import pytest
from sqlalchemy.exc import OperationalError

from bot.concerns.draft import Draft, Stage
from bot.concerns.receipt import in_characters, in_digits, parse
from tests.unit.concerns.walk import NAME, go, rows, submitted


async def test_a_second_tap_shows_the_same_receipt_and_stores_nothing_more(form, desk, engine):
    draft, receipt = await submitted(form)
    _, said = await go(desk, draft, "/concern_submit")
    assert said[0].receipt == receipt
    assert rows(engine) == 1


async def test_the_receipt_is_asked_back(form, desk):
    draft, receipt = await submitted(form)
    keys, _ = await go(desk, draft, "123 456 789")
    assert keys == ["concern_copied_wrong", "concern_receipt"]
    keys, _ = await go(desk, draft, receipt.replace(" ", ""))
    assert (keys, draft.stage) == (["concern_copied_right"], Stage.DONE)


@pytest.mark.parametrize("form_of", [in_digits, in_characters])
async def test_the_receipt_opens_the_concern(form, desk, form_of):
    _, receipt = await submitted(form)
    draft = Draft(stage=Stage.ASKED_FOR_RECEIPT)
    keys, said = await go(desk, draft, form_of(parse(receipt)))
    assert keys == ["receipt_opened"]
    assert said[0].gaps["status"] == "已收到"
    assert "怕签字" in said[0].gaps["texts"]


async def test_a_follow_up_is_shown_before_it_is_sent(form, desk, store):
    _, receipt = await submitted(form)
    draft = Draft(stage=Stage.ASKED_FOR_RECEIPT)
    keys, said = await go(desk, draft, receipt, "补充", f"{NAME}又催我")
    assert (keys, said[0].gaps) == (["receipt_look"], {"text": "【姓名】又催我"})
    assert len(store.open(parse(receipt)).texts) == 1
    keys, _ = await go(desk, draft, "/receipt_send")
    assert keys == ["receipt_sent"]
    assert store.open(parse(receipt)).texts[1].body == "【姓名】又催我"


async def test_a_button_of_another_step_is_no_follow_up(form, desk):
    _, receipt = await submitted(form)
    draft = Draft(stage=Stage.ASKED_FOR_RECEIPT)
    keys, _ = await go(desk, draft, receipt, "补充", "/concern_more")
    assert (keys, draft.texts) == (["receipt_more"], [])


async def test_withdrawing_asks_once_more(form, desk, engine):
    _, receipt = await submitted(form)
    draft = Draft(stage=Stage.ASKED_FOR_RECEIPT)
    keys, _ = await go(desk, draft, receipt, "撤回")
    assert (keys, rows(engine)) == (["receipt_withdraw"], 1)
    keys, _ = await go(desk, draft, "确定")
    assert (keys, rows(engine), draft.stage) == (["receipt_withdrawn"], 0, Stage.DONE)


async def test_wrong_and_unknown_receipts(form, desk):
    _, receipt = await submitted(form)
    wrong = receipt[:-1] + str((int(receipt[-1]) + 1) % 10)
    keys, _ = await go(desk, Draft(stage=Stage.ASKED_FOR_RECEIPT), wrong)
    assert keys == ["receipt_miscopied"]
    keys, _ = await go(desk, Draft(stage=Stage.ASKED_FOR_RECEIPT), in_digits(12345))
    assert keys == ["receipt_unknown"]


@pytest.mark.parametrize("what", ["withdraw", "follow_up"])
async def test_a_database_that_fails_at_the_desk_is_not_taken_for_a_submission(
    form, desk, store, monkeypatch, what
):
    _, receipt = await submitted(form)
    draft = Draft(stage=Stage.ASKED_FOR_RECEIPT)

    def fails(*_):
        raise OperationalError("delete", {}, Exception("locked"))

    monkeypatch.setattr(store, what, fails)
    steps = {"withdraw": ("撤回", "确定"), "follow_up": ("补充", "又催我", "/receipt_send")}[what]
    keys, _ = await go(desk, draft, receipt, *steps)
    assert keys == ["receipt_not_done"]
    monkeypatch.undo()
    keys, _ = await go(desk, draft, steps[-1])
    assert keys == [{"withdraw": "receipt_withdrawn", "follow_up": "receipt_sent"}[what]]
