"""The style of content files: what is written is what the repository has, and it reads back as it was."""

from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.compose.storage import FOLDERS
from bot.content.file_style import text_of
from bot.content.files import read_file
from bot.settings import ROOT

FILES = [
    pytest.param(path, kind, id=f"{folder}/{path.name}")
    for folder, kind in FOLDERS.items()
    for path in sorted((ROOT / folder).glob("*.yml"))
]
AWKWARD = st.text(" \n\t-#:a{}[],'\"|>%@`!&*?=~0.\r\x85\u2028错😀\ufeff\x00\x7f", min_size=1, max_size=12)
WORDS = st.text(min_size=1) | AWKWARD


@pytest.mark.parametrize(("path", "kind"), FILES)
def test_entry_of_the_repository_is_written_as_its_file_stands(path, kind) -> None:
    """One that fails here is put right by `ganwei answers tidy`."""
    assert text_of(read_file(path, kind)) == path.read_text("utf-8")


@settings(deadline=None)
@given(WORDS, WORDS, st.lists(WORDS), st.dates())
def test_any_words_read_back_as_they_were(name: str, bring: str, locally: list[str], day: date) -> None:
    words = {"name": name, "for_what": bring, "not_for": name, "anonymous": bring, "bring": bring}
    card = Channel(key="card", **words, ask_locally=tuple(locally), verified_on=day)
    assert Channel.model_validate({**yaml.safe_load(text_of(card)), "key": "card"}) == card


@pytest.mark.parametrize("phone", ["12388", "0391-12388", "2026-11-26", "1-2"])
def test_number_of_a_telephone_stays_text(a_card, phone: str) -> None:
    assert yaml.safe_load(text_of(a_card(phone=phone)))["phone"] == phone


def test_one_date_in_two_fields_is_written_twice(an_answer) -> None:
    day = date(2026, 1, 1)
    assert text_of(an_answer(checked_on=day, review_by=day)).count("2026-01-01") == 2


def test_what_is_as_by_default_is_left_out(an_answer) -> None:
    written = yaml.safe_load(text_of(an_answer()))
    assert set(written) == {"title", "text", "version", "checked_on", "review_by"}


def test_topic_says_that_it_has_no_card(a_topic) -> None:
    assert "channels: []\n" in text_of(a_topic())


def test_field_that_a_model_gains_stands_where_the_model_has_it(an_answer) -> None:
    class Wider(Answer):
        remark: str = ""

    entry = Wider.model_validate({**dict(an_answer()), "remark": "r", "expires_on": date(2027, 1, 1)})
    names = [line.partition(":")[0] for line in text_of(entry).splitlines()]
    assert names == ["title", "text", "version", "checked_on", "review_by", "expires_on", "remark"]
