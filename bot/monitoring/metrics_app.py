"""GET /healthz and GET /metrics, for the programs that watch the bot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from aiohttp import web

from bot.monitoring.liveness import Problem

_METRICS_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


def metrics_app(
    exposition: Callable[[], bytes], problems: Callable[[], Sequence[Problem]]
) -> web.Application:
    """The application that serves health and metrics.

    exposition: the metrics in Prometheus's text format. problems: what is not well; if anything is,
    /healthz answers 503.
    """

    async def on_metrics(_: web.Request) -> web.Response:
        return web.Response(body=exposition(), headers={"Content-Type": _METRICS_TYPE})

    async def on_health(_: web.Request) -> web.Response:
        found = problems()
        told = [{"part": problem.part, "message": problem.message} for problem in found]
        return web.json_response({"ok": not found, "problems": told}, status=503 if found else 200)

    app = web.Application()
    app.router.add_get("/metrics", on_metrics)
    app.router.add_get("/healthz", on_health)
    return app
