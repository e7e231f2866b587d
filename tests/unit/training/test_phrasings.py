"""What staff may add to the training data, and where each phrasing stands."""

import pytest
import yaml

from bot.audit.search import AuditList, Wanted
from bot.training.data import FEWEST
from bot.training.known import Known
from bot.training.phrasing import Gone, Refused, Standing, Why
from bot.training.phrasings import Phrasings
from tests.unit.training.conftest import KNOWN, names_in

REFUSED = {
    "an intent that nobody knows": ("nobody", "怕担责", Why.UNKNOWN_INTENT),
    "an answer without a source": ("busy", "怕担责", Why.UNKNOWN_INTENT),
    "an answer with the name of a command of Rasa": ("restart", "怕担责", Why.UNKNOWN_INTENT),
    "nothing": ("fear", " ", Why.NO_WORDS),
    "what cannot be seen": ("fear", "\u200b", Why.NO_WORDS),
    "symbols": ("fear", "？！", Why.NO_WORDS),
    "more than a hundred characters": ("fear", "怕" * 101, Why.TOO_LONG),
    "what nlu/ has": ("fear", "怕 出错？", Why.IN_FILES),
    "a held-out question": ("fear", "怕签字，怎么办", Why.HELD_OUT),
    "a masked name": ("fear", "【姓名】不让我签怎么办", Why.MASKED),
    "a name": ("fear", "王大力怕担责", Why.IDENTIFIER),
}


@pytest.mark.parametrize(("intent", "text", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_must_not_be_learnt_is_refused_with_its_reason(phrasings, intent, text, why):
    with pytest.raises(Refused) as refused:
        phrasings.add("周敏", intent, text)
    assert refused.value.why is why
    assert phrasings.all() == []


def test_a_hundred_characters_are_taken(phrasings):
    phrasings.add("周敏", "fear", "怕" * 100)
    assert [phrasing.text for phrasing in phrasings.all()] == ["怕" * 100]


def test_same_words_are_taken_once_and_the_refusal_says_where_they_are(phrasings):
    phrasings.add("周敏", "fear", "怕担责")
    with pytest.raises(Refused) as refused:
        phrasings.add("李强", "greet", "怕担责!")
    assert (refused.value.why, refused.value.intent) == (Why.ADDED, "fear")


@pytest.mark.parametrize("text", ["怕擔責", "怕担责？", "怕　担责"])
def test_other_spelling_of_what_another_topic_has_is_refused_and_says_which(phrasings, text):
    phrasings.add("周敏", "fear", "怕担责")
    with pytest.raises(Refused) as refused:
        phrasings.add("李强", "canteen", text)
    assert (refused.value.why, refused.value.intent) == (Why.ADDED, "fear")


def test_phrasing_that_moves_to_another_topic_is_new_there_and_dropped_here(phrasings, models, made):
    models.activate(made("怕担责"), "李强")
    phrasings.drop("周敏", 1)
    phrasings.add("周敏", "canteen", "怕担责")
    assert [(found.intent, found.standing) for found in phrasings.all()] == [
        ("canteen", Standing.NEW),
        ("fear", Standing.DROPPED),
    ]


def test_refusal_names_the_place_of_what_identifies_and_no_word(phrasings):
    with pytest.raises(Refused) as refused:
        phrasings.add("周敏", "fear", "怕王大力")
    assert [(span.start, span.end) for span in refused.value.spans] == [(1, 4)]
    assert "王" not in f"{refused.value!r} {refused.value.spans}"


def test_phrasing_is_stored_without_what_cannot_be_seen(phrasings):
    phrasings.add("周敏", "fear", " 怕\u200b担\n责 ")
    assert [phrasing.text for phrasing in phrasings.all()] == ["怕担 责"]


def test_deeds_are_audited_by_key_and_number_and_never_by_words(phrasings, engine):
    number = phrasings.add("周敏", "fear", "怕担责")
    phrasings.drop("李强", number)
    deeds = list(AuditList(engine).all(Wanted()))
    assert [(deed.staff, deed.action, deed.subject, deed.reason) for deed in deeds] == [
        ("周敏", "phrasing_add", "fear 1", ""),
        ("李强", "phrasing_drop", "fear 1", ""),
    ]


def test_refused_phrasing_leaves_no_note(phrasings, engine):
    with pytest.raises(Refused):
        phrasings.add("周敏", "fear", "怕出错")
    assert list(AuditList(engine).all(Wanted())) == []


def test_what_is_not_there_cannot_be_dropped(phrasings, engine):
    with pytest.raises(Gone):
        phrasings.drop("周敏", 7)
    assert list(AuditList(engine).all(Wanted())) == []


def test_dropped_phrasing_is_gone(phrasings):
    phrasings.drop("周敏", phrasings.add("周敏", "fear", "怕担责"))
    assert phrasings.all() == []


def test_phrasing_is_new_until_a_model_with_it_is_active(phrasings, models, made):
    number = made("怕担责")
    assert [phrasing.standing for phrasing in phrasings.all()] == [Standing.NEW]
    models.activate(number, "李强")
    assert [phrasing.standing for phrasing in phrasings.all()] == [Standing.ACTIVE]


def test_phrasing_that_was_dropped_is_listed_while_the_active_model_knows_it(phrasings, models, made):
    models.activate(made("怕担责"), "李强")
    phrasings.drop("周敏", 1)
    assert [(found.number, found.text, found.standing) for found in phrasings.all()] == [
        (0, "怕担责", Standing.DROPPED)
    ]


def test_phrasing_that_nlu_has_by_now_is_listed_as_such(phrasings, engine):
    phrasings.add("周敏", "fear", "怕担责")
    later = Known(KNOWN.intents, KNOWN.reserved, {"怕担责": "fear"}, KNOWN.held_out)
    assert [found.standing for found in Phrasings(engine, later, names_in).all()] == [Standing.IN_FILES]


def test_phrasings_are_given_as_blocks_for_nlu(phrasings, engine):
    for intent, text in (("greet", "早上好"), ("fear", "怕担责"), ("fear", "怕背锅")):
        phrasings.add("周敏", intent, text)
    later = Known(KNOWN.intents, KNOWN.reserved, {"早上好": "greet"}, KNOWN.held_out)
    blocks = Phrasings(engine, later, names_in).blocks()
    assert yaml.safe_load(blocks) == [{"intent": "fear", "examples": "- 怕担责\n- 怕背锅\n"}]


def test_phrasings_of_one_intent_are_listed_by_themselves(phrasings):
    phrasings.add("周敏", "fear", "怕担责")
    phrasings.add("周敏", "greet", "早上好")
    assert [phrasing.text for phrasing in phrasings.of("greet")] == ["早上好"]


def test_topic_that_no_model_knows_says_how_many_phrasings_it_still_needs(phrasings):
    phrasings.add("周敏", "canteen", "食堂几点开饭")
    assert phrasings.unheard(["canteen", "fear", "busy", "restart"]) == {
        "canteen": FEWEST - 1,
        "busy": FEWEST,
    }


def test_topic_with_enough_phrasings_is_unheard_until_a_model_with_them_is_active(phrasings, models, made):
    for number in range(FEWEST):
        phrasings.add("周敏", "canteen", f"食堂{number}点开饭")
    number = made("怕担责")
    assert phrasings.unheard(["canteen"]) == {"canteen": 0}
    models.activate(number, "李强")
    assert phrasings.unheard(["canteen"]) == {}


def test_phrasings_may_be_added_to_intents_and_to_answers_that_may_become_topics(phrasings):
    assert phrasings.intents() == ["fear", "greet", "canteen"]
