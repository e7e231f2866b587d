"""Rasa's reader for many small files: all of nlu/ as one document, all of stories/ as another.

Rasa's own importer checks and merges file by file, and each merge copies all that came before: 70 topics took
minutes. This one joins the parsed files and lets Rasa's own readers check the whole once. It adds the rules
for questions in the middle of a form (bot/understanding/interruptions.py).
"""

import json
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional

from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.formats import RasaYAMLReader
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method
from ruamel.yaml import YAML

from bot.understanding.interruptions import interruptions

FORMAT = "3.1"  # Rasa's training data format


def read_all(paths: Iterable[str], sections: Iterable[str]) -> Dict[str, List[Any]]:
    """Return the lists that the files hold under each of `sections`, joined."""
    reader = YAML(typ="safe")
    whole: Dict[str, List[Any]] = {section: [] for section in sections}
    for path in paths:
        with Path(path).open(encoding="utf-8") as file:
            content = reader.load(file)
        for section, items in whole.items():
            items.extend(content.get(section) or [])
    return whole


def as_document(whole: Dict[str, List[Any]]) -> str:
    """Return the sections that are not empty as one document of Rasa's format (YAML, written as JSON)."""
    document = {section: items for section, items in whole.items() if items}
    return json.dumps({"version": FORMAT, **document}, ensure_ascii=False)


class TopicImporter(RasaFileImporter):
    """Read all topic files at once."""

    @cached_method
    def get_nlu_data(self, language: Optional[str] = "zh") -> TrainingData:
        """Return the phrasings of every topic."""
        return RasaYAMLReader().reads(as_document(read_all(self._nlu_files, ["nlu"])))

    @cached_method
    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """Return the rules and stories of every topic."""
        domain = self.get_domain()
        data = read_all(self._story_files, ["stories", "rules"])
        for form in domain.form_names:
            data["rules"] += interruptions(data["rules"], form)
        return StoryGraph(YAMLStoryReader(domain).read_from_string(as_document(data)))
