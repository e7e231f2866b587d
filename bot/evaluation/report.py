"""`make evaluate`: one HTML page on how well the model understands, beside the run before it.

`python -m bot.evaluation.report MODEL FOLDER SET...` writes FOLDER/report.html and FOLDER/last.json.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, Dict, List

from bot.evaluation.curves import distress_curve, fallback_curve
from bot.evaluation.heldout import Facts, facts_of_the_repository
from bot.evaluation.html import chart, page, section, table
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

WORST, PAIRS, BINS = 50, 30, 10


def is_right(result: Result, facts: Facts) -> bool:
    """Say whether the model acts rightly on the question of `result`."""
    return any(facts.is_right(result.question.intent, name) for name in result.said)


def headline(results: List[Result], facts: Facts) -> Dict[str, float]:
    """Return the figures by which runs are compared, as shares."""
    topics, outside = about_topics(results, facts), about(results, OUT_OF_SCOPE)
    answered = [not facts.topics.isdisjoint(result.said) for result in topics]
    return {
        "topic questions right": share([is_right(result, facts) for result in topics]),
        "topic questions turned away": 1 - share(answered),
        "out of scope given a policy answer": share([not facts.topics.isdisjoint(r.said) for r in outside])
        if outside
        else 0,
        "distress recognised": share([r.named == DISTRESS for r in about(results, DISTRESS)]),
        "complaints taken for distress": share([r.named == DISTRESS for r in about(results, COMPLAINT)]),
        "other messages right": share(
            [is_right(r, facts) for r in results if r.question.intent not in facts.topics]
        ),
    }


def accuracy_by(attribute: str, results: List[Result], facts: Facts) -> List[List[Any]]:
    """Return rows of name, questions and share right, the worst first."""
    groups = defaultdict(list)
    for result in results:
        groups[getattr(result.question, attribute)].append(is_right(result, facts))
    rows = [[name, len(marks), round(share(marks), 3)] for name, marks in groups.items()]
    return sorted(rows, key=lambda row: row[2])


def confusion_pairs(results: List[Result], facts: Facts) -> List[List[Any]]:
    """Return rows of wanted, named and number of mistakes, the commonest first."""
    pairs = Counter((r.question.intent, r.named) for r in results if not is_right(r, facts))
    return [[wanted, named, number] for (wanted, named), number in pairs.most_common(PAIRS)]


def calibration(results: List[Result], facts: Facts) -> List[List[float]]:
    """Return rows of mean confidence, share right and number, one for each tenth of confidence."""
    bins: Dict[int, List[Result]] = defaultdict(list)
    for result in results:
        bins[min(int(result.confidence * BINS), BINS - 1)].append(result)
    return [
        [
            round(sum(r.confidence for r in group) / len(group), 3),
            round(share([facts.is_right(r.question.intent, r.likeliest) for r in group]), 3),
            len(group),
        ]
        for _, group in sorted(bins.items())
    ]


def worst(results: List[Result], facts: Facts) -> List[List[Any]]:
    """Return the mistakes that the model was surest of."""
    wrong = sorted((r for r in results if not is_right(r, facts)), key=lambda r: -r.confidence)
    return [
        [r.question.text, r.question.style, r.question.intent, r.named, round(r.confidence, 2)]
        for r in wrong[:WORST]
    ]


def compared(now: Dict[str, float], before: Dict[str, float]) -> List[List[Any]]:
    """Return rows of figure, now, before and the change in points."""
    return [
        [name, f"{value:.1%}", f"{before[name]:.1%}", f"{(value - before[name]) * 100:+.1f}"]
        if name in before
        else [name, f"{value:.1%}", "-", "-"]
        for name, value in now.items()
    ]


def report(results: List[Result], facts: Facts, before: Dict[str, float], title: str) -> str:
    """Return the page."""
    topics = about_topics(results, facts)
    fallback, distress = fallback_curve(results, facts), distress_curve(results)
    known = calibration(results, facts)
    return page(
        title,
        section(
            "Compared with the last run",
            table(["", "now", "before", "points"], compared(headline(results, facts), before)),
        ),
        section(
            "By style (topic questions)",
            table(["style", "questions", "right"], accuracy_by("style", topics, facts)),
        ),
        section("By intent", table(["intent", "questions", "right"], accuracy_by("intent", results, facts))),
        section(
            "Pairs worth mending", table(["wanted", "named", "mistakes"], confusion_pairs(results, facts))
        ),
        section(
            "Calibration: share right by confidence",
            chart([(x, y) for x, y, _ in known]),
            table(["confidence", "right", "messages"], known),
        ),
        section(
            "Out of scope answered by the threshold of the fallback",
            chart([(p["threshold"], p["out_of_scope_answered"]) for p in fallback]),
            chart([(p["threshold"], p["right"]) for p in fallback]),
        ),
        section(
            "Distress recognised by its threshold",
            chart([(p["threshold"], p["recognised"]) for p in distress]),
        ),
        section(
            "The worst fifty",
            table(["message", "style", "wanted", "named", "confidence"], worst(results, facts)),
        ),
    )


def main(model: Path, folder: Path, names: List[str]) -> Dict[str, float]:
    """Write the report; return its headline."""
    facts = facts_of_the_repository()
    results = results_of(model, names)
    last = folder / f"last-{'-'.join(names)}.json"
    before = json.loads(last.read_text("utf-8")) if last.exists() else {}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.html").write_text(report(results, facts, before, f"敢为 · {', '.join(names)}"), "utf-8")
    figures = headline(results, facts)
    last.write_text(json.dumps(figures), "utf-8")
    return {name: round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    model, folder, *names = sys.argv[1:]
    print(json.dumps(main(Path(model), Path(folder), names)))  # noqa: T201 - the result is the output
