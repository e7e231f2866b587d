"""The trained model: found by the fingerprint of all it was made from, trained when there is none.

`added` is what staff added to the data: the text of each file by its name, which begins with the folder of
its kind, domain/, nlu/ or stories/ (bot/training/data.py makes them).
"""

import hashlib
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from bot.settings import ROOT, Settings

# All that shapes a model. A change in any of these files asks for a new training.
DATA = ("config.yml", "domain.yml", "nlu", "stories")
CODE = ("bot/understanding", "uv.lock")
KINDS = ("*.yml", "*.py", "*.npz", "*.tsv")  # of the files in those folders


class TrainingFailed(Exception):
    """`rasa train` ended with an error; its output has been printed."""


class RasaToolFailed(Exception):
    """A tool that runs in Rasa's environment ended with an error."""


type Added = Mapping[str, str]
NOTHING: Added = {}


def fingerprint(data: Path = ROOT, added: Added = NOTHING, code: Path = ROOT) -> str:
    """Return a short hash of everything that a model is made from."""
    digest = hashlib.sha256()
    for root, parts in ((data, DATA), (code, CODE)):
        for file in (file for part in parts for file in files_of(root / part)):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    for name, text in sorted(added.items()):
        digest.update(f"added/{name}\0{text}".encode())
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


def model_file(settings: Settings, added: Added = NOTHING) -> Path:
    """Return where the model that fits the data is, or belongs."""
    return settings.models() / f"{fingerprint(settings.learn_from, added)}.tar.gz"


def ensure_model(settings: Settings, added: Added = NOTHING) -> Path:
    """Return the model that fits the data, training it first when there is none; raise TrainingFailed."""
    model = model_file(settings, added)
    if not model.exists():
        settings.models().mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=settings.models()) as folder:  # nobody may load what is half written
            train(settings, Path(folder), added).replace(model)
    return model


def train(settings: Settings, folder: Path, added: Added) -> Path:
    """Return the model that Rasa trained into `folder`; raise TrainingFailed."""
    command = training_command(settings, folder, added)
    done = subprocess.run(command, cwd=ROOT, env=rasa_environment(LOG_LEVEL="INFO"), check=False)
    if done.returncode != 0 or not trained(folder).exists():
        raise TrainingFailed(f"rasa train ended with status {done.returncode}")
    return trained(folder)


def trained(folder: Path) -> Path:
    """Return where the command of `training_command` leaves the model."""
    return folder / "model.tar.gz"


def training_command(settings: Settings, folder: Path, added: Added) -> list[str]:
    """Write what was added into `folder`; return the command that lets Rasa train there."""
    for name, text in added.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    data, domain = settings.learn_from, folder / "domain"
    domain.mkdir(exist_ok=True)
    copy(data / "domain.yml", domain / "repository.yml")
    sources = [source / kind for source in (data, folder) for kind in ("nlu", "stories")]
    # --skip-validation: `make test` validates the data. --force: Rasa's cache does not see changes in the
    # modules that a component calls
    command = [str(settings.rasa_python), "-m", "rasa", "train", "--skip-validation", "--force"]
    command += ["--config", str(data / "config.yml"), "--domain", str(domain)]
    command += ["--data", *(str(source) for source in sources if source.exists())]
    return [*command, "--out", str(folder), "--fixed-model-name", "model"]
