"""Who is let in: this machine's own page and bot; and the page loads nothing from afar."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Guard:
    """Nobody but this machine's own page and bot gets in, and the page loads nothing from afar."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_SAFE)
            await send(message)

        refusal = _refusal(Headers(scope=scope), scope["method"], scope["path"])
        answer = self._app if refusal is None else JSONResponse({"error": refusal}, 403)
        await answer(scope, receive, send_guarded)


_SAFE = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def _refusal(headers: Headers, method: str, path: str) -> str | None:
    """Why this request is not answered: a foreign name (DNS rebinding) or a foreign page."""
    host = headers.get("host", "")
    if host.partition(":")[0] not in {"127.0.0.1", "localhost"}:
        return "The demo answers only under 127.0.0.1 or localhost; open it there."
    foreign = headers.get("origin", f"http://{host}") != f"http://{host}"
    if foreign and method not in {"GET", "HEAD"}:
        return "The demo takes nothing from other pages; use its own page."
    # A link to the page is welcome; anything else that another site asks for is not.
    if headers.get("sec-fetch-site") in {"cross-site", "same-site"} and path != "/":
        return "The demo shows nothing to other pages; open it yourself."
    return None
