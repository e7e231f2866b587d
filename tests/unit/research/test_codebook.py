"""The codebook names every column and every code."""

from bot.research.codebook.codebook import codebook, column_texts
from bot.research.columns import RELEASED, SENSITIVE

RISK = {
    "k": 5,
    "l": 2,
    "rows_in": 110,
    "rows_out": 90,
    "suppressed": 20,
    "texts": {"released": 12},
    "budget": {"epsilon": 0.5, "half_width": 35.9},
}


def test_every_released_column_and_no_other_is_explained():
    assert list(column_texts()) == [column.name for column in RELEASED]


def test_every_code_that_is_given_from_a_text_is_defined():
    for column in RELEASED:
        if column.name in SENSITIVE:
            assert tuple(column_texts()[column.name]["values"]) == column.values


def test_the_page_holds_every_column_with_its_values_and_the_numbers_of_the_release():
    page = codebook(RISK, {"month": "季度"})
    for column in RELEASED:
        assert f"`{column.name}`" in page
        assert all(value in page for value in column.values)
    assert "读入约 110 条，其中约 20 条没有发布" in page
    assert "不超过 36。" in page
    assert "| `month` | 月份 | 准标识 | 季度 |" in page


def test_a_release_without_counts_says_so():
    page = codebook({**RISK, "budget": None, "rows_in": None, "suppressed": None}, {})
    assert "读入多少条、多少条没有发布，这一次没有公布" in page
    assert "None" not in page


def test_noise_of_the_questionnaire_is_said_beside_that_of_the_counts():
    with_it = {**RISK, "budget_questionnaire": {"epsilon": 0.25}}
    assert "问卷和自测的数也加了噪声，另记一本账（ε = 0.25）" in codebook(with_it, {})
    assert "另记一本账" not in codebook(RISK, {})
