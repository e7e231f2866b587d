import json

import pytest

from bot.redact.lines import BadLine, redact_lines
from bot.redact.span import Kind, Span


def find(text):
    return [Span(0, 2, Kind.PERSON)] if text.startswith("小王") else []


def test_each_line_gets_its_spans_in_order():
    lines = ['{"id": "a", "text": "小王来了"}\n', "\n", '{"id": "b", "text": "好"}']
    out = [json.loads(line) for line in redact_lines(find, lines)]
    assert out == [
        {"id": "a", "text": "小王来了", "spans": [{"start": 0, "end": 2, "type": "PERSON"}]},
        {"id": "b", "text": "好", "spans": []},
    ]


@pytest.mark.parametrize("line", ["小王在此", '{"id": "a"}', '["小王在此"]', '{"id": "a", "text": 7}', "{"])
def test_a_bad_line_is_named_by_number_and_not_quoted(line):
    with pytest.raises(BadLine, match="line 2") as caught:
        list(redact_lines(find, ['{"id": "a", "text": "x"}', line]))
    assert "小王" not in str(caught.value)
    assert caught.value.__cause__ is None
