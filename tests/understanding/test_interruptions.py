"""A question in the middle of a form: which rules are made for it."""

from bot.understanding.interruptions import interruptions

ANSWER = {"rule": "pay is answered", "steps": [{"intent": "pay"}, {"action": "utter_pay"}]}
CANCEL = {"rule": "cancel is answered", "steps": [{"intent": "cancel"}, {"action": "utter_cancel"}]}
CANCEL_IN_FORM = {**CANCEL, "rule": "cancel ends it", "condition": [{"active_loop": "form"}]}
BEGIN = {"rule": "begin", "steps": [{"intent": "begin"}, {"action": "form"}, {"active_loop": "form"}]}


def test_question_is_answered_and_the_form_asks_again():
    [made] = interruptions([ANSWER], "form")
    assert made["condition"] == [{"active_loop": "form"}]
    assert made["steps"] == [*ANSWER["steps"], {"action": "form"}, {"active_loop": "form"}]


def test_intent_with_a_rule_for_the_form_gets_no_other():
    assert interruptions([CANCEL, CANCEL_IN_FORM], "form") == []


def test_rule_for_another_form_does_not_count():
    assert [made["rule"] for made in interruptions([CANCEL, CANCEL_IN_FORM], "other")] == [
        "cancel is answered, and other goes on"
    ]


def test_form_does_not_begin_within_another():
    assert interruptions([BEGIN], "form") == []


def test_rules_stay_as_they_are():
    before = {**ANSWER, "steps": list(ANSWER["steps"])}
    interruptions([ANSWER], "form")
    assert before == ANSWER
