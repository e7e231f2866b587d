"""Step: count the sheets of the questionnaire, with noise, from an account of their own."""

from bot.research.counts.ledger import BudgetSpent
from bot.research.making.work import Work
from bot.research.report.material import NoSurvey

ACCOUNT = "questionnaire"


def survey(work: Work) -> None:
    """Pay for noisy counts of the sheets; when there is nothing to pay with, the release goes without.

    Sheets change every day, released concerns once a month: the account of the sheets may be spent sooner,
    and should not keep the concerns from being released.
    """
    work.risk["budget_questionnaire"] = None
    held = work.parts.survey
    if held is None:
        return
    if not work.wanted.epsilon:
        work.no_survey = NoSurvey.UNPAID
        return
    try:
        figures = work.parts.ledger.figures(ACCOUNT, held.tables, work.wanted.epsilon, held.sensitivities)
    except BudgetSpent:
        work.no_survey = NoSurvey.SPENT
        return
    work.survey = figures
    work.risk["budget_questionnaire"] = {
        **figures.paid(ACCOUNT),
        "half_widths": figures.half_widths,
    }
    work.risk["counts_questionnaire"] = figures.counts
