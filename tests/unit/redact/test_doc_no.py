import pytest

from bot.redact.recognisers.doc_no import doc_no

FOUND = [
    ("决定书修纪审〔2018〕二十三号", "决定书修纪审〔2018〕二十三号"),
    ("函号武纪函-2019-22,括号", "武纪函-2019-22"),
    ("案号二零二三豫零八零二民初二二一七号", "二零二三豫零八零二民初二二一七号"),
    ("受理单SL/2021/00773一直", "SL/2021/00773"),
    ("焦纪立〔2020〕12号下来了", "焦纪立〔2020〕12号"),
    ("根据武政办[2019]8号", "武政办[2019]8号"),
    ("（2021）豫0823民初1234号开庭", "（2021）豫0823民初1234号"),
    ("信访编号XF2020031507", "XF2020031507"),
    ("线索JZ-XS-2022-0417转了", "JZ-XS-2022-0417"),
    ("给了个号孟信转2022第0316号叫等着", "孟信转2022第0316号"),
    ("焦发改稽（2023）5号定了", "焦发改稽（2023）5号"),
]

STAYS = [
    "中办发〔2018〕29号文件",
    "第3次会议",
    "2018年5月印发的《意见》",
    "3号楼",
    "12388",
    "5G",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(doc_no, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(doc_no, text) == []
