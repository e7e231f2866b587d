"""What the form stores, and what it does when it cannot."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, event, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.concerns.desk import ReceiptDesk
from bot.concerns.draft import Draft, Stage
from bot.concerns.form import ConcernForm
from bot.concerns.keys import Keys
from bot.concerns.store import ConcernStore
from bot.concerns.tables import ConcernRow, TextRow
from bot.concerns.wording import SHARES, SUBMITS, command_of
from bot.database import open_database
from tests.unit.concerns.walk import NAME, THROUGH, OneName, go, rows
from tests.unit.fresh import new_database


async def test_a_database_that_fails_loses_nothing(form, store, engine, monkeypatch):
    draft = Draft(stage=Stage.WRITING)
    await go(form, draft, *THROUGH)

    def fails(*_, **__):
        raise OperationalError("insert", {}, Exception("disk full"))

    monkeypatch.setattr(store, "submit", fails)
    keys, _ = await go(form, draft, "提交")
    assert (keys, draft.stage, draft.texts) == (["concern_not_saved"], Stage.CONFIRM, ["怕签字"])
    monkeypatch.undo()
    keys, _ = await go(form, draft, "提交")
    assert keys == ["concern_receipt"]
    assert rows(engine) == 1


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
            "/concern_submit_shared",
            "也给研究用",
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
            "/receipt_share",
            "/receipt_unshare",
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
    engine = new_database(folder / "g.sqlite")
    store = ConcernStore(engine, Keys(folder / "keys.json"))
    form = ConcernForm(OneName(), store)
    desk = ReceiptDesk(store, form.redacted)
    draft, confirmed, agreed = Draft(stage=Stage.WRITING), 0, 0
    for step in steps:
        if draft.stage is Stage.DONE:
            draft = Draft(stage=Stage.WRITING)
        was, shown = draft.stage, draft.text()
        message = sensible(draft) if step is None else step
        said = await (form if form.has(was) else desk).take(draft, message)
        assert said
        if draft.stage is Stage.SUBMITTED and was is not Stage.SUBMITTED:
            assert was is Stage.CONFIRM
            command = command_of(message, was)
            assert command in SUBMITS
            confirmed, agreed = confirmed + 1, agreed + (command == SHARES)
            with Session(engine) as session:
                assert shown in [store._keys.decrypt(row.body) for row in session.scalars(select(TextRow))]
        assert rows(engine) <= confirmed
        assert NAME not in draft.model_dump_json()
    assert rows(engine) == confirmed
    with Session(engine) as session:
        assert [row.share for row in session.scalars(select(ConcernRow))].count(True) == agreed
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
    draft = Draft(stage=Stage.WRITING)
    await go(form, draft, "怕签字" * 600, *THROUGH[1:])
    keys_said, _ = await go(form, draft, "提交")
    assert keys_said == ["concern_not_saved"]
    assert (draft.stage, draft.texts) == (Stage.CONFIRM, ["怕签字" * 600])
