"""The sheet for researchers: which texts are in it, and what it does not show beforehand."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from bot.concerns.research import ConcernReader
from bot.research.coding.codes import stored
from bot.research.coding.drawing import Asked, draw, sheet_id
from bot.research.coding.failures import TooFew
from bot.research.coding.sentences import CLASSES
from bot.research.coding.sheet import coding_sheet
from bot.research.coding.store import code_concerns
from bot.research.columns import SENSITIVE
from bot.research.halves import TO_READ
from bot.research.promise import LEAST_ALIKE
from bot.research.staging import Codes

NOW = "2026-11"


class Doubting:
    """Is as sure of a text as the text says: 第7条 is 0.07."""

    def code(self, texts):
        sure = [int(text.strip("第条")) / 100 for text in texts]
        values = {"reluctance": "不敢为", "link": "容错", "topic": "其他"}
        return {name: Codes([value] * len(texts), sure) for name, value in values.items()}


@pytest.fixture
def drawn(engine, keys, hold):
    """Return what draws from 40 shared concerns to be read, 第0条 to 第39条."""
    for number in range(40):
        hold(f"第{number}条")
    code_concerns(engine, keys, Doubting())
    return lambda rows=20, seed=1, passes=lambda _text: True: draw(
        engine, keys, passes, Asked(rows, seed, NOW)
    )


def texts(rows):
    return {row.text for row in rows}


def sheets(data):
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def test_half_are_those_that_the_model_is_least_certain_of_and_half_are_drawn_by_lot(drawn):
    found = texts(drawn(20))
    assert len(found) == 20
    assert {f"第{number}条" for number in range(10)} <= found
    assert texts(drawn(20)) == found
    assert texts(drawn(20, seed=2)) != found


def test_more_rows_than_there_are_concerns_are_all_of_them(drawn):
    assert len(drawn(200)) == 40


@pytest.fixture
def numbered(engine, keys, hold):
    """Return what stores concerns 第…条 of these numbers; they are coded when the sheet is drawn."""

    def numbered(numbers, **about):
        for number in numbers:
            hold(f"第{number}条", **about)
        code_concerns(engine, keys, Doubting())

    return numbered


def drawn_texts(engine, keys, rows=10):
    return texts(draw(engine, keys, lambda _text: True, Asked(rows, 1, NOW)))


def test_a_concern_that_is_not_shared_is_not_drawn(engine, keys, numbered):
    numbered([1], share=False)
    numbered(range(2, 7))
    assert drawn_texts(engine, keys) == {f"第{number}条" for number in range(2, 7)}


def test_a_concern_that_is_to_be_counted_is_not_drawn_as_its_codes_would_lead_to_its_place(
    engine, keys, numbered
):
    numbered(range(10, 30), read=False)
    numbered(range(5))
    assert drawn_texts(engine, keys, 25) == {f"第{number}条" for number in range(5)}


def test_what_is_drawn_is_what_a_release_has_to_be_read(engine, keys, numbered):
    numbered(range(8))
    numbered(range(8, 16), read=False)
    of_release = {row["text"] for row in ConcernReader(engine, keys).rows() if row["lot"] < TO_READ}
    assert drawn_texts(engine, keys, 16) == of_release


def test_a_concern_of_the_current_month_waits_as_two_sheets_would_tell_its_day(engine, keys, numbered):
    numbered(range(5), week="2026-W44")  # its Thursday is in October
    numbered(range(10, 15), week="2026-W45")
    assert drawn_texts(engine, keys) == {f"第{number}条" for number in range(5)}


def test_fewer_than_five_are_no_sheet_and_five_are_one(engine, keys, numbered):
    numbered(range(LEAST_ALIKE - 1))
    with pytest.raises(TooFew):
        drawn_texts(engine, keys)
    numbered([LEAST_ALIKE])
    assert len(drawn_texts(engine, keys)) == LEAST_ALIKE == 5


def test_texts_that_the_gate_holds_back_do_not_make_up_five(engine, keys, numbered):
    numbered(range(LEAST_ALIKE))
    with pytest.raises(TooFew):
        draw(engine, keys, lambda text: text != "第3条", Asked(10, 1, NOW))


def test_an_empty_store_is_no_sheet(engine, keys):
    with pytest.raises(TooFew):
        drawn_texts(engine, keys)


def test_a_text_that_the_gate_holds_back_is_not_drawn_and_another_takes_its_place(drawn):
    found = texts(drawn(20, passes=lambda text: text != "第3条"))
    assert "第3条" not in found
    assert "第10条" in found
    assert len(found) == 20


def test_an_id_says_nothing_of_the_key_and_stays_the_same(engine, keys, drawn):
    for row, again in zip(drawn(), drawn(), strict=True):
        assert row.id == again.id
    ids = {sheet_id(keys, key) for key in stored(engine)}
    assert {row.id for row in drawn()} <= ids
    assert not {row.id for row in drawn()} & {key.hex()[:16] for key in stored(engine)}
    assert all(len(one) == 16 for one in ids)


def test_rows_lie_in_the_order_of_their_ids_so_that_the_place_tells_no_doubt(drawn):
    ids = [row.id for row in drawn()]
    assert ids == sorted(ids)


def test_codes_are_empty_and_the_models_stand_on_another_sheet(drawn):
    rows = drawn(6)
    _guide, codes, models = sheets(coding_sheet(rows))
    assert [line[:2] for line in codes[1:]] == [[row.id, row.text] for row in rows]
    assert {cell for line in codes[1:] for cell in line[2:]} <= {""}
    assert [line[:4] for line in models[1:]] == [[row.id, "不敢为", "容错", "其他"] for row in rows]


def test_each_code_is_offered_and_explained(drawn):
    data = coding_sheet(drawn(6))
    guide = "\n".join(line[0] for line in sheets(data)[0])
    offered = ZipFile(BytesIO(data)).read("xl/worksheets/sheet2.xml").decode()
    for name in SENSITIVE:
        assert f'"{",".join(CLASSES[name])}"' in offered.replace("&quot;", '"')
        assert all(f"\n{value}：" in guide for value in CLASSES[name])


def test_a_text_that_looks_like_a_formula_stays_a_text(engine, keys, hold, coder):
    for _ in range(LEAST_ALIKE):
        hold("=1+1")
    code_concerns(engine, keys, coder)
    data = coding_sheet(draw(engine, keys, lambda _text: True, Asked(LEAST_ALIKE, 1, NOW)))
    assert [line[1] for line in sheets(data)[1][1:]] == ["=1+1"] * LEAST_ALIKE
    assert b"<f>" not in ZipFile(BytesIO(data)).read("xl/worksheets/sheet2.xml")


def test_the_same_rows_are_the_same_file(drawn):
    assert coding_sheet(drawn()) == coding_sheet(drawn())
