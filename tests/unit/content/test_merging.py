"""Two people who changed the same entry: what is taken over, what stays, what a person has to choose."""

from bot.content.merging import merged

BASE = {"title": "one", "text": "one", "detail": "one", "follow_ups": ["pay"], "source": None}


def test_field_that_only_they_changed_is_theirs() -> None:
    found = merged("answer", BASE, BASE, {**BASE, "text": "theirs"})
    assert found.body["text"] == "theirs"
    assert [field.name for field in found.taken] == ["text"]


def test_field_that_only_i_changed_is_mine() -> None:
    found = merged("answer", BASE, {**BASE, "text": "mine"}, BASE)
    assert (found.body["text"], found.taken, found.both) == ("mine", (), ())


def test_field_that_both_changed_is_to_be_chosen_and_shows_all_three() -> None:
    found = merged("answer", BASE, {**BASE, "text": "mine"}, {**BASE, "text": "theirs"})
    [both] = found.both
    assert (both.name, both.base, both.file, both.live) == ("text", "one", "mine", "theirs")
    assert (found.body["text"], found.taken) == ("mine", ())


def test_field_that_both_changed_alike_needs_no_choice() -> None:
    found = merged("answer", BASE, {**BASE, "text": "two"}, {**BASE, "text": "two"})
    assert (found.body["text"], found.taken, found.both) == ("two", (), ())


def test_each_keeps_the_changes_of_different_fields() -> None:
    mine, theirs = {**BASE, "text": "mine"}, {**BASE, "detail": "theirs", "follow_ups": ["pay", "care"]}
    found = merged("answer", BASE, mine, theirs)
    assert found.body == {**BASE, "text": "mine", "detail": "theirs", "follow_ups": ["pay", "care"]}


def test_draft_of_something_new_lacks_fields_and_that_is_no_change() -> None:
    found = merged(
        "answer", {"title": "one"}, {"title": "one", "text": "mine", "follow_ups": []}, {"title": "one"}
    )
    assert (found.body["text"], found.taken, found.both) == ("mine", (), ())


def test_version_and_key_are_no_wording() -> None:
    found = merged("channel", {"version": 1, "key": "a"}, {"version": 1}, {"version": 2, "name": "theirs"})
    assert (found.body, [field.name for field in found.taken]) == ({"version": 1, "name": "theirs"}, ["name"])
