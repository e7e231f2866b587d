import pytest

from bot.concerns.draft import Draft, Stage
from bot.concerns.form import LONGEST_CONCERN, LONGEST_PART
from bot.concerns.masking import mark_of
from bot.concerns.receipt import parse
from tests.unit.concerns.walk import NAME, THROUGH, go, rows


async def test_a_concern_goes_from_the_first_word_to_the_receipt(form, store):
    draft = Draft(stage=Stage.WRITING)
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
    draft = Draft(stage=Stage.WRITING)
    await go(form, draft, f"我是{NAME}")
    assert NAME not in draft.model_dump_json()


async def test_nothing_is_stored_before_the_confirmation(form, engine):
    draft = Draft(stage=Stage.WRITING)
    await go(form, draft, *THROUGH)
    assert rows(engine) == 0
    await go(form, draft, "提交")
    assert rows(engine) == 1


async def test_cancelling_leaves_nothing(form, engine):
    for place in range(1, len(THROUGH) + 1):
        draft = Draft(stage=Stage.WRITING)
        keys, _ = await go(form, draft, *THROUGH[:place], "不写了")
        assert keys == ["concern_cancelled"]
        assert draft.stage is Stage.DONE
    assert rows(engine) == 0


async def test_a_tap_masks_a_word(form):
    draft = Draft(stage=Stage.WRITING)
    _, said = await go(form, draft, "去年验收出了事", "写完了", "/concern_mask 0")
    assert said[0].gaps["text"] == "【已遮】验收出了事"


async def test_the_light_stands_under_the_preview(form):
    keys, said = await go(form, Draft(stage=Stage.WRITING), "去年温县拆迁,我这个副局长签的字", "写完了")
    assert keys == ["concern_preview", "concern_red"]
    assert "副局长" in said[1].gaps["hints"]


async def test_rewriting_forgets_what_was_written(form):
    draft = Draft(stage=Stage.WRITING)
    await go(form, draft, "怕签字", "写完了", "重写")
    assert (draft.texts, draft.stage) == ([], Stage.WRITING)


async def test_more_can_be_written_after_the_preview(form):
    draft = Draft(stage=Stage.WRITING)
    await go(form, draft, "怕签字", "写完了", "还怕倒查")
    assert draft.texts == ["怕签字", "还怕倒查"]


async def test_a_tap_made_in_an_older_state_of_the_text_masks_nothing(form):
    draft = Draft(stage=Stage.WRITING)
    _, said = await go(form, draft, "怕先签字后补手续", "写完了")
    words, mark = said[0].tap, mark_of("".join(said[0].tap))
    await go(form, draft, f"/concern_mask 0 {mark}")
    masked = draft.text()
    assert masked == "【已遮】" + "".join(words[1:])
    await go(form, draft, f"/concern_mask 1 {mark}")
    assert draft.text() == masked
    await go(form, draft, f"/concern_mask 1 {mark_of(masked)}")
    assert draft.text() == "【已遮】" + "".join(words[2:])


@pytest.mark.parametrize(
    "payload", ["/concern_submit", "/concern_choose 不敢为", "/concern_mask 1", "/x", "/"]
)
async def test_a_button_of_another_step_is_no_text(form, payload):
    draft = Draft(stage=Stage.WRITING)
    await go(form, draft, "怕签字", payload)
    assert draft.texts == ["怕签字"]
    assert draft.stage is Stage.WRITING


async def test_too_much_is_refused_with_a_clear_sentence(form):
    draft = Draft(stage=Stage.WRITING)
    keys, _ = await go(form, draft, "难" * (LONGEST_PART + 1))
    assert (keys, draft.texts) == (["concern_too_long"], [])
    for _ in range(LONGEST_CONCERN // LONGEST_PART + 1):
        keys, _ = await go(form, draft, "难" * LONGEST_PART)
    assert keys == ["concern_too_long"]
    assert len(draft.text()) <= LONGEST_CONCERN + len(draft.texts)


async def test_an_answer_that_is_no_choice_is_asked_again(form):
    keys, _ = await go(form, Draft(stage=Stage.WRITING), "怕", "写完了", "下一步", "我觉得都有点")
    assert keys == ["concern_choose_one", "concern_reluctance"]


async def test_all_questions_can_be_skipped_at_once(form):
    keys, said = await go(
        form, Draft(stage=Stage.WRITING), "怕", "写完了", "下一步", "不敢为", "/concern_skip_all"
    )
    assert (keys, said[0].gaps["codes"]) == (["concern_confirm"], "不敢为")
