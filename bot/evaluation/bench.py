"""`ganwei nlu-bench TRAIN.tsv TEST.tsv`: how good the pipeline of config.yml is on any labelled texts.

Runs in Rasa's environment. Each line of a file is text, tab, label.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Dict, List

import numpy as np
from sklearn.metrics import accuracy_score, f1_score

from bot.evaluation.pipeline import Labelled, Parser, likeliest, train


def labelled(path: Path) -> List[Labelled]:
    """Return the (text, label) pairs of a file; raise ValueError for a line without exactly one tab."""
    lines = path.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip()]
    if any(len(row) != 2 for row in rows):  # noqa: PLR2004 - text and label
        raise ValueError(f"{path.name}: each line must be text, tab, label")
    return [(text, label) for text, label in rows]


def bench(train_file: Path, test_file: Path, config: Path) -> Dict[str, float]:
    """Train on one file, parse the other; return accuracy, F1 scores, median parse and training time."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        parser = Parser(train(labelled(train_file), config, Path(folder)))
        seconds = time.perf_counter() - started
    wanted, named, times = [], [], []
    for text, label in labelled(test_file):
        started = time.perf_counter()
        parse = parser.parse(text)
        times.append(time.perf_counter() - started)
        wanted.append(label)
        named.append(likeliest(parse)["name"])
    return {
        "accuracy": round(accuracy_score(wanted, named), 4),
        "macro_f1": round(f1_score(wanted, named, average="macro"), 4),
        "weighted_f1": round(f1_score(wanted, named, average="weighted"), 4),
        "p50_ms": round(float(np.median(times)) * 1000, 2),
        "train_s": round(seconds, 1),
    }


if __name__ == "__main__":
    print(json.dumps(bench(*map(Path, sys.argv[1:4]))))  # noqa: T201 - the result is the output
