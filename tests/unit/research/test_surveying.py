"""The questionnaire in a release: its noise is paid for from an account of its own, or it stays out."""

import pytest

from bot.database import open_database
from bot.questionnaire.codes import Awareness, Cell
from bot.questionnaire.release import sheet_counts
from bot.research.counts.budget import Budget
from bot.research.counts.ledger import Ledger
from bot.research.making.surveying import survey
from bot.research.making.work import Parts, Wanted, Work
from bot.research.report.material import NoSurvey
from tests.unit.questionnaire.sheets import handed_in


@pytest.fixture
def sheets(engine):
    """Return what hands in so many sheets that know a little."""
    return lambda number: handed_in(engine, {Cell(Awareness.SOME): number})


@pytest.fixture
def surveyed(engine, tmp_path):
    """Return what makes the step of a release of this database; each opens the ledger anew."""

    def surveyed(epsilon=0.4, counts=None):
        ledger = Ledger(open_database(f"sqlite:///{tmp_path / 'ganwei.sqlite'}"), 1.0, b"key")
        parts = Parts(None, {}, None, ledger, counts or sheet_counts(engine), "2026-11")
        work = Work(parts, Wanted(epsilon=epsilon), None, None, tmp_path, tmp_path)
        survey(work)
        return work

    return surveyed


def test_noise_is_paid_for_from_an_account_of_its_own(surveyed, sheets, engine):
    sheets(30)
    budget = surveyed().risk["budget_questionnaire"]
    assert (budget["account"], budget["epsilon"], budget["spent"]) == ("questionnaire", 0.4, 0.4)
    surveyed()
    assert Budget(engine, 1.0).left("store") == 1.0


def test_noise_of_the_quiz_is_as_much_wider_as_a_sheet_changes_it_more(surveyed):
    work = surveyed()
    assert work.survey.scales["quiz"] == 4 * work.survey.scales["awareness"] == pytest.approx(30)
    assert work.risk["budget_questionnaire"]["half_widths"] == work.survey.half_widths


def test_the_same_sheets_are_the_same_figures_and_cost_nothing(surveyed, sheets):
    sheets(30)
    first = surveyed()
    again = surveyed()
    assert again.survey == first.survey
    assert again.risk == first.risk


def test_a_title_that_was_edited_does_not_make_the_same_sheets_look_like_others(surveyed, engine):
    first, counts = surveyed(), sheet_counts(engine)
    edited = counts._replace(titles=dict.fromkeys(counts.titles, "改过"))
    assert surveyed(counts=edited).survey == first.survey


def test_one_sheet_more_does_not_show_in_the_difference_of_two_releases(surveyed, sheets):
    sheets(30)
    first = surveyed()
    sheets(1)
    again = surveyed()
    assert again.risk["budget_questionnaire"]["spent"] == 0.8
    changed = [
        again.survey.counts[table][value] != count
        for table, counts in first.survey.counts.items()
        for value, count in counts.items()
    ]
    assert sum(changed) > 5  # not the one cell that the sheet changed


def test_without_epsilon_nothing_is_counted_and_nothing_paid(surveyed, sheets, engine):
    sheets(30)
    work = surveyed(epsilon=0)
    assert (work.survey, work.no_survey) == (None, NoSurvey.UNPAID)
    assert work.risk == {"budget_questionnaire": None}
    assert Budget(engine, 1.0).left("questionnaire") == 1.0


def test_a_spent_account_leaves_the_questionnaire_out_and_lets_the_release_be(surveyed, sheets):
    surveyed(0.7)
    sheets(1)
    work = surveyed(0.7)
    assert (work.survey, work.no_survey) == (None, NoSurvey.SPENT)
    assert work.risk == {"budget_questionnaire": None}


def test_a_release_of_other_concerns_has_no_questionnaire(tmp_path):
    work = Work(Parts(None, {}, None, None, None, "2026-11"), Wanted(), None, None, tmp_path, tmp_path)
    survey(work)
    assert (work.survey, work.no_survey) == (None, NoSurvey.NONE)
    assert work.risk == {"budget_questionnaire": None}
