"""What is written into a workbook comes back as it was, and text stays text."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.content.files import read_folder
from bot.content.names import bare
from bot.settings import ROOT
from bot.workbook.read import read, read_sheets
from bot.workbook.write import NotForACell, write
from tests.unit.workbook.conftest import sheets_in

KEY = st.from_regex(r"[a-z0-9_]{1,20}", fullmatch=True)
LED_TO = st.from_regex(
    r"[a-z_][a-z0-9_]{0,19}", fullmatch=True
)  # nothing has it, most often: it is no number
AWKWARD = st.text(" \n\t=+-@'\"<>&;_x0041r/、，→:0１😀é\ufeff\x00\x07\x7f\x85\u2028", min_size=1, max_size=30)
# Not in it: \r, which is read as \n; blanks alone, which are nothing; what is refused.
WORDS = (
    st.text(st.characters(exclude_characters="\r\ufffe\uffff", codec="utf-8"), min_size=1, max_size=40)
    | AWKWARD
).filter(lambda text: text.strip() and not re.search(r"_x[0-9a-fA-F]{4}_x", text))
NAME = WORDS.filter(lambda text: not re.fullmatch(r"[a-z0-9_]+", bare(text)))  # is told from a key
LINE = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
ANSWERS = st.builds(
    Answer,
    key=KEY,
    version=st.integers(1, 10**6),
    number=st.integers(0, 3),
    title=NAME.map(lambda text: text[:12]).filter(
        lambda text: text.strip() and not re.fullmatch(r"[a-z0-9_]+", bare(text))
    ),
    text=WORDS,
    detail=WORDS | st.just(""),
    plain=WORDS | st.just(""),
    leans=st.dictionaries(KEY, LED_TO, max_size=7),
    source=st.none() | st.fixed_dictionaries({"document": WORDS, "section": WORDS}),
    checked_on=st.dates(),
    review_by=st.dates(),
    expires_on=st.none() | st.dates(),
    follow_ups=st.lists(LED_TO, max_size=6),
    channels=st.lists(LED_TO, max_size=9),
    askable=st.booleans(),
)
CHANNELS = st.builds(
    Channel,
    key=KEY,
    version=st.integers(1, 10**6),
    name=NAME,
    phone=st.from_regex(r"[0-9-]{0,14}", fullmatch=True),
    website=WORDS | st.just(""),
    for_what=WORDS,
    not_for=WORDS,
    anonymous=WORDS,
    bring=WORDS,
    ask_locally=st.lists(LINE, max_size=5),
    verified_on=st.none() | st.dates(),
)


def test_all_entries_of_the_repository_come_back_as_they_were() -> None:
    answers = read_folder(ROOT / "answers", Answer)
    channels = read_folder(ROOT / "channels", Channel)
    assert read(write(answers, channels)).entries() == [*answers, *channels]


@settings(deadline=None)
@given(
    st.lists(ANSWERS, max_size=4, unique_by=lambda answer: answer.key),
    st.lists(CHANNELS, max_size=4, unique_by=lambda card: card.key),
)
def test_any_entries_come_back_as_they_were(answers: list[Answer], channels: list[Channel]) -> None:
    result = read_sheets(sheets_in(write(answers, channels)))
    assert result.entries() == [*answers, *channels]
    assert (result.is_clean(), result.notes) == (True, ())


@settings(deadline=None)
@given(st.lists(ANSWERS, min_size=2, max_size=4, unique_by=lambda answer: answer.key), st.data())
def test_answers_that_lead_to_each_other_come_back_as_they_were(answers: list[Answer], data) -> None:
    key = st.sampled_from([answer.key for answer in answers])
    leading = {
        "follow_ups": tuple(data.draw(st.lists(key, max_size=6))),
        "leans": data.draw(st.dictionaries(st.sampled_from(["ask_who", "ask_how"]), key | st.just("detail"))),
    }
    first = answers[0].model_copy(update={**leading, "channels": ()})
    rest = [answer.model_copy(update={"follow_ups": (), "leans": {}}) for answer in answers[1:]]
    assert read_sheets(sheets_in(write([first, *rest], []))).entries() == [first, *rest]


TEXTS = (
    *("=1+1", '=HYPERLINK("http://a")', "+8613800000000", "-1", "@SUM(A1)", "{=1}", "'quoted", "'=1"),
    *("0391", "1E5", "TRUE", "2026-11-26", "3-2", "#N/A", "http://a.cn", "<r><t>a</t></r>", "<r></x></r>"),
    *("_x000D_", "_x0041_", "a\n", "\na", "a\n\n\nb\n", " a ", "１２", "😀" * 100, "\x07\x1b\x00"),
)


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_the_text_that_it_is(an_answer, text: str) -> None:
    answer = an_answer(text=text, detail=text)
    assert read_sheets(sheets_in(write([answer], []))).entries() == [answer]


@pytest.mark.parametrize("text", TEXTS)
def test_only_the_count_of_characters_is_a_formula(an_answer, a_card, text: str) -> None:
    data = write([an_answer(text=text, detail=text)], [a_card(website=text, bring=text)])
    with ZipFile(BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if "/sheet" in name]
    formulas = [formula for part in parts for formula in re.findall(r"<f[ >].*?</f>|<hyperlink", part)]
    assert [re.sub(r"LEN\([A-Z]2\)", "LEN", formula) for formula in formulas] == ["<f>LEN</f>"]


@pytest.mark.parametrize("phone", ["12388", "0391-12388", "010", "2026-11-26", "1-2", "--"])
def test_number_of_a_telephone_stays_text_in_the_cell(a_card, phone: str) -> None:
    card = a_card(phone=phone)
    assert read_sheets(sheets_in(write([], [card]))).entries() == [card]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(1900, 2, 28), date(9999, 12, 31)])
def test_day_outside_the_calendar_of_the_spreadsheet_comes_back(an_answer, day: date) -> None:
    answer = an_answer(expires_on=day)
    assert read_sheets(sheets_in(write([answer], []))).entries() == [answer]


def test_same_entries_make_the_same_file(topic, card) -> None:
    assert write([topic], [card]) == write([topic], [card])


def test_workbook_without_entries_is_read_as_such() -> None:
    result = read(write([], []))
    assert (result.entries(), result.is_clean()) == ([], True)


UNWRITABLE = {
    "too long for a cell": {"bring": "字" * 32_768},
    "too long in the units that a cell counts": {"bring": "😀" * 16_384},
    "two escapes in a row": {"bring": "_x0041_x0042_"},
    "no character at all": {"bring": "\ufffe"},
    "a line break within an item": {"ask_locally": ("a\nb",)},
    "an item that is blank": {"ask_locally": ("a", " ")},
}


@pytest.mark.parametrize("fields", UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_what_could_not_be_read_again_is_not_written_but_named(a_card, fields: dict) -> None:
    with pytest.raises(NotForACell, match=f"^channel 12380: {next(iter(fields))}$"):
        write([], [a_card(**fields)])


def test_cell_takes_as_many_characters_as_it_can(a_card) -> None:
    card = a_card(bring="字" * 32_767)
    assert read_sheets(sheets_in(write([], [card]))).entries() == [card]
