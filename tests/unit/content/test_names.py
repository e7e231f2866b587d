"""Names of entries in the place of keys, and back."""

import pytest

from bot.content.names import Named, Names, leaning_of

NAMES = Names(
    [
        Named("fear", "怕担责：怎么办", 17),
        Named("pay", "待遇", 18),
        Named("pay2", "待遇", 19),
        Named("talk", "谈心谈话"),
        Named("party", "组织"),
        Named("party2", "组织"),
    ],
    [Named("fear", "不怕担责", 17), Named("brave", "敢闯"), Named("copy", "谈心谈话")],
)

MEANT = {
    "a label": ("怕担责：怎么办 RC-017", "fear"),
    "a label in full width with blanks": (" 怕担责:怎么办　ＲＣ－０１７ ", "fear"),
    "a title": ("怕担责：怎么办", "fear"),
    "a code": ("RC-017", "fear"),
    "a code with a version": ("rc-17@3", "fear"),
    "a number": ("17", "fear"),
    "a key": ("fear", "fear"),
    "a name of two with the number": ("待遇 RC-019", "pay2"),
    "a name of two with the key": ("组织 (party2)", "party2"),
    "a name of two": ("待遇", None),
    "a former title with the number": ("怕这怕那 RC-017", "fear"),
    "several labels": ("怕担责：怎么办 RC-017、待遇 RC-018", None),
    "several labels between blanks": ("怕 RC-017 待遇 RC-018", None),
    "a title with the number of another": ("怕担责：怎么办 RC-018", None),
    "a title that comes": ("不怕担责", "fear"),
    "what comes": ("敢闯", "brave"),
    "a name that is there and comes again": ("谈心谈话", "talk"),
    "a number that there is not": ("RC-099", None),
    "nothing that there is": ("没有", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("typed", "key"), MEANT.values(), ids=MEANT.keys())
def test_what_is_typed_means_an_entry(typed: str, key: str | None) -> None:
    assert NAMES.key(typed) == key


@pytest.mark.parametrize(
    ("key", "label", "short"),
    [
        ("fear", "怕担责：怎么办 RC-017", "怕担责：怎么办"),
        ("pay2", "待遇 RC-019", "待遇 RC-019"),
        ("brave", "敢闯", "敢闯"),
        ("party", "组织 (party)", "组织 (party)"),
        ("gone", "gone", "gone"),
    ],
)
def test_entry_is_named(key: str, label: str, short: str) -> None:
    assert (NAMES.label(key), NAMES.short(key)) == (label, short)


@pytest.mark.parametrize("typed", ["谁来定、找谁", "ask_who", " 谁来定、找谁 "])
def test_leaning_is_known_by_its_word(typed: str) -> None:
    assert leaning_of(typed) == "ask_who"
