"""The model in the data directory: trained when it is needed, kept as plain arrays under a fingerprint.

Arrays of numbers (.npz, read with allow_pickle=False), not a pickle: reading a pickle runs whatever it says,
and the data directory is written by more than this program. A file that is damaged or cut off is made anew.
"""

import hashlib
import os
import tempfile
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from bot.research.coding.grams import Vocabulary
from bot.research.coding.model import CodingModel
from bot.research.coding.sentences import own_files, read_sentences
from bot.research.coding.training import Linear, train
from bot.research.columns import SENSITIVE

_CODE = (
    "grams.py",
    "model.py",
    "sentences.py",
    "training.py",
)  # what a code depends on, beside the sentences


def fingerprint() -> str:
    """Return a hash of the sentences and of the code that makes a model of them."""
    digest = hashlib.sha256()
    for file in [*own_files(), *(Path(__file__).with_name(name) for name in _CODE)]:
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def coding_model(folder: Path) -> CodingModel:
    """Return the model kept in `folder`; one that is missing is trained (seconds) and put there."""
    file = folder / f"coding-{fingerprint()}.npz"
    try:
        return CodingModel(_read(file))
    except (OSError, BadZipFile, ValueError, KeyError, EOFError):
        linear = train(read_sentences(own_files()))
    _write(file, linear)
    return CodingModel(linear)


def _read(file: Path) -> Linear:
    with np.load(file, allow_pickle=False) as held:
        return Linear(
            Vocabulary(held["grams"], held["telling"]),
            {name: held[f"{name}_weights"] for name in SENSITIVE},
            {name: held[f"{name}_added"] for name in SENSITIVE},
            {name: float(held[f"{name}_temperature"]) for name in SENSITIVE},
        )


def _write(file: Path, linear: Linear) -> None:
    """Write the file beside its place, then into it: nobody ever reads half of one."""
    arrays: dict[str, np.ndarray] = {"grams": linear.vocabulary.grams, "telling": linear.vocabulary.weights}
    for name in SENSITIVE:
        arrays[f"{name}_weights"] = linear.weights[name]
        arrays[f"{name}_added"] = linear.added[name]
        arrays[f"{name}_temperature"] = np.array(linear.temperatures[name])
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, beside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as out:
            np.savez_compressed(out, allow_pickle=False, **arrays)
            out.flush()
            os.fsync(descriptor)
        Path(beside).replace(file)
    finally:
        Path(beside).unlink(missing_ok=True)
