"""What stands in the repository already: intents, phrasings of nlu/, held-out questions."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.evaluation.heldout import every_text

# Rasa's own commands: an intent of such a name would be one.
RESERVED = frozenset({"restart", "back", "session_start", "nlu_fallback"})
RESPONSE = "utter_"


# Traditional characters and below them the simplified ones, as OpenCC (Apache-2.0) has them: it is not here.
_SIMPLIFIED = str.maketrans(*(Path(__file__).parent / "simplified.txt").read_text("utf-8").split())


def folded(text: str) -> str:
    """Return `text` as it is compared: what the classifier does not tell apart is the same.

    One width and case, simplified, without blanks and punctuation; symbols alone stay as they are.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIMPLIFIED).lower()
    return "".join(character for character in plain if character.isalnum()) or text


@dataclass(frozen=True)
class Known:
    """Intents of the domain, names that no topic can have, and texts, folded."""

    intents: frozenset[str]
    reserved: frozenset[str]
    phrasings: Mapping[str, str]  # each with its intent
    held_out: frozenset[str]

    def may_be_a_topic(self, key: str) -> bool:
        """Say whether an intent may be made of this name."""
        return key not in self.reserved and not key.startswith("ask_")  # what leans, and a form's questions


def read_known(root: Path) -> Known:
    """Return what stands in the files below `root`."""
    domain = yaml.safe_load((root / "domain.yml").read_text("utf-8"))
    responses = {name.removeprefix(RESPONSE) for name in domain["responses"]}
    return Known(
        intents=frozenset(domain["intents"]),
        reserved=RESERVED | responses,
        phrasings={folded(text): intent for intent, text in phrasings_of(root)},
        held_out=frozenset(folded(text) for text in every_text(root)),
    )


def phrasings_of(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the (intent, phrasing) pairs of nlu/."""
    for path in sorted((root / "nlu").glob("*.yml")):
        content = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)  # ten times as fast as in Python
        for block in content["nlu"]:
            for line in filter(str.strip, block["examples"].splitlines()):
                yield block["intent"], line.strip().removeprefix("- ").strip()
