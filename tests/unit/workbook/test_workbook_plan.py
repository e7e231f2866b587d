"""The dry run: what a workbook would change, row by row; all of it is taken or nothing."""

import pytest

from bot.content.entry import Entry
from bot.workbook.apart import Sheet
from bot.workbook.plan import Plan, Status, dry_run
from bot.workbook.problem import Problem
from bot.workbook.read import Read


def live_of(*entries: Entry) -> dict[tuple[str, str], Entry]:
    return {(entry.kind, entry.key): entry for entry in entries}


@pytest.fixture
def fear(an_answer):
    return an_answer("fear", text="old", version=2)


@pytest.fixture
def planned(edited):
    """Return a maker of plans: a workbook of `entry` with cells changed, against what is live."""

    def make(entry: Entry, cells: dict, *live: Entry, past=None) -> Plan:
        book = edited(entry)
        for heading, cell in cells.items():
            book.put(heading, cell)
        return dry_run(book.read(), live_of(*live), **({"past": past} if past else {}))

    return make


def test_row_that_nobody_changed_is_the_same(planned, fear) -> None:
    plan = planned(fear, {}, fear)
    assert ([row.status for row in plan.rows], plan.is_clean(), plan.drafts()) == ([Status.SAME], True, [])


def test_changed_row_tells_what_was_and_what_would_be(planned, fear) -> None:
    plan = planned(fear, {"短文": "new", "失效日期": "2027/1/1", "追问按钮": "fear"}, fear)
    [row] = plan.rows
    assert row.status is Status.CHANGED
    assert [(change.column, change.old, change.new) for change in row.changes] == [
        ("短文", "old", "new"),
        ("失效日期", "", "2027-01-01"),
        ("追问按钮", "", "fear"),
    ]


def test_changed_row_becomes_a_draft_with_the_version_that_it_was_made_from(planned, fear) -> None:
    [draft] = planned(fear, {"短文": "new"}, fear).drafts()
    assert (draft.key, draft.text, draft.version) == ("fear", "new", 2)


def test_new_row_becomes_a_draft_of_version_one_though_it_was_copied(planned, fear) -> None:
    plan = planned(fear, {"键": "brave"}, fear)
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
    plan = dry_run(read, live_of(fear, care))
    assert [row.status for row in plan.rows] == [Status.CHANGED, Status.BAD]
    assert [problem.code for problem in plan.rows[1].problems] == ["missing"]
    assert (plan.is_clean(), plan.drafts(), plan.absent) == (False, [], ())


def test_file_that_was_refused_is_not_clean(fear) -> None:
    plan = dry_run(Read(problems=(Problem("encrypted"),)), live_of(fear))
    assert (plan.is_clean(), plan.rows, plan.problems) == (False, (), (Problem("encrypted"),))


def test_notes_do_not_stop_it(edited, fear) -> None:
    book = edited(fear)
    book.sheets["Sheet3"] = Sheet("Sheet3", [], [])
    plan = dry_run(book.read(), live_of(fear))
    assert (plan.is_clean(), [note.code for note in plan.notes]) == (True, ["sheet_ignored"])


LOST = {
    "a button": ({"追问按钮": "fear\ngone"}, "no_such_answer", "gone", "追问按钮"),
    "a card": ({"渠道卡片": "12380"}, "no_such_channel", "12380", "渠道卡片"),
    "a leaning to no answer": ({"跟进语": "fear → gone"}, "no_such_answer", "gone", "跟进语"),
    "a leaning of no name": ({"跟进语": "ask_whom → fear"}, "no_such_answer", "ask_whom", "跟进语"),
    "a leaning to a detail that there is not": ({"跟进语": "fear → detail"}, "no_detail", "detail", "跟进语"),
}


@pytest.mark.parametrize(("cells", "code", "value", "column"), LOST.values(), ids=LOST.keys())
def test_row_that_leads_to_nothing_stops_it(planned, fear, cells, code, value, column) -> None:
    plan = planned(fear, cells, fear)
    [row] = plan.rows
    [problem] = row.problems
    assert (row.status, plan.is_clean()) == (Status.DANGLING, False)
    assert (problem.code, problem.gaps, problem.column, problem.row) == (code, {"value": value}, column, 2)


def test_row_may_lead_to_what_the_file_brings(edited, fear, an_answer, a_card) -> None:
    read = edited(fear, an_answer("care"), channels=[a_card("12380")]).put("追问按钮", "care")
    plan = dry_run(read.put("渠道卡片", "12380").read(), live_of(fear))
    assert plan.is_clean()


def test_row_may_not_lead_to_a_bad_row(edited, fear, an_answer) -> None:
    read = edited(fear, an_answer("care")).put("追问按钮", "care").put("标题", "", row=3).read()
    assert [row.status for row in dry_run(read, live_of(fear)).rows] == [Status.DANGLING, Status.BAD]


def test_what_led_to_nothing_before_does_not_stop_it(planned, fear) -> None:
    astray = fear.model_copy(update={"follow_ups": ("gone",)})
    assert planned(astray, {}, astray).is_clean()


@pytest.fixture
def meanwhile(fear):
    """Return the answer as somebody changed it live after the workbook was made."""
    return fear.model_copy(update={"title": "live", "version": 3})


def test_row_changed_live_meanwhile_is_a_conflict(planned, fear, meanwhile) -> None:
    plan = planned(fear, {"短文": "new"}, meanwhile)
    [row] = plan.rows
    assert (row.status, plan.is_clean(), plan.drafts()) == (Status.CONFLICT, False, [])
    assert row.problems == (Problem("changed_meanwhile", {"yours": 2, "live": 3}, "答案", 2),)
    assert [change.path for change in row.changes] == ["title", "text"]


def test_conflict_tells_who_changed_what_when_the_past_is_known(planned, fear, meanwhile) -> None:
    asked = []
    plan = planned(fear, {"短文": "new"}, meanwhile, past=lambda *what: asked.append(what) or fear)
    [row] = plan.rows
    assert (row.status, asked) == (Status.CONFLICT, [("answer", "fear", 2)])
    assert [(change.path, change.new) for change in row.changes] == [("text", "new")]
    assert [(change.path, change.new) for change in row.theirs] == [("title", "live")]


def test_row_that_the_officer_did_not_touch_is_no_conflict_when_the_past_is_known(
    planned, fear, meanwhile
) -> None:
    plan = planned(fear, {"短文": "old"}, meanwhile, past=lambda *_: fear)
    assert ([row.status for row in plan.rows], plan.is_clean()) == ([Status.UNTOUCHED], True)
    assert plan.drafts() == []


def test_row_changed_alike_on_both_sides_is_the_same(planned, fear, meanwhile) -> None:
    assert [row.status for row in planned(fear, {"标题": "live"}, meanwhile).rows] == [Status.SAME]


def test_version_that_never_was_live_is_a_conflict(planned, fear) -> None:
    [row] = planned(fear, {"版本": 9.0, "短文": "new"}, fear).rows
    assert (row.status, [problem.code for problem in row.problems]) == (Status.CONFLICT, ["unknown_version"])


def test_plan_counts_its_rows(edited, fear, an_answer) -> None:
    read = edited(fear, an_answer("care"), an_answer("pay")).put("短文", "new").read()
    plan = dry_run(read, live_of(fear, an_answer("care")))
    assert plan.counts() == {Status.CHANGED: 1, Status.SAME: 1, Status.NEW: 1}
