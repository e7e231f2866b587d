"""Numbers as the report writes them."""

from bot.research.report.shares import Estimate
from bot.research.report.wording import said


def whole(number: float) -> str:
    """Return a count with its thousands parted."""
    return f"{round(number):,}"


def percent(share: float) -> str:
    """Return a share between 0 and 1 in percent."""
    return f"{100 * share:.1f} %"


def between(estimate: Estimate) -> str:
    """Return the interval of a share in percent."""
    return f"{100 * estimate.low:.1f}–{100 * estimate.high:.1f} %"


def share_said(estimate: Estimate) -> str:
    """Return a share with its interval, short enough to stand in a chart."""
    return said("formats", "with_interval", value=percent(estimate.value), interval=between(estimate))


def points(share: float) -> str:
    """Return a difference of shares in percentage points, with its sign."""
    return f"{100 * share:+.1f}".replace("-", "−")


def points_between(estimate: Estimate) -> str:
    """Return the interval of a difference in percentage points."""
    return said("formats", "from_to", low=points(estimate.low), high=points(estimate.high))


def at_least(count: int, k: int) -> str:
    """Return a count, or that it is below k."""
    return whole(count) if count >= k else said("formats", "below", k=k)


def plainly(value: object) -> str:
    """Return a value of risk.json or of the methods as people read it."""
    if isinstance(value, bool):
        return said("formats", "yes" if value else "no")
    if isinstance(value, float):
        return f"{value:.4g}"
    if value is None or value in ([], ()):
        return said("formats", "unknown")
    if isinstance(value, list | tuple):
        return said("joints", "items").join(plainly(part) for part in value)
    return str(value)
