"""An entry as the text of its file, in the one style that all files of the repository have."""

import re
from collections.abc import Iterator
from math import inf

import yaml
from pydantic import BaseModel

from bot.content.entry import Entry

VERSION = "version"
BEFORE_DATES = "checked_on"  # the version stands before the dates, or last where there are none
OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")  # in a block they would be read as a plain line break
_MAP, _SEQ, _STR = (f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))


def text_of(entry: Entry) -> str:
    """Return what the file of `entry` holds: reading it gives the same entry again.

    Fields stand in the order of the model; what is as by default is left out, but for the version and
    for the channels of a topic. Lists and mappings stand on one line, texts of several lines in a block.
    """
    fields = _Fields({name: getattr(entry, name) for name in _order(entry) if _stands(entry, name)})
    return yaml.dump(fields, Dumper=_Style, allow_unicode=True, width=inf)


def _order(entry: Entry) -> Iterator[str]:
    """Yield the names of the fields as they stand in a file; the key is the file's name."""
    names = [name for name in type(entry).model_fields if name not in ("key", VERSION)]
    place = names.index(BEFORE_DATES) if BEFORE_DATES in names else len(names)
    yield from (*names[:place], VERSION, *names[place:])


def _stands(entry: Entry, name: str) -> bool:
    if name == VERSION or (name == "channels" and getattr(entry, "source", None)):
        return True
    return bool(getattr(entry, name) != type(entry).model_fields[name].get_default())


class _Fields(dict[str, object]):
    """The fields of a file, each on a line of its own."""


class _Style(yaml.SafeDumper):
    """PyYAML's own output, with our choice of quotes and blocks."""

    def choose_scalar_style(self) -> str:
        """Prefer double quotes where there must be some."""
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style

    def ignore_aliases(self, _data: object) -> bool:
        """Write one date that stands in two fields twice."""
        return True


def _fields(dumper: _Style, value: _Fields) -> yaml.MappingNode:
    return dumper.represent_mapping(_MAP, value.items(), flow_style=False)


def _model(dumper: _Style, value: BaseModel) -> yaml.MappingNode:
    return dumper.represent_mapping(_MAP, value.model_dump().items(), flow_style=False)


def _dict(dumper: _Style, value: dict[str, str]) -> yaml.MappingNode:
    return dumper.represent_mapping(_MAP, value.items(), flow_style=True)


def _tuple(dumper: _Style, value: tuple[str, ...]) -> yaml.SequenceNode:
    return dumper.represent_sequence(_SEQ, value, flow_style=True)


def _str(dumper: _Style, value: str) -> yaml.ScalarNode:
    in_quotes = '"' if OTHER_BREAKS.search(value) else None
    return dumper.represent_scalar(_STR, value, style=in_quotes or ("|" if "\n" in value else None))


_Style.add_representer(_Fields, _fields)
_Style.add_multi_representer(BaseModel, _model)
_Style.add_representer(dict, _dict)
_Style.add_representer(tuple, _tuple)
_Style.add_representer(str, _str)
