"""What is asked and how often it is answered: sums by week, nothing of any talk."""

from starlette.responses import Response

from bot.console.catalogue import Catalogue
from bot.console.visit import Visit
from bot.usage.ending import End
from bot.usage.reader import Usage

WEEKS = 12  # of the trend
WEEKS_OF_RANKING = 4
CHANNELS = ("web", "telegram")


class CountPages:
    """Show the sums."""

    def __init__(self, usage: Usage, catalogue: Catalogue) -> None:
        """Read them from `usage`; name answers as `catalogue` does."""
        self._usage = usage
        self._catalogue = catalogue

    def show(self, visit: Visit) -> Response:
        """Show the hot topics, the share answered and why the others were not, week by week."""
        topics = {key: one for key, one in self._catalogue.answers().items() if one.source}
        channel = visit.asked("channel") if visit.asked("channel") in CHANNELS else ""
        context = {
            "weeks": self._usage.share(WEEKS, channel),
            "ranking": [one for one in self._usage.ranking(topics, WEEKS_OF_RANKING) if one.given],
            "topics": topics,
            "totals": self._usage.totals(),
        }
        ends, chosen = [End.ANSWERED, End.CANDIDATES, End.MISSED], {"channel": channel, "channels": CHANNELS}
        return visit.show("counts.html", **context, ends=ends, End=End, **chosen)

    def of_one(self, visit: Visit) -> Response:
        """Show the sums of one answer, by week and by version."""
        key = visit.params["key"]
        answer = self._catalogue.answers().get(key)
        if answer is None:
            return visit.show("problem.html", 404, code="not_found")
        context = {"trend": self._usage.trend(key, WEEKS), "versions": self._usage.versions(key)}
        return visit.show("counts_of_one.html", answer=answer, **context)
