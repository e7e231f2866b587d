"""The trained model: found by the fingerprint of all it was made from, trained when there is none."""

import hashlib
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.settings import ROOT, Settings

# All that shapes a model. A change in any of these files asks for a new training.
MADE_FROM = ("config.yml", "domain.yml", "nlu", "stories", "bot/understanding", "uv.lock")
KINDS = ("*.yml", "*.py", "*.npz", "*.tsv")  # of the files in those folders


class TrainingFailed(Exception):
    """`rasa train` ended with an error; its output has been printed."""


class RasaToolFailed(Exception):
    """A tool that runs in Rasa's environment ended with an error."""


def fingerprint(root: Path = ROOT) -> str:
    """Return a short hash of everything that a model is made from."""
    digest = hashlib.sha256()
    for part in MADE_FROM:
        for file in files_of(root / part):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def files_of(path: Path) -> list[Path]:
    """Return the files in a folder that matter, sorted; for a file, the file itself."""
    return sorted(file for kind in KINDS for file in path.rglob(kind)) if path.is_dir() else [path]


def rasa_environment(**extra: str) -> dict[str, str]:
    """Return the environment for Rasa: quiet, without telemetry, with our components importable."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "LOG_LEVEL": "ERROR",
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "GANWEI_TELEGRAM_TOKEN": "",  # nothing behind the app needs it
        **extra,
    }


def run_in_rasa(settings: Settings, module: str, *arguments: str) -> str:
    """Run a module of bot/evaluation/ in Rasa's environment; return the last line of its output.

    Raise RasaToolFailed when it ends with an error, which it has printed itself.
    """
    command = [str(settings.rasa_python), "-m", f"bot.evaluation.{module}", *arguments]
    done = subprocess.run(command, env=rasa_environment(), stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise RasaToolFailed(f"{module} ended with status {done.returncode}")
    return done.stdout.strip().splitlines()[-1]


def ensure_model(settings: Settings) -> Path:
    """Return the model that fits the data, training it first when there is none; raise TrainingFailed."""
    name = fingerprint()
    model = settings.models() / f"{name}.tar.gz"
    if not model.exists():
        settings.models().mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=settings.models()) as folder:  # nobody may load what is half written
            train(settings, Path(folder), name).replace(model)
    return model


def train(settings: Settings, folder: Path, name: str) -> Path:
    """Return the model that Rasa trained into `folder`; raise TrainingFailed."""
    # --force: Rasa's cache does not see changes in the modules that a component calls
    command = [str(settings.rasa_python), "-m", "rasa", "train", "--skip-validation", "--force"]
    command += ["--data", "nlu", "stories"]  # `make test` validates them
    command += ["--out", str(folder), "--fixed-model-name", name]
    done = subprocess.run(command, cwd=ROOT, env=rasa_environment(LOG_LEVEL="INFO"), check=False)
    model = folder / f"{name}.tar.gz"
    if done.returncode != 0 or not model.exists():
        raise TrainingFailed(f"rasa train ended with status {done.returncode}")
    return model
