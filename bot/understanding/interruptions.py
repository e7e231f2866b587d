"""A question in the middle of a form is answered, and the form goes on: one rule more for each rule and form.

Rasa wants such a rule written for every intent and every form. They all say the same, so they are made here.
"""

from typing import Any, Dict, List

Rule = Dict[str, Any]


def interruptions(rules: List[Rule], form: str) -> List[Rule]:
    """Return, for each rule that answers an intent at any time, its copy for the middle of `form`.

    An intent that has a rule of its own for this form gets no copy.
    """
    own = {intent_of(rule) for rule in rules if {"active_loop": form} in rule.get("condition", [])}
    return [
        interruption(rule, form)
        for rule in rules
        if "condition" not in rule and intent_of(rule) not in own and not begins_a_form(rule)
    ]


def interruption(rule: Rule, form: str) -> Rule:
    """Return `rule` as it goes in the middle of `form`: afterwards the form asks its question again."""
    return {
        "rule": f"{rule['rule']}, and {form} goes on",
        "condition": [{"active_loop": form}],
        "steps": [*rule["steps"], {"action": form}, {"active_loop": form}],
    }


def intent_of(rule: Rule) -> str:
    """Return the intent that `rule` begins with, or an empty string."""
    return str(rule["steps"][0].get("intent", ""))


def begins_a_form(rule: Rule) -> bool:
    """Say whether `rule` starts a form: one form does not start within another."""
    return any("active_loop" in step for step in rule["steps"])
