import pytest

from bot.concerns.draft import Stage
from bot.concerns.wording import command_of, is_command


@pytest.mark.parametrize(
    ("stage", "text", "command"),
    [
        (Stage.WRITING, "写完了", "concern_preview"),
        (Stage.WRITING, "就这些吧。", "concern_preview"),
        (Stage.WRITING, "说完嘞", "concern_preview"),
        (Stage.WRITING, "不写了", "concern_cancelled"),
        (Stage.WRITING, "哎算了，不说了", "concern_cancel_sure"),
        (Stage.PREVIEW, "下一步", "concern_next"),
        (Stage.QUESTIONS, "跳过吧", "concern_skip"),
        (Stage.WRITING, "说嘞", "concern_more"),
        (Stage.QUESTIONS, "3", "concern_choose 不敢为"),
        (Stage.QUESTIONS, "不敢", "concern_choose 不敢为"),
        (Stage.QUESTIONS, "交上去", "concern_skip_all"),
        (Stage.QUESTIONS, "不敢为", "concern_choose 不敢为"),
        (Stage.CONFIRM, "提交", "concern_submit"),
        (Stage.CONFIRM, "返回修改", "concern_back"),
        (Stage.CONFIRM, "提交，也给研究用", "concern_submit_shared"),
        (Stage.CONFIRM, "提交给研究用", "concern_submit_shared"),
        (Stage.CONFIRM, "可以研究吧", "concern_submit_shared"),
        (Stage.CONFIRM, "也给研究", "concern_submit_shared"),
        (Stage.CONFIRM, "提交，不给研究用", "concern_submit"),
        (Stage.CONFIRM, "好", "concern_submit"),
        (Stage.CONFIRM, "不给研究用", "不给研究用"),
        (Stage.OPENED, "不给研究用了", "receipt_unshare"),
        (Stage.OPENED, "也给研究用吧", "receipt_share"),
        (Stage.FOLLOWING_UP, "不给研究用了", "receipt_unshare"),
        (Stage.FOLLOWING_UP, "撤回", "撤回"),
        (Stage.OPENED, "撤回", "receipt_withdraw"),
        (Stage.WITHDRAWING, "确定", "receipt_withdraw_yes"),
        (Stage.WRITING, "/concern_preview", "concern_preview"),
    ],
)
def test_commands(stage, text, command):
    assert command_of(text, stage) == command


@pytest.mark.parametrize(
    "text",
    [
        "材料都写完了还得改三遍",
        "领导说算了",
        "不敢干",
        "他不想签字我也不敢签",
        "项目取消了",
        "家里人劝我算了吧",
        "99",
    ],
)
def test_what_is_part_of_a_concern_stays_text(text):
    assert command_of(text, Stage.WRITING) == text


def test_a_number_beyond_the_choices_is_no_choice():
    assert command_of("6", Stage.QUESTIONS) == "6"


def test_only_what_stands_in_the_list_is_surely_a_command():
    assert is_command("写完了", Stage.WRITING)
    assert not is_command("我写完了材料", Stage.WRITING)
