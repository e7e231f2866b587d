"""Serve the custom actions to Rasa: rasa-sdk's executor behind one loopback route with a secret path."""

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


def actions_app(secret: str) -> Starlette:
    """Return the app that runs the actions of the package `actions`, at /<secret>."""
    executor = ActionExecutor()
    executor.register_package("actions")

    async def run(request: Request) -> JSONResponse:
        try:
            result = await executor.run(await request.json())
        except ActionNotFoundException:
            return JSONResponse({"error": "no such action"}, status_code=404)
        return JSONResponse(result.model_dump() if result else {})

    return Starlette(routes=[Route(f"/{secret}", run, methods=["POST"])])
