"""One spelling for what people type: width, case, script and punctuation are folded away."""

import re
import unicodedata

from opencc import OpenCC

_TO_SIMPLIFIED = OpenCC("t2s")
_NOT_A_WORD = re.compile(r"[\W_]+")


def normalise(text: str) -> str:
    """Return `text` in simplified characters, half width, lower case, with single blanks for punctuation."""
    simplified = _TO_SIMPLIFIED.convert(unicodedata.normalize("NFKC", text))
    return _NOT_A_WORD.sub(" ", simplified.lower()).strip()
