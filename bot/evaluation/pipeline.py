"""The pipeline of config.yml outside a talk: train it on labelled texts, load it, ask it about a text."""

import asyncio
import logging
from pathlib import Path
from typing import Any, Dict, Iterable, List, Tuple

import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.model_training import train_nlu
from rasa.shared.core.events import ActiveLoop, BotUttered, Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.io import read_yaml_file
from ruamel.yaml import YAML

from bot.understanding.importer import FORMAT

# As a library Rasa logs every text that it parses: structlog stands at debug until somebody configures it.
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
FALLBACK = "nlu_fallback"
Labelled = Tuple[str, str]  # text, label

# Places of a talk at which a message can come, and what was before it there.
OPENING, AFTER_ANSWER, IN_FORM = "opening", "after an answer", "in a form"
_ANSWERED = BotUttered(data={"custom": {"answer": "what_is"}})
_BEFORE: Dict[str, List[Event]] = {
    OPENING: [],
    AFTER_ANSWER: [_ANSWERED],
    IN_FORM: [_ANSWERED, ActiveLoop("self_check_form")],
}


def train(examples: Iterable[Labelled], config: Path, folder: Path) -> Path:
    """Train the pipeline of `config` on `examples`; return the model, written in `folder`."""
    data, pipeline = folder / "nlu.yml", folder / "config.yml"
    _write(data, _as_training_data(examples))
    _write(pipeline, {key: value for key, value in read_yaml_file(config).items() if key != "importers"})
    model = train_nlu(str(pipeline), str(data), str(folder), fixed_model_name="bench")
    return Path(str(model))


def _write(path: Path, content: Dict[str, Any]) -> None:
    writer = YAML(typ="safe")
    writer.default_flow_style = False  # Rasa looks for "nlu:" at the beginning of a line
    with path.open("w", encoding="utf-8") as file:
        writer.dump(content, file)


def _as_training_data(examples: Iterable[Labelled]) -> Dict[str, Any]:
    """Return Rasa's document; an intent's texts are one string, since Rasa checks a list text by text."""
    by_label: Dict[str, List[str]] = {}
    for text, label in examples:
        by_label.setdefault(label, []).append(f"- {text}\n")
    intents = [{"intent": label, "examples": "".join(texts)} for label, texts in by_label.items()]
    return {"version": FORMAT, "nlu": intents}


class Parser:
    """A trained model, asked as Rasa asks it in a talk."""

    def __init__(self, model: Path) -> None:
        """Load the model."""
        self._agent = Agent.load(str(model))
        self._loop = asyncio.new_event_loop()

    def parse(self, text: str, place: str = OPENING) -> Dict[str, Any]:
        """Return Rasa's parse at a place of the talk: `intent` (what it acts on) and `intent_ranking`."""
        tracker = DialogueStateTracker.from_events("evaluation", list(_BEFORE[place]))
        parsing = self._agent.processor.parse_message(UserMessage(text), tracker)
        parsed: Dict[str, Any] = self._loop.run_until_complete(parsing)
        return parsed


def likeliest(parse: Dict[str, Any]) -> Dict[str, Any]:
    """Return the likeliest intent with its confidence, whether or not it reached the threshold."""
    return next(entry for entry in parse["intent_ranking"] if entry["name"] != FALLBACK)
