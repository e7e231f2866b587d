"""The public app: its routes."""

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from bot.conversation.turn import PartUnavailable
from bot.ephemeral.news_page import NewsPage
from bot.web.chat import ChatEndpoints, bad_request
from bot.web.guard import Guard
from bot.web.health import Readiness, healthz
from bot.web.limits import BadRequest
from bot.web.metrics import metrics

STATIC = Path(__file__).parent / "static"


def public_app(
    chat: ChatEndpoints,
    readiness: Readiness,
    news: NewsPage,
    settings_of_page: Callable[[], dict[str, str]],
    more: list[Route],
) -> ASGIApp:
    """Return the app that cadres' phones talk to; `more` are routes of other channels."""

    async def page(request: Request) -> Response:
        return FileResponse(STATIC / "page.html")

    async def news_for_people(request: Request) -> Response:
        return FileResponse(STATIC / "news.html")

    async def page_settings(request: Request) -> Response:
        return JSONResponse(settings_of_page())

    async def page_of_news(request: Request) -> Response:
        try:
            return Response(await news.json(), media_type="application/json")
        except PartUnavailable:
            return JSONResponse({"error": "recovering"}, 503)

    routes = [
        Route("/", page),
        Route("/page-settings", page_settings),
        Route("/webhooks/rest/webhook", chat.message, methods=["POST"]),
        Route("/forget", chat.forget, methods=["POST"]),
        Route("/news", page_of_news),
        Route("/news-page", news_for_people),
        Route("/healthz", healthz),
        Route("/readyz", readiness.readyz),
        Route("/metrics", metrics),
        *more,
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    return Guard(Starlette(routes=routes, exception_handlers={BadRequest: bad_request}))
