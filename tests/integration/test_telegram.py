"""What a person can do on Telegram, through the real client library, dialogue, Redis and database."""

import re
import time

import pytest

from bot.answers.model import Answer
from bot.content.store import ContentStore
from bot.database import open_database
from bot.telegram.menu import COMMANDS
from tests.conftest import ROOT
from tests.integration.conftest import PAGE, Telegram
from tests.standin.chats import Message
from tests.standin.phone import Phone, wait_until

FILE = {"file_id": "AgACAgUAAxkBAAI", "file_unique_id": "AQAD", "width": 9, "height": 9, "duration": 3}
THROUGH = ("写完了", "下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过")


def texts(messages: list[Message]) -> str:
    return "\n\n".join(message.text for message in messages)


def receipt_in(messages: list[Message]) -> str:
    return messages[-1].spoilers()[0]


def test_a_question_is_answered_with_source_date_and_buttons(phone: Phone) -> None:
    [answer] = phone.says("试点没干成能不能容")
    assert "可以考虑容错" in answer.text
    assert re.search(r"来源：《.+》.+\n核对日期：20\d\d-\d\d-\d\d　RC-\d{3}@\d+", answer.text)
    assert "/not_tolerable" in answer.buttons().values()


def test_a_button_is_answered_with_a_new_message_and_stops_turning(telegram: Telegram, phone: Phone) -> None:
    [first] = phone.says("试点没干成能不能容")
    ended = len(telegram.api.calls_of("answerCallbackQuery"))
    [second] = phone.taps("哪些错不能容")
    assert second.number > first.number
    assert len(telegram.api.calls_of("answerCallbackQuery")) == ended + 1


def test_the_detail_unfolds_and_folds_in_place(phone: Phone) -> None:
    [short] = phone.says("试点没干成能不能容")
    [long] = phone.taps("展开")
    assert (long.number, len(long.text) > 2 * len(short.text)) == (short.number, True)
    assert phone.taps("收起") == [short]


def test_a_second_tap_on_the_same_button_harms_nothing(phone: Phone) -> None:
    [short] = phone.says("试点没干成能不能容")
    data, number = short.buttons()["展开"], short.number
    phone.taps("展开")
    phone.tap_data(data, number)
    assert len(phone.says("你好")) == 1
    assert len(phone.bots()) == 2


def test_the_menu_has_chinese_entries_for_what_exists(telegram: Telegram, phone: Phone) -> None:
    phone.says("你好")
    menu = telegram.api.calls_of("setMyCommands")[-1]
    commands = re.findall(r'"command": "(\w+)"', menu["commands"])
    assert commands == list(COMMANDS)
    assert len(re.findall(r'"description": "[^"]*\\u', menu["commands"])) == len(COMMANDS)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/start", "我是“敢为”"),
        ("/help", "用平常说话的方式问就行"),
        ("/receipt", "就把回执发给我"),
        ("/channels", "12388"),
        ("/privacy", "Telegram 看得到"),
        ("/help@ganwei_bot", "用平常说话的方式问就行"),
        ("/start from_a_poster", "我是“敢为”"),
    ],
)
def test_every_command_of_the_menu_is_answered(phone: Phone, command: str, said: str) -> None:
    assert said in texts(phone.says(command))


def test_a_question_after_a_command_is_answered_too(phone: Phone) -> None:
    came = texts(phone.answers_to(lambda: phone.send("/help 试点没干成能不能容"), least=2))
    assert "用平常说话的方式问就行" in came
    assert "可以考虑容错" in came


def test_all_channels_are_shown_with_links_to_call(phone: Phone) -> None:
    [answer] = phone.says("/channels")
    calls = [entity["href"] for entity in answer.entities if entity["type"] == "a"]
    assert calls == ["tel:12388", "tel:12380", "tel:12345", "tel:12356"]
    cards = sum(entity["type"] == "blockquote" for entity in answer.entities)
    assert cards == len([*(ROOT / "channels").glob("*.yml")])


def test_what_telegram_sees_is_said_before_the_first_word_of_a_concern(phone: Phone) -> None:
    notice = texts(phone.says("我想匿名说个顾虑"))
    assert "Telegram 看得到您的账号和原话" in notice
    assert PAGE in notice


def test_a_concern_is_given_masked_submitted_and_found_again(telegram: Telegram, phone: Phone) -> None:
    phone.says("/concern", "我叫郜梓涵,镇上让我先签字后补手续,怕以后倒查")
    [preview] = phone.taps("写完了")
    assert "我叫【姓名】,镇上让我先签字后补手续" in preview.text
    assert "灯：" in preview.text
    [masked] = phone.taps("手续")
    assert masked.number == preview.number
    assert "先签字后补【已遮】" in masked.text
    for step in ("下一步", "不敢为", "跳过", "跳过", "乡镇", "跳过"):
        phone.taps(step)
    assert "先签字后补【已遮】" in phone.bots()[-1].text
    receipt = receipt_in(phone.taps("提交"))
    other = telegram.phone()
    [found] = other.says(receipt)
    assert "先签字后补【已遮】" in found.text
    assert "已收到" in found.text


def test_consent_to_research_is_given_and_taken_back_by_taps(telegram: Telegram, phone: Phone) -> None:
    phone.says("/concern", "怕签字", *THROUGH)
    assert {"提交", "提交，也给研究用"} <= set(phone.bots()[-1].buttons())
    said = phone.answers_to(lambda: phone.tap("提交，也给研究用"), least=2)
    assert "遮好的字也给研究用" in said[0].text
    other = telegram.phone()
    [found] = other.says(receipt_in(said))
    assert "您同意了" in found.text
    assert {"删掉您发的回执", "不给研究用了"} <= set(found.buttons())
    said = other.answers_to(lambda: other.tap("不给研究用了"), least=2)
    assert "也给研究用" in said[-1].buttons()


def test_a_receipt_is_hidden_can_be_copied_and_deleted(phone: Phone) -> None:
    [message] = phone.says("/concern", "怕签字", *THROUGH, "提交")
    receipt = receipt_in([message])
    assert receipt in [b["copy_text"]["text"] for row in message.rows for b in row if "copy_text" in b]
    assert "抄在纸上" in message.text
    [checked] = phone.says(receipt)
    sent = next(m for m in phone.messages() if not m.is_bots and m.text == receipt)
    phone.answers_to(lambda: phone.tap("删掉您发的回执", checked))
    phone.answers_to(lambda: phone.tap("删掉这条", message))
    assert {message.number, sent.number}.isdisjoint(m.number for m in phone.messages())


def test_a_long_preview_can_be_leafed_in_place(phone: Phone) -> None:
    words = "怕签字补手续被问责担风险没人管材料多检查勤任务重时限紧经费少" * 3
    phone.says("/concern", words)
    [preview] = phone.taps("写完了")
    [leafed] = phone.taps("›")
    assert leafed.number == preview.number
    assert leafed.text == preview.text
    assert leafed.buttons().keys() != preview.buttons().keys()


def test_whoever_asks_for_help_in_the_middle_of_a_concern_can_go_on(phone: Phone) -> None:
    phone.says("/concern", "怕签字")
    assert "接着写" in texts(phone.answers_to(lambda: phone.send("/help"), least=2))
    assert "怕签字" in texts(phone.says("写完了"))


UNREAD = {
    "a photo": ({"photo": [FILE], "caption": "镇长"}, "图片"),
    "a video": ({"video": FILE}, "图片和视频"),
    "a voice message": ({"voice": FILE}, "语音"),
    "a sticker": ({"sticker": FILE}, "表情"),
    "a file": ({"document": FILE}, "文件"),
    "a contact": ({"contact": {"phone_number": "13839107726", "first_name": "x"}}, "只看得懂文字"),
    "a forwarded message": ({"text": "x", "forward_origin": {"type": "hidden_user"}}, "转发"),
}


@pytest.mark.parametrize(("fields", "said"), UNREAD.values(), ids=UNREAD.keys())
def test_what_is_not_read_gets_a_clear_sentence_and_is_not_fetched(
    telegram: Telegram, phone: Phone, fields: dict, said: str
) -> None:
    assert said in texts(phone.says("", **fields))
    assert telegram.api.calls_of("getFile") == []


def test_an_album_gets_one_sentence_and_not_ten(phone: Phone) -> None:
    for _ in range(10):
        phone.send("", photo=[FILE], media_group_id="7")
    phone.send("/help")
    wait_until(lambda: "用平常说话的方式问就行" in texts(phone.bots()))  # the last of them is answered
    assert 2 <= len(phone.bots()) <= 3  # two sentences when a new ten seconds begin meanwhile


def test_a_changed_message_is_not_answered_anew(telegram: Telegram, phone: Phone) -> None:
    phone.says("试点没干成能不能容")
    edited = {**phone.a_message("谁来认定"), "text": "谁来认定", "edit_date": 5}
    came = phone.answers_to(lambda: telegram.api.chats.push({"edited_message": edited}))
    assert "请重新发一条" in texts(came)


def test_another_bot_gets_one_sentence_and_then_silence(telegram: Telegram, phone: Phone) -> None:
    robot = {"from": {"id": 9, "is_bot": True, "first_name": "bot"}}
    assert "只跟人说话" in texts(phone.says("你好", **robot))
    phone.send("你好", **robot)
    assert "我是“敢为”" in texts(phone.says("/start"))
    assert len(phone.bots()) == 2


def test_a_group_hears_one_hint_and_nothing_else(telegram: Telegram) -> None:
    group = Phone(telegram.api, -telegram.phone().chat)
    about = {"chat": {"id": group.chat, "type": "supergroup", "title": "西村干部群"}}
    group.send("试点没干成能不能容", **about)
    assert "私下发消息" in texts(group.says("/start@ganwei_bot", **about))
    group.send("/help", **about)
    group.send("大家怎么看", **about)
    telegram.phone().says("你好")
    assert len(group.bots()) == 1


def test_forgetting_deletes_the_messages_of_both_and_the_session(telegram: Telegram, phone: Phone) -> None:
    phone.says("试点没干成能不能容", "谁来认定", "/concern", "怕签字")
    assert {key.split(b":")[1] for key in telegram.keys_of(phone)} >= {b"talk", b"draft", b"messages"}
    [last] = phone.says("/forget")
    assert [message.number for message in phone.messages()] == [last.number]
    assert "清除历史记录" in last.text
    assert telegram.keys_of(phone) == []


@pytest.mark.parametrize("way", ["全部清除", "/forget_me"])
def test_forgetting_can_be_said_in_other_ways(phone: Phone, way: str) -> None:
    phone.says("试点没干成能不能容")
    phone.says(way)
    assert len(phone.messages()) == 1


def test_numbers_of_messages_are_named_among_what_is_held(phone: Phone) -> None:
    phone.says("试点没干成能不能容")
    assert "Telegram 消息的编号" in texts(phone.says("/about_me"))


def test_a_forged_button_does_nothing_that_typing_would_not(phone: Phone) -> None:
    [first] = phone.says("你好")
    forged = ("/session_start", "/restart", "/telegram_nothing", "/concern_mask 9999", "w:5:5", "x:999999")
    for data in (*forged, "r:" + "0" * 16, "+nothing", "nonsense"):
        phone.tap_data(data, first.number)
    phone.send("试点没干成能不能容")
    wait_until(lambda: "可以考虑容错" in texts(phone.bots()))


def test_an_edit_is_live_on_telegram_within_a_second(telegram: Telegram, phone: Phone) -> None:
    store = ContentStore(open_database(f"sqlite:///{telegram.stack.data_dir / 'ganwei.sqlite'}"))
    before = store.all(Answer)["telegram_sticker"]
    edited = {"text": "改过的：表情我看不懂", "version": before.version + 1}
    store.seed([before.model_copy(update=edited)])
    time.sleep(1)
    assert "改过的" in texts(phone.says("", sticker=FILE))
    store.seed([before.model_copy(update={"version": before.version + 2})])
    time.sleep(1)


def test_both_channels_take_the_same_path(telegram: Telegram, phone: Phone) -> None:
    for question in ("试点没干成能不能容", "被人诬告了咋办", "今天天气咋样", "。。。", "容" * 501):
        [page] = telegram.stack.ask(question)
        assert page["text"].strip() in texts(phone.says(question))
