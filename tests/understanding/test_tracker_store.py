"""Which events of a talk are kept: the last turns, and the form and slots that older ones left behind."""

from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered

from bot.ephemeral.tracker_store import TURNS_KEPT, last_turns, wordless


def turns(count):
    """Return the events of `count` turns without forms."""
    return [event for _ in range(count) for event in (UserUttered("x"), ActionExecuted("utter_x"))]


def test_few_turns_are_all_kept():
    events = turns(TURNS_KEPT)
    assert last_turns(events) == events


def test_older_turns_are_dropped():
    assert last_turns(turns(TURNS_KEPT + 4)) == turns(TURNS_KEPT)


def test_form_and_slots_of_older_turns_are_kept_as_they_were_last():
    begun = [
        UserUttered("x"),
        ActiveLoop("form"),
        SlotSet("a", "no"),
        SlotSet("b", "no"),
        SlotSet("a", "yes"),
    ]
    kept = last_turns([*begun, *turns(TURNS_KEPT)])
    assert kept == [ActiveLoop("form"), SlotSet("b", "no"), SlotSet("a", "yes"), *turns(TURNS_KEPT)]


def test_form_that_ended_stays_ended():
    events = [UserUttered("x"), ActiveLoop("form"), ActiveLoop(None), *turns(TURNS_KEPT)]
    assert last_turns(events)[0] == ActiveLoop(None)


def test_nothing_that_was_typed_is_kept():
    event = UserUttered("不能存", {"name": "pay"}, parse_data={"intent": {"name": "pay"}, "text": "不能存"})
    assert "不能存" not in str(wordless(event))
