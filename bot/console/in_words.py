"""A body as staff read it: names in the place of keys, words in the place of codes."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.answers.model import Answer, Source, numbered
from bot.channels.model import Channel
from bot.console.render import said
from bot.content.labels import DETAIL, lead_label, leaning_label
from bot.content.names import Names, named


class InWords:
    """Put bodies into words."""

    def __init__(self, answers: Mapping[str, Answer], cards: Mapping[str, Channel]) -> None:
        """Name `answers` and `cards`; where two have one name, numbers or keys are named too."""
        self._titles = Names(named(answers.values()))
        self._cards = Names(named(cards.values()))

    def __call__(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of a body, under the paths that have labels."""
        return dict(self._fields(body))

    def _fields(self, body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for field, value in body.items():
            if field == "source":
                yield from ((f"source.{part}", (value or {}).get(part, "")) for part in Source.model_fields)
            elif field == "follow_ups":
                yield field, [self._titles.short(key) for key in value or ()]
            elif field == "channels":
                yield field, [self._cards.short(key) for key in value or ()]
            elif field == "leans":
                yield (
                    field,
                    {leaning_label(name): self._target(to) for name, to in (value or {}).items()},
                )
            elif field == "number":
                yield field, numbered(value) if value else ""
            else:
                yield field, said("in_words", str(value)) if isinstance(value, bool) else value

    def _target(self, key: str) -> str:
        return lead_label(DETAIL) if key == DETAIL else self._titles.short(key)
