"""Show what is counted."""

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request
from starlette.responses import Response


async def metrics(request: Request) -> Response:
    """Show the counts in Prometheus text form."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
