"""How answers, distress and what is turned away fare as a threshold rises: docs/thresholds.tsv."""

from typing import Dict, List

from sklearn.isotonic import IsotonicRegression

from bot.evaluation.heldout import Facts
from bot.evaluation.results import COMPLAINT, DISTRESS, OUT_OF_SCOPE, Result, about, about_topics, share

GRID = [step / 100 for step in range(0, 100, 2)]
Curve = List[Dict[str, float]]  # its points, in the order of GRID


def fallback_curve(results: List[Result], facts: Facts) -> Curve:
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


def sureness_curve(results: List[Result], facts: Facts) -> Curve:
    """Return, for each confidence, the share of topic answers that is right there.

    Counted is every message whose likeliest intent is a topic, whatever it was about. The share is
    the isotonic regression: few messages are unclear, a window of them says little. Source: Zadrozny, Elkan,
    "Transforming classifier scores into accurate multiclass probability estimates" (KDD 2002), section 3.
    """
    answered = [result for result in results if result.likeliest in facts.topics]
    right = [facts.is_right(result.question.intent, result.likeliest) for result in answered]
    regression = IsotonicRegression(out_of_bounds="clip").fit([r.confidence for r in answered], right)
    shares = regression.predict(GRID)
    return [
        {"confidence": at, "right_there": round(float(share), 4)}
        for at, share in zip(GRID, shares, strict=True)
    ]


def distress_curve(results: List[Result]) -> Curve:
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


def as_table(points: Curve) -> str:
    """Return points of one form as lines of tab-separated values under a head line."""
    lines = ["\t".join(points[0]), *("\t".join(map(str, point.values())) for point in points)]
    return "\n".join(lines) + "\n"
