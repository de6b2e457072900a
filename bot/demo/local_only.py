"""Middleware that serves this machine only; the page loads nothing from other machines."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class LocalOnlyMiddleware:
    """Refuses requests of other sites, and forbids the page to load anything from them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_SECURITY_HEADERS)
            await send(message)

        refusal = _refusal(Headers(scope=scope), scope["method"], scope["path"])
        answer = self._app if refusal is None else JSONResponse({"error": refusal}, 403)
        await answer(scope, receive, send_with_headers)


_SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


LONGEST_PATH = 1_000


def _refusal(headers: Headers, method: str, path: str) -> str | None:
    """Why a request is refused: a foreign host name (DNS rebinding) or a foreign page."""
    if len(path) > LONGEST_PATH:  # a number in it may be too long for Python
        return "The address is too long."
    host = headers.get("host", "")
    if host.partition(":")[0] not in {"127.0.0.1", "localhost"}:
        return "The demo is only served under 127.0.0.1 or localhost; open it there."
    foreign = headers.get("origin", f"http://{host}") != f"http://{host}"
    if foreign and method not in {"GET", "HEAD"}:
        return "The demo accepts nothing from other pages; use its own page."
    # Another site may link to the page, but not load anything else.
    if headers.get("sec-fetch-site") in {"cross-site", "same-site"} and path != "/":
        return "The demo shows nothing to other pages; open it yourself."
    return None
