"""The order of a release's steps is a safety property."""

from bot.research.release import STEPS


def test_nothing_is_recorded_before_it_was_proved_and_nothing_is_paid_for_what_fails_before():
    assert [step.__name__ for step in STEPS] == [
        "stage_concerns",
        "group",
        "look_back",
        "anonymise_classes",
        "order",
        "measure",
        "attack",
        "choose_texts",
        "write_files",
        "count",
        "survey",
        "tell",
        "prove",
        "record",
        "remember",
    ]
