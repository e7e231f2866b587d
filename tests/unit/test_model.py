"""The model file: it appears whole or not at all. Rasa is a script that writes slowly."""

import threading
import time
from pathlib import Path

import pytest

from bot.dialogue.model import TrainingFailed, ensure_model
from bot.settings import Settings

SLOWLY = """#!/bin/sh
while [ $# -gt 0 ]; do
  case $1 in --out) out=$2;; --fixed-model-name) name=$2;; esac
  shift
done
printf half > $out/$name.tar.gz; sleep 0.5; printf whole > $out/$name.tar.gz
"""


def settings(folder: Path, rasa: str) -> Settings:
    script = folder / "rasa"
    script.write_text(rasa)
    script.chmod(0o755)
    return Settings(data_dir=folder, rasa_python=script)


def test_a_model_that_is_being_written_cannot_be_loaded(tmp_path: Path) -> None:
    chosen = settings(tmp_path, SLOWLY)
    training = threading.Thread(target=ensure_model, args=(chosen,))
    training.start()
    seen: set[str] = set()
    while training.is_alive():
        seen |= {file.read_text() for file in chosen.models().glob("*.tar.gz")}
        time.sleep(0.01)
    assert seen <= {"whole"}
    assert ensure_model(chosen).read_text() == "whole"
    assert len([*chosen.models().iterdir()]) == 1


def test_a_training_that_fails_leaves_nothing(tmp_path: Path) -> None:
    chosen = settings(tmp_path, "#!/bin/sh\nexit 3\n")
    with pytest.raises(TrainingFailed, match="3"):
        ensure_model(chosen)
    assert [*chosen.models().iterdir()] == []
