import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, event, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.concerns.codes import QUESTIONS
from bot.concerns.desk import ReceiptDesk
from bot.concerns.draft import Draft, Stage
from bot.concerns.form import LONGEST_CONCERN, LONGEST_PART, ConcernForm
from bot.concerns.keys import Keys
from bot.concerns.receipt import in_characters, in_digits, parse
from bot.concerns.store import ConcernStore
from bot.concerns.tables import ConcernRow, TextRow
from bot.concerns.wording import command_of
from bot.database import open_database
from bot.redact.span import Kind, Span

NAME = "李建新"


class OneName:
    """Find one name, wherever it stands."""

    def find(self, text):
        start = text.find(NAME)
        return [Span(start, start + len(NAME), Kind.PERSON)] if start >= 0 else []


@pytest.fixture
def form(store):
    return ConcernForm(OneName(), store)


@pytest.fixture
def desk(store, form):
    return ReceiptDesk(store, form.redacted)


def rows(engine):
    with Session(engine) as session:
        return session.scalar(select(func.count()).select_from(ConcernRow))


async def go(form, draft, *messages):
    said = []
    for message in messages:
        said = await form.take(draft, message)
    return [one.key for one in said], said


THROUGH = ["怕签字", "写完了", "下一步", *(["跳过"] * len(QUESTIONS))]


async def test_a_concern_goes_from_the_first_word_to_the_receipt(form, store):
    draft = form.begins()
    steps = [f"{NAME}让我签字", "我怕", "写完了", "下一步", "不敢为", "3", "跳过", "乡镇", "温县"]
    keys, said = await go(form, draft, *steps)
    assert keys == ["concern_confirm"]
    assert said[0].gaps == {"text": "【姓名】让我签字\n我怕", "codes": "不敢为、容错、乡镇、温县"}
    keys, said = await go(form, draft, "提交")
    assert keys == ["concern_receipt"]
    concern = store.open(parse(said[0].receipt))
    assert concern.texts[0].body == "【姓名】让我签字\n我怕"
    assert concern.codes == {"reluctance": "不敢为", "link": "容错", "level": "乡镇", "district": "温县"}


async def test_raw_text_is_nowhere_in_the_draft(form):
    draft = form.begins()
    await go(form, draft, f"我是{NAME}")
    assert NAME not in draft.model_dump_json()


async def test_nothing_is_stored_before_the_confirmation(form, engine):
    draft = form.begins()
    await go(form, draft, *THROUGH)
    assert rows(engine) == 0
    await go(form, draft, "提交")
    assert rows(engine) == 1


async def test_cancelling_leaves_nothing(form, engine):
    for place in range(1, len(THROUGH) + 1):
        draft = form.begins()
        keys, _ = await go(form, draft, *THROUGH[:place], "不写了")
        assert keys == ["concern_cancelled"]
        assert draft.stage is Stage.DONE
    assert rows(engine) == 0


async def test_a_tap_masks_a_word(form):
    draft = form.begins()
    _, said = await go(form, draft, "去年验收出了事", "写完了", "/concern_mask 0")
    assert said[0].gaps["text"] == "【已遮】验收出了事"


async def test_the_light_stands_under_the_preview(form):
    keys, said = await go(form, form.begins(), "去年温县拆迁,我这个副局长签的字", "写完了")
    assert keys == ["concern_preview", "concern_red"]
    assert "副局长" in said[1].gaps["hints"]


async def test_rewriting_forgets_what_was_written(form):
    draft = form.begins()
    await go(form, draft, "怕签字", "写完了", "重写")
    assert (draft.texts, draft.stage) == ([], Stage.WRITING)


async def test_more_can_be_written_after_the_preview(form):
    draft = form.begins()
    await go(form, draft, "怕签字", "写完了", "还怕倒查")
    assert draft.texts == ["怕签字", "还怕倒查"]


@pytest.mark.parametrize(
    "payload", ["/concern_submit", "/concern_choose 不敢为", "/concern_mask 1", "/x", "/"]
)
async def test_a_button_of_another_step_is_no_text(form, payload):
    draft = form.begins()
    await go(form, draft, "怕签字", payload)
    assert draft.texts == ["怕签字"]
    assert draft.stage is Stage.WRITING


async def test_too_much_is_refused_with_a_clear_sentence(form):
    draft = form.begins()
    keys, _ = await go(form, draft, "难" * (LONGEST_PART + 1))
    assert (keys, draft.texts) == (["concern_too_long"], [])
    for _ in range(LONGEST_CONCERN // LONGEST_PART + 1):
        keys, _ = await go(form, draft, "难" * LONGEST_PART)
    assert keys == ["concern_too_long"]
    assert len(draft.text()) <= LONGEST_CONCERN + len(draft.texts)


async def test_an_answer_that_is_no_choice_is_asked_again(form):
    keys, _ = await go(form, form.begins(), "怕", "写完了", "下一步", "我觉得都有点")
    assert keys == ["concern_choose_one", "concern_reluctance"]


async def test_all_questions_can_be_skipped_at_once(form):
    keys, said = await go(form, form.begins(), "怕", "写完了", "下一步", "不敢为", "/concern_skip_all")
    assert (keys, said[0].gaps["codes"]) == (["concern_confirm"], "不敢为")


async def test_a_database_that_fails_loses_nothing(form, store, engine, monkeypatch):
    draft = form.begins()
    await go(form, draft, *THROUGH)

    def fails(*_):
        raise OperationalError("insert", {}, Exception("disk full"))

    monkeypatch.setattr(store, "submit", fails)
    keys, _ = await go(form, draft, "提交")
    assert (keys, draft.stage, draft.texts) == (["concern_not_saved"], Stage.CONFIRM, ["怕签字"])
    monkeypatch.undo()
    keys, _ = await go(form, draft, "提交")
    assert keys == ["concern_receipt"]
    assert rows(engine) == 1


async def submitted(form):
    draft = form.begins()
    _, said = await go(form, draft, *THROUGH, "提交")
    return draft, said[0].receipt


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


STEPS = st.sampled_from(
    [
        *(
            "怕签字",
            NAME,
            "写完了",
            "下一步",
            "跳过",
            "不敢为",
            "2",
            "提交",
            "返回",
            "重写",
            "不写了",
            "算了吧",
            "好",
            "",
        ),
        *(
            "/concern_submit",
            "/concern_next",
            "/concern_mask 0",
            "/concern_mask x",
            "/concern_choose 不敢为",
            "/",
        ),
        *(
            "/concern_skip",
            "/concern_back",
            "/concern_preview",
            "/concern_more",
            "/concern_cancelled",
            "\x00",
            "😂",
        ),
        *(
            "/concern_choose 县长",
            "/receipt_send",
            "/receipt_withdraw_yes",
            "撤回",
            "补充",
            "确定",
            "000 000",
        ),
    ]
)


def sensible(draft):
    """What somebody does who wants to get through: hypothesis would seldom find the way by chance."""
    if draft.stage is Stage.WRITING:
        return "写完了" if draft.texts else "怕签字"
    return {Stage.PREVIEW: "下一步", Stage.QUESTIONS: "跳过", Stage.CONFIRM: "提交"}.get(draft.stage, "好")


@settings(max_examples=150, deadline=None)
@given(steps=st.lists(st.none() | st.none() | STEPS | st.text(max_size=20), min_size=8, max_size=40))
async def test_nothing_is_ever_stored_without_a_confirmation(steps, tmp_path_factory):
    folder = tmp_path_factory.mktemp("form")
    engine = open_database(f"sqlite:///{folder / 'g.sqlite'}")
    store = ConcernStore(engine, Keys(folder / "keys.json"))
    form = ConcernForm(OneName(), store)
    desk = ReceiptDesk(store, form.redacted)
    draft, confirmed = form.begins(), 0
    for step in steps:
        if draft.stage is Stage.DONE:
            draft = form.begins()
        was, shown = draft.stage, draft.text()
        message = sensible(draft) if step is None else step
        said = await (form if form.has(was) else desk).take(draft, message)
        assert said
        if draft.stage is Stage.SUBMITTED and was is not Stage.SUBMITTED:
            assert was is Stage.CONFIRM
            assert command_of(message, was) == "concern_submit"
            confirmed += 1
            with Session(engine) as session:
                assert shown in [store._keys.decrypt(row.body) for row in session.scalars(select(TextRow))]
        assert rows(engine) <= confirmed
        assert NAME not in draft.model_dump_json()
    assert rows(engine) == confirmed
    engine.dispose()


def full(folder):
    engine = open_database(f"sqlite:///{folder / 'full.sqlite'}")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("pragma page_count").scalar()
    event.listen(engine, "connect", lambda raw, _: raw.execute(f"pragma max_page_count = {pages}"))
    engine.dispose()
    return engine


def read_only(folder):
    open_database(f"sqlite:///{folder / 'ro.sqlite'}").dispose()
    return create_engine(f"sqlite:///file:{folder / 'ro.sqlite'}?mode=ro&uri=true")


def locked(folder):
    open_database(f"sqlite:///{folder / 'locked.sqlite'}").dispose()
    holder = sqlite3.connect(folder / "locked.sqlite", isolation_level=None)
    holder.execute("begin exclusive")
    engine = create_engine(f"sqlite:///{folder / 'locked.sqlite'}", connect_args={"timeout": 0.1})
    engine.holder = holder
    return engine


@pytest.mark.parametrize("database", [full, read_only, locked])
async def test_a_database_that_cannot_be_written_is_said_and_nothing_is_lost(database, tmp_path, keys):
    form = ConcernForm(OneName(), ConcernStore(database(tmp_path), keys))
    draft = form.begins()
    await go(form, draft, "怕签字" * 600, *THROUGH[1:])
    keys_said, _ = await go(form, draft, "提交")
    assert keys_said == ["concern_not_saved"]
    assert (draft.stage, draft.texts) == (Stage.CONFIRM, ["怕签字" * 600])
