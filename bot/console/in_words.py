"""A body as staff read it: names in the place of keys, words in the place of codes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from bot.answers.model import Answer, Source
from bot.channels.model import Channel
from bot.checking.leads import DETAIL
from bot.console.render import said
from bot.content.labels import leaning_label


class InWords:
    """Put bodies into words."""

    def __init__(self, answers: Mapping[str, Answer], cards: Mapping[str, Channel]) -> None:
        """Name `answers` and `cards`; where two have one name, their keys are named too."""
        self._titles = _names({key: one.title for key, one in answers.items()})
        self._cards = _names({key: one.name for key, one in cards.items()})

    def __call__(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of a body, under the paths that have labels."""
        return dict(self._fields(body))

    def _fields(self, body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for field, value in body.items():
            if field == "source":
                yield from ((f"source.{part}", (value or {}).get(part, "")) for part in Source.model_fields)
            elif field == "follow_ups":
                yield field, [self._titles.get(key, key) for key in value or ()]
            elif field == "channels":
                yield field, [self._cards.get(key, key) for key in value or ()]
            elif field == "leans":
                yield (
                    field,
                    {leaning_label(name): self._target(to) for name, to in (value or {}).items()},
                )
            elif field == "number":
                yield field, f"RC-{value:03}" if value else ""
            else:
                yield field, said("in_words", str(value)) if isinstance(value, bool) else value

    def _target(self, key: str) -> str:
        return said("leads", DETAIL) if key == DETAIL else self._titles.get(key, key)


def _names(names: dict[str, str]) -> dict[str, str]:
    times = Counter(names.values())
    return {key: name if times[name] == 1 else f"{name} ({key})" for key, name in names.items()}
