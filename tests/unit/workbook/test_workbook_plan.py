"""The dry run: what a workbook would change, row by row; all of it is taken or nothing."""

from collections.abc import Sequence

import pytest

from bot.content.checks import Problem as Finding
from bot.content.entry import Entry
from bot.workbook.against import Around
from bot.workbook.apart import Sheet
from bot.workbook.plan import Plan, dry_run
from bot.workbook.planned import Planned, Status
from bot.workbook.problem import Problem
from bot.workbook.read import Read


def passes(entries: Sequence[Entry]) -> list[list[Finding]]:
    """Find nothing wrong."""
    return [[] for _ in entries]


def changed(row: Planned) -> list[str]:
    """Return the fields of a row that are not as they are live."""
    before = row.base or row.live
    fields = type(row.entry).model_fields
    return [name for name in fields if getattr(before, name) != getattr(row.entry, name)]


def live_of(*entries: Entry) -> dict[tuple[str, str], Entry]:
    return {(entry.kind, entry.key): entry for entry in entries}


@pytest.fixture
def fear(an_answer):
    return an_answer("fear", text="old", version=2)


@pytest.fixture
def planned(edited):
    """Return a maker of plans: a workbook of `entry` with cells changed, against what is live."""

    def make(entry: Entry, cells: dict, *live: Entry, check=passes, **around) -> Plan:
        book = edited(entry)
        for heading, cell in cells.items():
            book.put(heading, cell)
        return dry_run(book.read(), Around(live_of(*live), **around), check)

    return make


def test_row_that_nobody_changed_is_the_same(planned, fear) -> None:
    plan = planned(fear, {}, fear)
    assert ([row.status for row in plan.rows], plan.is_clean(), plan.drafts()) == ([Status.SAME], True, [])


def test_changed_row_tells_what_was_and_what_would_be(planned, fear) -> None:
    plan = planned(fear, {"短文": "new", "失效日期": "2027/1/1", "追问按钮": "fear"}, fear)
    [row] = plan.rows
    assert (row.status, row.live) == (Status.CHANGED, fear)
    assert changed(row) == ["text", "expires_on", "follow_ups"]


def test_changed_row_becomes_a_draft_with_the_version_that_it_was_made_from(planned, fear) -> None:
    [draft] = planned(fear, {"短文": "new"}, fear).drafts()
    assert (draft.key, draft.text, draft.version) == ("fear", "new", 2)


def test_new_row_becomes_a_draft_of_version_one_though_it_was_copied(planned, fear) -> None:
    plan = planned(fear, {"键": "brave", "标题": "敢"}, fear)
    assert [row.status for row in plan.rows] == [Status.NEW]
    assert [(draft.key, draft.version) for draft in plan.drafts()] == [("brave", 1)]


def test_what_is_not_in_the_file_stays(planned, fear, an_answer, a_card) -> None:
    plan = planned(fear, {}, fear, an_answer("care"), a_card("12380"))
    assert plan.absent == (("answer", "care"), ("channel", "12380"))
    assert (plan.is_clean(), plan.drafts()) == (True, [])


@pytest.mark.parametrize("text", ["old", "old\n\n", "old \n"])
def test_blanks_at_the_end_of_a_text_are_no_change(planned, fear, text: str) -> None:
    assert [row.status for row in planned(fear, {"短文": text}, fear).rows] == [Status.SAME]


def test_blanks_at_the_end_stay_as_they_are_when_something_else_changes(planned, fear) -> None:
    [draft] = planned(fear, {"短文": "old", "标题": "new"}, fear).drafts()
    assert (draft.title, draft.text) == ("new", "old")


def test_bad_row_stops_the_whole_file(edited, fear, an_answer) -> None:
    care = an_answer("care")
    read = edited(fear, care).put("短文", "new").put("标题", "", row=3).read()
    plan = dry_run(read, Around(live_of(fear, care)), passes)
    assert [row.status for row in plan.rows] == [Status.CHANGED, Status.BAD]
    assert [problem.code for problem in plan.rows[1].problems] == ["missing"]
    assert (plan.is_clean(), plan.drafts(), plan.absent) == (False, [], ())


def test_file_that_was_refused_is_not_clean(fear) -> None:
    plan = dry_run(Read(problems=(Problem("encrypted"),)), Around(live_of(fear)), passes)
    assert (plan.is_clean(), plan.rows, plan.problems) == (False, (), (Problem("encrypted"),))


def test_notes_do_not_stop_it(edited, fear) -> None:
    book = edited(fear)
    book.sheets["Sheet3"] = Sheet("Sheet3", [], [])
    plan = dry_run(book.read(), Around(live_of(fear)), passes)
    assert (plan.is_clean(), [note.code for note in plan.notes]) == (True, ["sheet_ignored"])


def finds(*codes: str, is_hint: bool = False):
    """Return a check that finds the same things wrong with every entry."""
    return lambda entries: [[Finding("text", code, {}, is_hint) for code in codes] for _ in entries]


def test_what_the_check_finds_stops_it(planned, fear) -> None:
    plan = planned(fear, {"短文": "new"}, fear, check=finds("fact_missing"))
    [row] = plan.rows
    assert (row.status, plan.is_clean(), plan.drafts()) == (Status.BAD, False, [])
    assert [finding.code for finding in row.findings] == ["fact_missing"]


def test_hint_of_the_check_stops_nothing(planned, fear) -> None:
    plan = planned(fear, {"短文": "new"}, fear, check=finds("maybe_identifier", is_hint=True))
    assert (plan.is_clean(), [row.status for row in plan.rows]) == (True, [Status.CHANGED])
    assert [finding.code for finding in plan.rows[0].findings] == ["maybe_identifier"]


def test_check_judges_together_what_changes_and_nothing_else(edited, fear, an_answer, a_card) -> None:
    judged = []

    def check(entries: Sequence[Entry]) -> list[list[Finding]]:
        judged.extend(entry.key for entry in entries)
        return passes(entries)

    read = edited(fear, an_answer("care"), channels=[a_card("talk")]).put("短文", "new").read()
    dry_run(read, Around(live_of(fear, an_answer("care"))), check)
    assert judged == ["fear", "talk"]


def test_what_was_wrong_before_does_not_stop_a_row_that_nobody_changed(planned, fear) -> None:
    assert planned(fear, {}, fear, check=finds("fact_missing")).is_clean()


@pytest.mark.parametrize(("heading", "cell"), [("版本", 9.0), ("版本", ""), ("编号", 9.0), ("编号", "")])
def test_locked_cell_that_was_changed_stops_it(planned, an_answer, heading: str, cell) -> None:
    live = an_answer("fear", version=2, number=17)
    [row] = planned(live, {heading: cell, "短文": "new"}, live).rows
    [problem] = row.problems
    assert (row.status, problem.code, problem.row) == (Status.BAD, "locked_cell", 2)
    assert problem.gaps == {"live": 2 if heading == "版本" else 17}


KEYS_CHANGED = {"of the same number": {"标题": "另一个"}, "of the same title": {"编号": ""}}


@pytest.mark.parametrize("cells", KEYS_CHANGED.values(), ids=KEYS_CHANGED.keys())
def test_key_that_was_changed_is_told_from_a_new_entry(planned, an_answer, cells: dict) -> None:
    live = an_answer("fear", number=17, title="怕担责")
    [row] = planned(live, {"键": "brave", **cells}, live).rows
    [problem] = row.problems
    assert (row.status, problem.code) == (Status.BAD, "key_changed")
    assert problem.gaps == {"name": "怕担责", "former": "fear"}


def test_copied_row_with_a_key_and_a_title_of_its_own_gets_a_number_of_its_own(edited, an_answer) -> None:
    live = an_answer("fear", number=17, title="怕担责")
    book = edited(live, live).put("键", "brave", row=3).put("标题", "敢担责", row=3)
    [draft] = dry_run(book.read(), Around(live_of(live)), passes).drafts()
    assert (draft.key, draft.number) == ("brave", 0)


def test_copied_row_whose_key_was_cleared_is_new(edited, an_answer) -> None:
    live = an_answer("fear", number=17, title="怕担责")
    book = edited(live, live).put("键", "", row=3).put("标题", "敢担责", row=3)
    [draft] = dry_run(book.read(), Around(live_of(live)), passes).drafts()
    assert (draft.title, draft.number, draft.version) == ("敢担责", 0, 1)
    assert draft.key != "fear"


def test_key_that_was_cleared_of_an_entry_that_is_live_is_told(planned, an_answer) -> None:
    live = an_answer("fear", number=17, title="怕担责")
    [row] = planned(live, {"键": "", "短文": "new"}, live).rows
    assert [problem.code for problem in row.problems] == ["key_changed"]


@pytest.mark.parametrize("key", ["1_brave", "b", "_brave"])
def test_new_key_follows_the_rule_of_the_console(planned, fear, an_answer, key: str) -> None:
    [row] = planned(fear, {"键": key, "标题": "另一个"}, an_answer("care")).rows
    assert (row.status, [problem.code for problem in row.problems]) == (Status.BAD, ["bad_new_key"])


def test_entry_with_a_draft_stops_it_when_the_workbook_changes_it_too(planned, fear) -> None:
    drafted = {("answer", "fear")}
    [row] = planned(fear, {"短文": "new"}, fear, drafted=drafted).rows
    assert (row.status, [problem.code for problem in row.problems]) == (Status.BAD, ["drafted"])
    assert planned(fear, {}, fear, drafted=drafted).is_clean()


@pytest.fixture
def meanwhile(fear):
    """Return the answer as somebody changed it live after the workbook was made."""
    return fear.model_copy(update={"title": "live", "version": 3})


def test_row_changed_live_meanwhile_is_a_conflict(planned, fear, meanwhile) -> None:
    plan = planned(fear, {"短文": "new"}, meanwhile)
    [row] = plan.rows
    assert (row.status, plan.is_clean(), plan.drafts()) == (Status.CONFLICT, False, [])
    assert row.problems == (Problem("changed_meanwhile", {"yours": 2, "live": 3}, "答案", 2),)
    assert (row.base, row.live) == (None, meanwhile)


def test_conflict_tells_who_changed_what_when_the_past_is_known(planned, fear, meanwhile) -> None:
    asked = []
    plan = planned(fear, {"短文": "new"}, meanwhile, past=lambda *what: asked.append(what) or fear)
    [row] = plan.rows
    assert (row.status, asked) == (Status.CONFLICT, [("answer", "fear", 2)])
    assert (changed(row), row.base, row.live) == (["text"], fear, meanwhile)


def test_row_that_the_officer_did_not_touch_is_no_conflict_when_the_past_is_known(
    planned, fear, meanwhile
) -> None:
    plan = planned(fear, {"短文": "old"}, meanwhile, past=lambda *_: fear)
    assert ([row.status for row in plan.rows], plan.is_clean()) == ([Status.UNTOUCHED], True)
    assert plan.drafts() == []


def test_row_changed_alike_on_both_sides_is_the_same(planned, fear, meanwhile) -> None:
    assert [row.status for row in planned(fear, {"标题": "live"}, meanwhile).rows] == [Status.SAME]


def test_what_stays_is_what_nobody_changed_and_what_the_file_lacks(edited, fear, an_answer) -> None:
    read = edited(fear, an_answer("care")).put("短文", "new").read()
    plan = dry_run(read, Around(live_of(fear, an_answer("care"), an_answer("pay"))), passes)
    assert plan.staying() == 2


def test_plan_counts_its_rows(edited, fear, an_answer) -> None:
    read = edited(fear, an_answer("care"), an_answer("pay", title="待遇")).put("短文", "new").read()
    plan = dry_run(read, Around(live_of(fear, an_answer("care"))), passes)
    assert plan.counts() == {Status.CHANGED: 1, Status.SAME: 1, Status.NEW: 1}
