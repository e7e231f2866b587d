"""Base, file and live compared: who changed what, and whether both can be had."""

import pytest
from pydantic import model_validator

from bot.answers.model import Answer
from bot.content.three_way import Compared, Field, Side, Status, compare, report


@pytest.fixture
def versions(an_answer):
    """Return a maker of three states of one answer from what each changed; None: there is no such state."""

    def make(base: dict | None, file: dict | None, live: dict | None) -> Compared[Answer]:
        states = (None if fields is None else an_answer("fear", **fields) for fields in (base, file, live))
        return compare("fear", *states)

    return make


OLD, NEW, OTHER = {"text": "old"}, {"text": "new"}, {"text": "other"}
TITLED = {"text": "old", "title": "new"}
STATES = {
    "nobody changed it": (OLD, OLD, OLD, Status.SAME),
    "the file changed": (OLD, NEW, OLD, Status.FILE_CHANGED),
    "live changed": (OLD, OLD, NEW, Status.LIVE_CHANGED),
    "both changed alike": (OLD, NEW, NEW, Status.BOTH_ALIKE),
    "both changed one field": (OLD, NEW, OTHER, Status.CONFLICT),
    "both changed different fields": (OLD, NEW, TITLED, Status.MERGEABLE),
    "one changed what both did, and more": (OLD, NEW, {"text": "new", "title": "new"}, Status.LIVE_CHANGED),
    "new in the file": (None, NEW, None, Status.NEW_IN_FILE),
    "new live": (None, None, NEW, Status.NEW_LIVE),
    "new on both sides and the same": (None, NEW, NEW, Status.SAME),
    "new on both sides and not the same": (None, NEW, OTHER, Status.CONFLICT),
    "removed in the file": (OLD, None, OLD, Status.REMOVED_IN_FILE),
    "removed in the file, changed live": (OLD, None, NEW, Status.CONFLICT),
    "no longer live": (OLD, OLD, None, Status.REMOVED_LIVE),
    "no longer live, changed in the file": (OLD, NEW, None, Status.CONFLICT),
}


@pytest.mark.parametrize(("base", "file", "live", "status"), STATES.values(), ids=STATES.keys())
def test_what_happened_is_told_by_the_three_states(versions, base, file, live, status: Status) -> None:
    assert versions(base, file, live).status is status


def test_conflict_lists_each_field_with_its_three_values_and_who_changed_it(versions) -> None:
    row = versions(OLD, NEW, {"text": "other", "title": "live"})
    assert row.fields == (
        Field("title", Side.LIVE, "fear", "fear", "live"),
        Field("text", Side.CONFLICT, "old", "new", "other"),
    )


def test_different_fields_are_merged_under_a_version_newer_than_both(versions, an_answer) -> None:
    row = versions(OLD, {**NEW, "version": 2}, {**TITLED, "version": 5})
    assert row.merged == an_answer("fear", text="new", title="new", version=6)


def test_field_that_both_changed_alike_does_not_hinder_merging(versions, an_answer) -> None:
    both = {"detail": "both"}
    row = versions(OLD, NEW | both, TITLED | both)
    assert row.merged == an_answer("fear", text="new", title="new", detail="both", version=2)


def test_source_is_one_field(versions) -> None:
    sources = ({"source": {"document": d, "section": s}} for d, s in (("a", "1"), ("b", "1"), ("a", "2")))
    assert versions(*sources).status is Status.CONFLICT


class Dated(Answer):
    """An answer whose dates must be in order, as a model may ask."""

    @model_validator(mode="after")
    def _in_order(self) -> "Dated":
        assert self.checked_on < self.review_by
        return self


def test_changes_that_do_not_fit_together_are_a_conflict(an_answer) -> None:
    base = Dated.model_validate(dict(an_answer(checked_on="2026-01-01", review_by="2026-07-01")))
    file = base.model_copy(update={"checked_on": base.review_by.replace(month=6)})
    live = base.model_copy(update={"review_by": base.review_by.replace(month=2)})
    row = compare("fear", base, file, live)
    assert (row.status, row.merged) == (Status.CONFLICT, None)


VERSIONS = {
    "raised live": (1, 1, 2, Status.LIVE_CHANGED),
    "raised in the file": (1, 2, 1, Status.FILE_CHANGED),
    "raised in the file, more so live": (1, 2, 3, Status.LIVE_CHANGED),
}


@pytest.mark.parametrize(("base", "file", "live", "status"), VERSIONS.values(), ids=VERSIONS.keys())
def test_of_two_versions_of_one_wording_the_higher_is_the_newer(versions, base, file, live, status) -> None:
    assert versions(*({"version": version} for version in (base, file, live))).status is status


def test_version_alone_never_makes_a_conflict(versions) -> None:
    row = versions({"version": 1}, {"version": 2}, {"version": 3, "text": "new"})
    assert row.status is Status.LIVE_CHANGED


def test_report_has_a_row_for_each_key_in_order(an_answer) -> None:
    states = ({key: an_answer(key) for key in keys} for keys in (("a", "gone"), ("c", "a"), ("b", "a")))
    rows = report(*states)
    assert [(row.key, row.status.name) for row in rows] == [
        ("a", "SAME"),
        ("b", "NEW_LIVE"),
        ("c", "NEW_IN_FILE"),
    ]
