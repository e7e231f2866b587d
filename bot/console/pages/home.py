"""The first page: where one's work is."""

from starlette.responses import Response

from bot.console.visit import Visit, go
from bot.staff.roles import Right

_FIRST = ((Right.WRITE, "/answers"), (Right.MANAGE_STAFF, "/staff"), (Right.SEE_COUNTS, "/counts"))


def home(visit: Visit) -> Response:
    """Lead to the first page that one's role may see."""
    member = visit.member
    path = next((path for right, path in _FIRST if member and member.may(right)), "/account")
    return go(path)
