"""Research: the concerns, released so that they can be mined and nobody can be found in them.

For researchers: `from bot.research import load`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.research.reading import load

__all__ = ["load"]


def __getattr__(name: str) -> object:
    """Import `load` when it is asked for: pandas takes a second, and most of this package needs none."""
    if name != "load":
        raise AttributeError(name)
    from bot.research.reading import load as asked

    return asked
