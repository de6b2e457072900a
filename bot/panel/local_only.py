"""Middleware that serves this machine only; the page loads nothing from other machines."""

from collections.abc import Callable, Mapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_PATH: Final = 1_000
_SECURITY_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class LocalOnlyMiddleware:
    """Refuses requests of other sites, and forbids the page to load anything from them.

    name: what refusals call the page. may_link: whether another site may link to this path.
    headers: of every response, beside the usual ones or in their place.
    """

    def __init__(
        self,
        app: ASGIApp,
        name: str,
        may_link: Callable[[str], bool],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._app = app
        self._headers = {**_SECURITY_HEADERS, **(headers or {})}
        self._name = name
        self._may_link = may_link

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        refusal = self._refusal(Headers(scope=scope), scope["method"], scope["path"])
        answer = self._app if refusal is None else JSONResponse({"error": refusal}, 403)
        await answer(scope, receive, send_with_headers)

    def _refusal(self, headers: Headers, method: str, path: str) -> str | None:
        """Why a request is refused: a foreign host name (DNS rebinding) or a foreign page."""
        if len(path) > LONGEST_PATH:  # a number in it may be too long for Python
            return "The address is too long."
        host = headers.get("host", "")
        if host.partition(":")[0] not in {"127.0.0.1", "localhost"}:
            return f"The {self._name} is only served under 127.0.0.1 or localhost; open it there."
        foreign = headers.get("origin", f"http://{host}") != f"http://{host}"
        if foreign and method not in {"GET", "HEAD"}:
            return f"The {self._name} accepts nothing from other pages; use its own page."
        # Another site may link to the page, but not load anything else.
        of_other_site = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        if of_other_site and not self._may_link(path):
            return f"The {self._name} shows nothing to other pages; open it yourself."
        return None
