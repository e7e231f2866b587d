"""The counts of the questionnaire for a release: all answers there are, and what one sheet changes."""

from sqlalchemy import Engine

from bot.concerns.codes import Level, Reluctance
from bot.questionnaire.codes import Awareness, Cell, Mark
from bot.questionnaire.quiz import ASKED, POOL, drawn
from bot.questionnaire.release import sheet_counts
from tests.unit.questionnaire.sheets import handed_in

CELL = Cell(Awareness.SOME, Reluctance.FEAR, "没有", Level.TOWN)


def test_every_answer_that_may_be_given_has_a_count_also_when_nobody_gave_it(engine: Engine) -> None:
    tables = sheet_counts(engine).tables
    assert set(tables["awareness"]) == set(Awareness)
    assert set(tables["around"]) == set(Reluctance)
    assert len(tables["quiz"]) == 2 * len(POOL)
    assert {count for table in tables.values() for count in table.values()} == {0}


def test_counts_are_exact_so_that_only_the_noise_stands_between(engine: Engine) -> None:
    handed_in(engine, {CELL: 2, Cell(Awareness.SOME): 1}, {("gain", Mark.RIGHT): 1, ("gain", Mark.WRONG): 2})
    tables = sheet_counts(engine).tables
    assert tables["awareness"][Awareness.SOME] == 3
    assert tables["around"][Reluctance.FEAR] == 2
    assert (tables["quiz"]["gain right"], tables["quiz"]["gain other"]) == (1, 2)


def test_who_is_unsure_counts_as_not_right(engine: Engine) -> None:
    handed_in(engine, {}, {("gain", Mark.UNSURE): 4, ("gain", Mark.WRONG): 1})
    assert sheet_counts(engine).tables["quiz"]["gain other"] == 5


def test_one_sheet_changes_no_table_by_more_than_is_said(engine: Engine) -> None:
    before = sheet_counts(engine)
    handed_in(engine, {CELL: 1}, {(name, Mark.RIGHT): 1 for name in drawn()})
    after = sheet_counts(engine)
    changed = {
        name: sum(abs(count - before.tables[name][value]) for value, count in table.items())
        for name, table in after.tables.items()
    }
    assert changed == {"awareness": 1, "around": 1, "quiz": ASKED}
    assert changed == {"awareness": 1, "around": 1} | after.sensitivities


def test_noisy_counts_are_told_by_answer_and_by_the_title_of_a_statement(engine: Engine) -> None:
    counts = sheet_counts(engine)
    told = counts._replace(titles=counts.titles | {"gain": "得点私利"}).told(
        counts.tables | {"quiz": {value: place for place, value in enumerate(counts.tables["quiz"])}}
    )
    assert list(told) == ["awareness", "around", "quiz"]
    assert told["quiz"]["得点私利"] == (2, 3)
