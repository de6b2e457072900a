"""Scores over HTTP: `POST /score` and `GET /healthz`, bounded in every direction."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import TapwiseError
from bot.models.header_timeout import http_protocol
from bot.models.spam_filter import SpamFilter

MAX_BODY: Final = 4 * 2**20
MAX_TEXTS: Final = 1_000
# Requests at a time; the others are told to come later (503).
MAX_CONNECTIONS: Final = 64
# Longest time that a body may take, so that stalled callers do not use up the connections.
BODY_SECONDS: Final = 30.0
# The same for its headers, from the connection or from their first byte on.
HEADER_SECONDS: Final = 10.0

_LOCAL_NAMES: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_ROUTES: Final = "This service has POST /score and GET /healthz."
_EXAMPLE: Final = '{"texts": ["You won a prize"]}'


class ServeError(TapwiseError):
    """The service cannot start."""


def score_app(
    spam_filter: SpamFilter, *, local: bool = True, body_seconds: float = BODY_SECONDS
) -> Starlette:
    """The service as an ASGI application.

    local: requests that name another host than this machine are refused, so that no page in a
    browser can reach the service under a name of its own (DNS rebinding).
    """
    return Starlette(
        routes=[
            Route("/score", _Scores(spam_filter, body_seconds).on_score, methods=["POST"]),
            Route("/healthz", _on_health, methods=["GET"]),
        ],
        middleware=[Middleware(_LocalNames)] if local else [],
        exception_handlers={HTTPException: _on_error},
    )


def run_service(app: ASGIApp, host: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or SIGTERM; requests that have begun are answered first.

    port: 0 takes a free one. on_ready: called with the address once it accepts connections.
    Errors: ServeError when the address cannot be used.
    """
    listener = _listener(host, port)
    shown = f"[{host}]" if ":" in host else host
    on_ready(f"http://{shown}:{listener.getsockname()[1]}")
    with suppress(KeyboardInterrupt):  # uvicorn has ended by then
        uvicorn.Server(service_config(app)).run(sockets=[listener])


def service_config(app: ASGIApp, header_seconds: float = HEADER_SECONDS) -> uvicorn.Config:
    """How the service is run. header_seconds: longest time that the headers may take."""
    return uvicorn.Config(
        app,
        http=http_protocol(header_seconds),
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MAX_CONNECTIONS,
        timeout_graceful_shutdown=10,
    )


class _Scores:
    """One request is scored at a time: several would share the processor, and each be later."""

    def __init__(self, spam_filter: SpamFilter, body_seconds: float) -> None:
        self._filter = spam_filter
        self._body_seconds = body_seconds
        self._busy = asyncio.Lock()

    async def on_score(self, request: Request) -> Response:
        """The score and the label of each text, in their order."""
        texts = _texts(await _body(request, self._body_seconds))
        async with self._busy:
            scores = await run_in_threadpool(self._filter.scores, texts)
        results = [
            {"score": float(score), "label": "spam" if flagged else "no_spam"}
            for score, flagged in zip(scores, self._filter.flagged(scores), strict=True)
        ]
        return JSONResponse({"threshold": round(self._filter.threshold, 9), "results": results})


async def _on_health(request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  it is registered for these
    detail = _ROUTES if error.status_code in (404, 405) else error.detail
    return JSONResponse({"error": detail}, error.status_code, error.headers)


async def _body(request: Request, seconds: float) -> bytes:
    """The body; errors: HTTPException when it is no JSON by its type, too large or too slow."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "Send JSON, with the header Content-Type: application/json.")
    body, close = bytearray(), {"connection": "close"}  # the rest of the body is not read
    try:
        async with asyncio.timeout(seconds):
            async for block in request.stream():
                body += block
                if len(body) > MAX_BODY:
                    raise HTTPException(413, f"A body has at most {MAX_BODY:,} bytes.", close)
    except ClientDisconnect:
        raise HTTPException(400, "The body is cut off.") from None
    except TimeoutError:
        raise HTTPException(408, f"The body took longer than {seconds:g} s.", close) from None
    return bytes(body)


def _texts(body: bytes) -> list[str]:
    """The texts of a request; errors: HTTPException."""
    try:
        found: Any = json.loads(body)
    except (ValueError, RecursionError):  # also: a number of 5,000 digits, 100,000 brackets
        raise HTTPException(400, f"The body is not JSON such as {_EXAMPLE}.") from None
    if not isinstance(found, dict) or len(found) != 1:
        raise HTTPException(400, f"The body is not an object such as {_EXAMPLE}.")
    texts = [found["text"]] if "text" in found else found.get("texts")
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise HTTPException(400, f"Give a list of strings as texts, such as {_EXAMPLE}.")
    if len(texts) > MAX_TEXTS:
        raise HTTPException(413, f"A request has at most {MAX_TEXTS:,} texts. Send several.")
    return texts


class _LocalNames:
    """Refuses requests for a host name that is not this machine's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", ()))
        host = headers.get(b"host", b"").decode("latin-1")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if scope["type"] == "http" and name.lower() not in _LOCAL_NAMES:
            refusal = "This service is only reached as 127.0.0.1 or localhost."
            await JSONResponse({"error": refusal}, 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sets TCP_NODELAY only where the protocol is named; without it a request waits 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        raise ServeError(
            f"Port {port} of {host} cannot be used ({getattr(error, 'strerror', None) or error}). "
            "Choose another one with --port, or 0 for any free one."
        ) from error
    return listener
