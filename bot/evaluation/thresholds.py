"""Choose the thresholds of config.yml on the development sets, and save the curves they were chosen from.

`python -m bot.evaluation.thresholds MODEL OUT.tsv SET...`
"""

import json
import sys
from pathlib import Path
from typing import Dict, List

from sklearn.isotonic import IsotonicRegression

from bot.evaluation.heldout import Facts, facts_of_the_repository
from bot.evaluation.results import (
    COMPLAINT,
    DISTRESS,
    OUT_OF_SCOPE,
    Result,
    about,
    about_topics,
    results_of,
    share,
)

GRID = [step / 100 for step in range(0, 100, 2)]
MOST_COMPLAINTS_TAKEN = 0.04  # better a hotline too many than one too few, but not for every sigh
MOST_OTHERS_TAKEN = 0.005
# How often an answer must be right at a threshold. Under the first, candidates stand beside it, so a wrong
# one costs little; under the second, candidates are all there is.
SURE, LIKELY = 3 / 4, 1 / 3


def fallback_curve(results: List[Result], facts: Facts) -> List[Dict[str, float]]:
    """Return, for each threshold, how topic questions and messages out of scope fare."""
    topics, outside = about_topics(results, facts), about(results, OUT_OF_SCOPE)
    return [_fallback_point(threshold, topics, outside, facts) for threshold in GRID]


def _fallback_point(
    threshold: float, topics: List[Result], outside: List[Result], facts: Facts
) -> Dict[str, float]:
    sure = [result.confidence >= threshold for result in topics]
    first = [facts.is_right(result.question.intent, result.likeliest) for result in topics]
    right = share([a and b for a, b in zip(sure, first, strict=True)])
    policy = share([r.confidence >= threshold and r.likeliest in facts.topics for r in outside])
    return {
        "threshold": threshold,
        "right": round(right, 4),
        "wrong": round(share([a and not b for a, b in zip(sure, first, strict=True)]), 4),
        "turned_away": round(1 - share(sure), 4),
        "out_of_scope_answered": round(policy, 4),
    }


def lowest_confidence(results: List[Result], facts: Facts, least: float) -> float:
    """Return the confidence from which on the share `least` of topic answers is right.

    Counted is every message whose likeliest intent is a topic, whatever it was about. The share right at a
    confidence is the isotonic regression: few messages are unclear, and a window of them says little. Source:
    Zadrozny and Elkan, "Transforming classifier scores into accurate multiclass probability estimates"
    (KDD 2002), section 3. Returns 1 where it is reached nowhere.
    """
    answered = [result for result in results if result.likeliest in facts.topics]
    right = [facts.is_right(result.question.intent, result.likeliest) for result in answered]
    regression = IsotonicRegression(out_of_bounds="clip").fit([r.confidence for r in answered], right)
    good = [
        start
        for start, right_there in zip(GRID, regression.predict(GRID), strict=True)
        if right_there >= least
    ]
    return min(good, default=1.0)


def distress_curve(results: List[Result]) -> List[Dict[str, float]]:
    """Return, for each threshold, the share of distress that is recognised and of others taken for it."""
    in_distress, complaints = about(results, DISTRESS), about(results, COMPLAINT)
    others = [r for r in results if r.question.intent not in (DISTRESS, COMPLAINT)]
    groups = {"recognised": in_distress, "complaints_taken": complaints, "others_taken": others}
    return [
        {
            "threshold": threshold,
            **{
                name: round(share([r.confidence_in(DISTRESS) >= threshold for r in group]), 4)
                for name, group in groups.items()
            },
        }
        for threshold in GRID[1:]
    ]


def choose(results: List[Result], facts: Facts) -> Dict[str, float]:
    """Return where answers are sure, where likely, and where distress gives few false alarms."""
    calm = [
        point["threshold"]
        for point in distress_curve(results)
        if point["complaints_taken"] <= MOST_COMPLAINTS_TAKEN and point["others_taken"] <= MOST_OTHERS_TAKEN
    ]
    sure, likely = (lowest_confidence(results, facts, least) for least in (SURE, LIKELY))
    return {"fallback": sure, "guess": likely, "distress": min(calm)}


def as_table(points: List[Dict[str, float]]) -> str:
    """Return points of one form as lines of tab-separated values under a head line."""
    lines = ["\t".join(points[0]), *("\t".join(map(str, point.values())) for point in points)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    model, out, *names = sys.argv[1:]
    facts = facts_of_the_repository()
    results = results_of(Path(model), names)
    curves = as_table(fallback_curve(results, facts)) + "\n" + as_table(distress_curve(results))
    Path(out).write_text(curves, "utf-8")
    print(json.dumps(choose(results, facts)))  # noqa: T201 - the result is the output
