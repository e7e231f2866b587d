"""What staff can do with models, in which state, and what is noted of it."""

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.audit.search import AuditList, Wanted
from bot.training.hands import hands_in, note_hands
from bot.training.model import (
    CannotBeActivated,
    NothingBefore,
    NothingNew,
    OwnPhrasings,
    ReasonNeeded,
    UnderWay,
)
from bot.training.tables import ModelRow, PhrasingRow, State

WORSE = {
    "set": "dev",
    "wanted": ["fear"],
    "text": "怕不怕",
    "before": ["fear"],
    "after": ["greet"],
    "was_right": True,
    "is_right": False,
}


def states(models):
    return {model.number: model.state for model in models.all()}


def test_there_is_no_model_before_the_first_is_asked_for(models):
    assert models.all() == []


def test_request_makes_a_row_that_waits_beside_that_of_the_repository(models, phrasings):
    phrasings.add("周敏", "fear", "怕担责")
    assert models.request("周敏") == 2
    assert states(models) == {1: State.ACTIVE, 2: State.WAITING}
    assert [model.author for model in models.all()] == ["周敏", ""]
    assert models.holds(2) == [("fear", "怕担责")]


def test_phrasing_that_is_added_later_is_in_the_next_model(models, phrasings):
    phrasings.add("周敏", "fear", "怕担责")
    models.request("周敏")
    phrasings.add("周敏", "fear", "怕背锅")
    assert models.holds(2) == [("fear", "怕担责")]


def test_one_model_at_a_time_is_asked_for(models, phrasings):
    phrasings.add("周敏", "fear", "怕担责")
    number = models.request("周敏")
    with pytest.raises(UnderWay) as under_way:
        models.request("李强")
    assert under_way.value.number == number


def test_without_anything_new_no_model_is_made(models, phrasings, made):
    with pytest.raises(NothingNew):
        models.request("周敏")
    models.activate(made("怕担责"), "李强")
    with pytest.raises(NothingNew):
        models.request("周敏")


def test_new_topic_with_too_few_phrasings_is_nothing_new(models, phrasings):
    phrasings.add("周敏", "canteen", "食堂几点开饭")
    with pytest.raises(NothingNew):
        models.request("周敏")


def test_dropping_what_is_learnt_is_something_new(models, phrasings, made):
    models.activate(made("怕担责"), "李强")
    phrasings.drop("周敏", 1)
    assert models.holds(models.request("周敏")) == []


def test_activated_model_takes_the_place_of_the_one_before(models, made):
    models.activate(made("怕担责"), "李强", "问得多")
    active, before = models.all()
    assert (active.state, active.activated_by, active.reason) == (State.ACTIVE, "李强", "问得多")
    assert (before.state, before.is_previous) == (State.FORMER, True)
    assert active.activated_at


def test_reason_of_the_first_activation_stays(models, made):
    number = made("怕担责")
    models.activate(number, "李强", "问得多")
    models.back("陈静")
    models.activate(number, "陈静", "又换回来")
    [model] = [one for one in models.all() if one.number == number]
    assert (model.activated_by, model.reason) == ("李强", "问得多")


def test_nobody_activates_a_model_with_phrasings_of_their_own(models, made):
    number = made("怕担责")
    assert models.all()[0].hands == ("周敏",)
    with pytest.raises(OwnPhrasings):
        models.activate(number, "周敏")
    assert states(models)[number] is State.READY
    models.activate(number, "李强")


def test_phrasing_that_its_author_dropped_since_is_still_their_work(models, phrasings, made):
    number = made("怕担责")
    phrasings.drop("周敏", 1)
    with pytest.raises(OwnPhrasings):
        models.activate(number, "周敏")


def test_phrasing_that_goes_while_a_model_is_asked_for_is_still_its_authors_work(engine, phrasings):
    phrasings.add("周敏", "fear", "怕担责")
    with Session(engine) as session:
        added = session.scalars(select(PhrasingRow)).all()
        session.execute(delete(PhrasingRow).execution_options(synchronize_session=False))
        note_hands(session, 2, [("fear", "怕担责")], added)
        session.flush()
        assert hands_in(session, 2) == ("周敏",)


def test_what_the_active_model_knows_already_was_judged_then(models, phrasings, made):
    models.activate(made("怕担责"), "李强")
    phrasings.add("李强", "fear", "怕背锅")
    models.request("李强")
    assert models.all()[0].hands == ("李强",)


def test_who_drops_a_phrasing_has_a_hand_in_the_model_without_it(models, phrasings, made):
    models.activate(made("怕担责"), "李强")
    phrasings.drop("李强", 1)
    models.request("周敏")
    assert models.all()[0].hands == ("李强",)


def test_one_person_goes_back_and_forth_between_what_has_been_active(models, made):
    number = made("怕担责")
    models.activate(number, "李强")
    assert models.back("周敏") == 1
    models.activate(number, "周敏")


def test_model_with_a_regression_is_blocked_until_somebody_says_why(models, made):
    number = made("怕担责", moved=[WORSE], regressions=1)
    with pytest.raises(ReasonNeeded):
        models.activate(number, "李强", "  ")
    assert states(models)[number] is State.BLOCKED
    models.activate(number, "李强", "那道题本来就含糊")
    assert states(models)[number] is State.ACTIVE


def test_model_that_misses_distress_is_blocked(models, made):
    number = made("怕担责", distress_lost=1)
    assert states(models)[number] is State.BLOCKED


def test_questions_that_moved_are_listed_with_those_that_got_worse_first(models, made):
    better = {**WORSE, "text": "怕什么", "was_right": False, "is_right": True}
    number = made("怕担责", moved=[better, WORSE], regressions=1)
    assert [question.text for question in models.moved(number)] == ["怕不怕", "怕什么"]
    [model, _own] = models.all()
    assert (model.asked, model.moved, model.regressions) == (9, 2, 1)
    assert model.figures["after"] == {"topic_questions_right": 0.8}
    assert model.against == 1


@pytest.mark.parametrize("number", [1, 2, 9])
def test_model_that_is_active_or_not_ready_or_not_there_cannot_be_activated(models, phrasings, number):
    phrasings.add("周敏", "fear", "怕担责")
    models.request("周敏")
    with pytest.raises(CannotBeActivated):
        models.activate(number, "李强")


def test_going_back_leads_to_the_model_before_and_back_again(models, made):
    second, third = made("怕担责"), made("怕背锅")
    models.activate(second, "李强")
    models.activate(third, "李强")
    assert [model.number for model in models.all() if model.is_previous] == [second]
    assert models.back("李强", "答偏了") == second
    assert models.back("李强") == third


def test_any_model_that_has_been_active_can_be_activated_again(models, made):
    models.activate(made("怕担责"), "李强")
    models.activate(made("怕背锅"), "李强")
    models.activate(1, "李强")
    assert states(models) == {1: State.ACTIVE, 2: State.FORMER, 3: State.FORMER}


def test_there_is_nothing_to_go_back_to_at_first(models):
    with pytest.raises(NothingBefore):
        models.back("李强")


def test_deeds_are_audited_with_name_number_and_reason(models, made, engine):
    models.activate(made("怕担责", regressions=1), "李强", "那道题含糊")
    models.back("赵芳", "答偏了")
    deeds = [d for d in AuditList(engine).all(Wanted()) if d.action.startswith("model")]
    assert [(deed.staff, deed.action, deed.subject, deed.reason) for deed in deeds] == [
        ("周敏", "model_train", "2", ""),
        ("李强", "model_activate", "2", "那道题含糊"),
        ("赵芳", "model_back", "1", "答偏了"),
    ]


def test_what_was_refused_is_not_audited(models, made, engine):
    number = made("怕担责", regressions=1)
    with pytest.raises(ReasonNeeded):
        models.activate(number, "李强")
    assert not [deed for deed in AuditList(engine).all(Wanted()) if deed.action == "model_activate"]


def test_steps_are_named_with_the_time_they_began(models, made):
    made("怕担责")
    steps = models.all()[0].steps
    assert [step.state for step in steps] == [State.WAITING, State.TRAINING, State.MEASURING, State.READY]
    assert sorted(step.at for step in steps) == [step.at for step in steps]


def test_what_the_last_training_took_is_what_is_expected(models, made, engine):
    assert models.expected() == {}
    made("怕担责")
    steps = [
        ["waiting", "08:00:00"],
        ["training", "08:00:07"],
        ["measuring", "08:04:00"],
        ["ready", "08:05:10"],
    ]
    dated = [[state, f"2026-11-26T{time}+00:00"] for state, time in steps]
    with engine.begin() as connection:
        connection.execute(update(ModelRow).where(ModelRow.number == 2).values(steps=dated))
    assert models.expected() == {State.TRAINING: 233, State.MEASURING: 70}
