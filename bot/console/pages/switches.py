"""The switches: close the service or a channel, take no concerns, announce something."""

from starlette.responses import Response

from bot.console.visit import Visit, go
from bot.switches.checks import seen
from bot.switches.refusals import NoticeIdentifies, SwitchRefused
from bot.switches.switch import Name, shows_notice
from bot.switches.switches import Switches


class SwitchPages:
    """Let staff switch."""

    def __init__(self, switches: Switches) -> None:
        """Switch `switches`."""
        self._switches = switches

    def show(self, visit: Visit) -> Response:
        """Show how all stand."""
        return self._show(visit)

    def switch(self, visit: Visit) -> Response:
        """Switch one on or off."""
        name, on = visit.typed("name"), visit.typed("to") == "on"
        if name not in list(Name):
            return self._show(visit, "not_found", 404)
        notice = visit.typed("notice")
        try:
            self._switches.set(
                Name(name), on=on, notice=notice, reason=visit.typed("reason"), staff=visit.staff
            )
        except SwitchRefused as refused:
            return self._show(visit, refused.key, 422, _words(refused, notice))
        return go("/switches", "switched")

    def _show(self, visit: Visit, problem: str = "", status: int = 200, words: str = "") -> Response:
        switches = self._switches.all()
        needed = {switch.name: shows_notice(switch.name, is_on=not switch.is_on) for switch in switches}
        return visit.show(
            "switches.html", status, switches=switches, needed=needed, problem=problem, found=words
        )


def _words(refused: SwitchRefused, notice: str) -> str:
    """Return what of a notice identifies somebody."""
    spans = refused.spans if isinstance(refused, NoticeIdentifies) else ()
    return "、".join(seen(notice)[span.start : span.end] for span in spans)
