"""Links in the text: well formed, and to a site that a card names or somebody has looked at.

The server opens no connection to look itself: it may have no way out, and whom it asks is nobody's business.
"""

import re
from urllib.parse import urlsplit

from bot.checking.case import Case
from bot.content.checks import Problem

_LINK = re.compile(r"(?:https?:|www\.)[!-~]+", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_END = ".,;:!?)"


def links(case: Case) -> list[Problem]:
    """Find broken links, and hint at those that no card and no former wording has."""
    known, found = case.known(), []
    for field, text in case.wordings().items():
        for link in (match[0].rstrip(_END) for match in _LINK.finditer(text)):
            if not _HOST.fullmatch(_host(link)):
                found.append(Problem(field, "link_broken", {"link": link}))
            elif link not in known:
                found.append(Problem(field, "link_unknown", {"link": link}, is_hint=True))
    return found


def _host(link: str) -> str:
    try:
        return urlsplit(link if "//" in link else f"//{link}").hostname or ""
    except ValueError:
        return ""
