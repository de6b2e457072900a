"""Who may see the dashboard: the browser that opens its link, which works once."""

from __future__ import annotations

import secrets
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

COOKIE: Final = "tapwise_dashboard"
# A dashboard may run for a month beside its bot; its cookie is worth nothing after it has ended.
COOKIE_SECONDS: Final = 30 * 86_400
CLOSED: Final = (
    "This dashboard opens by the link that `tapwise dashboard` has printed. The link works once; "
    "start the command again for a new one."
)


class DashboardAccess:
    """The secrets of one start: of the link, and of the browser that opened it.

    folder: the first part of every address. The cookie is sent to it alone, so that another
    server on this machine, which has the same host name, never receives it.
    """

    def __init__(self) -> None:
        self.folder: Final = f"/{secrets.token_urlsafe(12)}"
        self._link: bytes | None = secrets.token_urlsafe(32).encode()
        self._session = secrets.token_urlsafe(32).encode()

    @property
    def link(self) -> str:
        """The path of the link. Errors: AssertionError once it has been opened."""
        assert self._link is not None  # noqa: S101  printed before anybody can open it
        return f"{self.folder}/open/{self._link.decode()}"

    def redeem(self, secret: str, headers: Headers) -> str | None:
        """The cookie for the secret of the link, once; None for anything else."""
        expected = self._link or secrets.token_bytes()
        if not secrets.compare_digest(secret.encode(), expected) or not _is_person(headers):
            return None
        self._link = None
        return self._session.decode()

    def admits(self, cookies: dict[str, str]) -> bool:
        """Whether a request has the cookie."""
        return secrets.compare_digest(cookies.get(COOKIE, "").encode(), self._session)


class CookieOnlyMiddleware:
    """Shows nothing without the cookie but the address of the link."""

    def __init__(self, app: ASGIApp, access: DashboardAccess) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        before, _, secret = scope["path"].partition("/open/")
        is_link = before == self._access.folder and secret
        if is_link or self._access.admits(HTTPConnection(scope).cookies):
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse(CLOSED, 403)(scope, receive, send)


def _is_person(headers: Headers) -> bool:
    """Whether somebody opens a page: no script of another page, and no look in advance."""
    in_advance = "prefetch" in headers.get("sec-purpose", headers.get("purpose", ""))
    of_script = headers.get("sec-fetch-dest", "document") != "document"
    own = f"http://{headers.get('host', '')}"
    return not in_advance and not of_script and headers.get("origin", own) == own
