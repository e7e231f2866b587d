"""Choose the thresholds of config.yml, and save the curves they were chosen from.

How sure an answer is, is measured on voices that a further training did without (voices.py: five of them);
distress and what is turned away, on the development sets.

`python -m bot.evaluation.thresholds MODEL OUT.tsv SET...`
"""

import json
import sys
from pathlib import Path
from typing import Dict

from bot.evaluation.curves import Curve, as_table, distress_curve, fallback_curve, sureness_curve
from bot.evaluation.heldout import ROOT, facts_of_the_repository
from bot.evaluation.results import results_of
from bot.evaluation.voices import results_of_new_voices

MOST_COMPLAINTS_TAKEN = 0.04  # better a hotline too many than one too few, but not for every sigh
MOST_OTHERS_TAKEN = 0.005
# How often an answer must be right at a threshold. Under the first, candidates stand beside it, so a wrong
# one costs little; under the second, candidates are all there is.
SURE, LIKELY = 2 / 3, 2 / 5


def lowest_confidence(sureness: Curve, least: float) -> float:
    """Return the confidence from which on the share `least` of topic answers is right; 1 for none."""
    good = [point["confidence"] for point in sureness if point["right_there"] >= least]
    return min(good, default=1.0)


def calm_threshold(distress: Curve) -> float:
    """Return the highest threshold that recognises as much as the lowest one with few false alarms."""
    calm = next(
        point
        for point in distress
        if point["complaints_taken"] <= MOST_COMPLAINTS_TAKEN and point["others_taken"] <= MOST_OTHERS_TAKEN
    )
    return max(point["threshold"] for point in distress if point["recognised"] == calm["recognised"])


def choose(sureness: Curve, distress: Curve) -> Dict[str, float]:
    """Return where answers are sure, where likely, and where distress gives few false alarms."""
    sure, likely = (lowest_confidence(sureness, least) for least in (SURE, LIKELY))
    return {"fallback": sure, "guess": likely, "distress": calm_threshold(distress)}


def main(model: str, out: str, *names: str) -> None:
    """Print the thresholds as JSON and write the curves to `out`."""
    facts = facts_of_the_repository()
    results = results_of(Path(model), list(names))
    sureness = sureness_curve(results_of_new_voices(ROOT / "config.yml"), facts)
    distress = distress_curve(results)
    curves = (fallback_curve(results, facts), distress, sureness)
    Path(out).write_text("\n".join(map(as_table, curves)), "utf-8")
    print(json.dumps(choose(sureness, distress)))  # noqa: T201 - the result is the output


if __name__ == "__main__":
    main(*sys.argv[1:])
