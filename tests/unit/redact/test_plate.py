import pytest

from bot.redact.recognisers.plate import plate

FOUND = [
    ("车没挂豫字光写个H·3X819", "H·3X819"),
    ("豫字打不出来,就yuH9C612,保险", "yuH9C612"),
    ("豫H杠3R906借出去", "豫H杠3R906"),
    ("豫08·31765拖拉机", "豫08·31765"),
    ("车是公司的豫H8P662", "豫H8P662"),
    ("那辆豫H·12345", "豫H·12345"),
    ("豫HD12345充电", "豫HD12345"),
    ("豫HK·2216昨晚被划", "豫HK·2216"),
    ("豫 H 3K721", "豫 H 3K721"),
    ("豫h3k721", "豫h3k721"),
    ("京A·F0236学", "京A·F0236学"),
]

STAYS = [
    "豫北一带",
    "豫HENAN",
    "豫办发〔2019〕10号",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(plate, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(plate, text) == []
