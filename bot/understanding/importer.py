"""Rasa's reader for many small files: all of nlu/ as one document, all of stories/ as another.

Rasa's own importer checks and merges file by file, and each merge copies all that came before: 70 topics took
minutes. This one joins the parsed files and lets Rasa's own readers check the whole once.
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

FORMAT = "3.1"  # Rasa's training data format


def joined(paths: Iterable[str], sections: Iterable[str]) -> str:
    """Return one YAML document (written as JSON) with the lists that the files hold under `sections`."""
    reader = YAML(typ="safe")
    whole: Dict[str, List[Any]] = {section: [] for section in sections}
    for path in paths:
        with Path(path).open(encoding="utf-8") as file:
            content = reader.load(file)
        for section, items in whole.items():
            items.extend(content.get(section) or [])
    document = {section: items for section, items in whole.items() if items}
    return json.dumps({"version": FORMAT, **document}, ensure_ascii=False)


class TopicImporter(RasaFileImporter):
    """Read all topic files at once."""

    @cached_method
    def get_nlu_data(self, language: Optional[str] = "zh") -> TrainingData:
        """Return the phrasings of every topic."""
        return RasaYAMLReader().reads(joined(self._nlu_files, ["nlu"]))

    @cached_method
    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        """Return the rules and stories of every topic."""
        reader = YAMLStoryReader(self.get_domain())
        return StoryGraph(reader.read_from_string(joined(self._story_files, ["stories", "rules"])))
