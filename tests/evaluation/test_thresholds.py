"""The thresholds are chosen from what the model made of the development sets."""

from bot.evaluation.curves import as_table, distress_curve, fallback_curve, sureness_curve
from bot.evaluation.heldout import Facts, Question
from bot.evaluation.results import Result
from bot.evaluation.thresholds import calm_threshold, choose

FACTS = Facts({"pay": [["钱"]], "care": [["谈"]]}, {"pay": "钱", "care": "谈"}, {})


def result(wanted, *ranking):
    return Result(Question(wanted, "terse", "话"), ranking[0][0], ranking)


SURE = result("pay", ("pay", 0.95), ("care", 0.03))
UNSURE_AND_WRONG = result("pay", ("care", 0.45), ("pay", 0.4))
OUTSIDE = result("out_of_scope", ("care", 0.5), ("out_of_scope", 0.3))
SAD = result("distress", ("complaint", 0.55), ("distress", 0.4))
TIRED = result("complaint", ("complaint", 0.7), ("distress", 0.1))
ALL = [SURE, UNSURE_AND_WRONG, OUTSIDE, SAD, TIRED]


def point(curve, threshold):
    return next(point for point in curve if point["threshold"] == threshold)


def test_low_threshold_answers_wrongly_a_high_one_turns_away():
    low, high = (point(fallback_curve(ALL, FACTS), threshold) for threshold in (0.1, 0.6))
    assert (low["right"], low["wrong"], low["out_of_scope_answered"]) == (0.5, 0.5, 1.0)
    assert (high["right"], high["wrong"], high["turned_away"], high["out_of_scope_answered"]) == (
        0.5,
        0,
        0.5,
        0,
    )


def test_distress_is_counted_whatever_is_likelier():
    assert point(distress_curve(ALL), 0.3)["recognised"] == 1.0
    assert point(distress_curve(ALL), 0.5)["recognised"] == 0.0


def test_distress_threshold_is_the_highest_that_loses_nothing_to_the_lowest_with_few_false_alarms():
    assert choose(sureness_curve(ALL, FACTS), distress_curve(ALL))["distress"] == 0.4


SADDER = result("distress", ("complaint", 0.8), ("distress", 0.14))


def test_distress_threshold_does_not_trade_recognition_for_calm():
    assert calm_threshold(distress_curve([*ALL, SADDER])) == 0.14


DOUBTFUL = [result("pay", ("pay", 0.43)), *[result("pay", ("care", 0.43))] * 2]
MIXED = [*[result("pay", ("pay", 0.7))] * 4, *DOUBTFUL]
WEAK = [result("pay", ("pay", 0.25)), *[result("pay", ("care", 0.23))] * 2]


def test_sure_is_where_few_answers_are_wrong_and_likely_where_enough_are_right():
    chosen = choose(sureness_curve([*MIXED, *WEAK], FACTS), distress_curve(ALL))
    assert (chosen["fallback"], chosen["guess"]) == (0.52, 0.26)


def test_the_share_right_never_falls_as_confidence_rises():
    shares = [point["right_there"] for point in sureness_curve([*MIXED, *WEAK], FACTS)]
    assert shares == sorted(shares)


def test_table_has_a_head_and_a_line_a_point():
    assert as_table([{"a": 1, "b": 2}, {"a": 3, "b": 4}]) == "a\tb\n1\t2\n3\t4\n"
