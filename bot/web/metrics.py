"""What is counted: how turns end, and how long answers take. Never what was asked or by whom."""

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest
from starlette.requests import Request
from starlette.responses import Response

TURNS = Counter("ganwei_turns_total", "Turns by outcome", ["outcome"])
SECONDS = Histogram("ganwei_answer_seconds", "Time from message to replies, in seconds")


async def metrics(request: Request) -> Response:
    """Show the counts in Prometheus text form."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
