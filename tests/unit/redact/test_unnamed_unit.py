import pytest

from bot.redact.recognisers.unnamed_unit import unnamed_unit

FOUND = [
    ("XX镇政府的人说", "XX镇政府"),
    ("我在某县发展和改革局上班", "某县发展和改革局"),
    ("××乡人民政府", "××乡人民政府"),
    ("某某市卫健委办公室", "某某市卫健委办公室"),
    ("X村村委会", "X村村委会"),
]
STAYS = ["某镇的人", "某县的镇政府", "镇政府", "A区", "XX镇"]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(found, text, expected):
    assert found(unnamed_unit, text) == [expected]


@pytest.mark.parametrize("text", STAYS)
def test_stays(found, text):
    assert found(unnamed_unit, text) == []
