"""The dashboard: the panel of a real campaign, read only, for the browser that has the link."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from bot.emulator.responses import Json
from bot.errors import TapwiseError
from bot.panel.dashboard_access import (
    CLOSED,
    COOKIE,
    COOKIE_SECONDS,
    CookieOnlyMiddleware,
    DashboardAccess,
)
from bot.panel.dashboard_options import DashboardOptions
from bot.panel.live_pages import LivePages
from bot.panel.local_only import LocalOnlyMiddleware
from bot.panel.local_server import served, stop_signal
from bot.panel.page_files import PANEL_WEB, PageFiles
from bot.panel.panel_process import PanelProcess
from storage import Store

WEB: Final = Path(__file__).parent / "dashboard_page"
# Seconds between two looks at whether anybody has written into the database.
WATCH_SECONDS: Final = 2.0
ENDED: Final = (
    "The process that computes these numbers has ended. Start `tapwise dashboard` again; "
    "`tapwise check` says whether the database is well."
)
REPLACED: Final = (
    "The database was replaced or removed, so these numbers are old. Start `tapwise dashboard` "
    "again."
)
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
# A redirect would be part of a click on another site, and the new cookie would not be sent.
_OPENED: Final = (
    '<!doctype html><html lang="en"><title>Tapwise dashboard</title>'
    '<link rel="icon" href="{folder}/icon.svg" type="image/svg+xml">'
    '<meta http-equiv="refresh" content="0; url={folder}/">'
    '<p><a href="{folder}/">Open the dashboard</a></p></html>'
)

DashboardFiles = Mapping[str, Callable[[], Awaitable[bytes]]]
"""The content of each file that can be downloaded, by its name."""


class Dashboard:
    """The ASGI application `app`. store: opened for reading."""

    def __init__(self, store: Store, options: DashboardOptions, downloads: DashboardFiles) -> None:
        self._store = store
        self._downloads = downloads
        self._pages = LivePages(self._state)
        self._files = PageFiles(WEB, PANEL_WEB)
        self._process = PanelProcess(
            "bot.panel.dashboard_panel",
            asdict(options),
            self.show,
            ENDED,
        )
        self.access = DashboardAccess()
        self.app: ASGIApp = LocalOnlyMiddleware(
            CookieOnlyMiddleware(self._routed_app(), self.access),
            "dashboard",
            may_link=lambda path: path.startswith(f"{self.access.folder}/open/"),
            headers=_HEADERS,
        )

    def show(self, known: Json) -> None:
        """Show these numbers on every page."""
        self._pages.publish("insight", known)

    @asynccontextmanager
    async def live(self) -> AsyncIterator[None]:
        """Keep the numbers up to date while the block lasts."""
        async with self._process.running(), asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(self._watch())
            try:
                yield
            finally:
                watching.cancel()

    def _routed_app(self) -> Starlette:
        return Starlette(
            routes=[
                Mount(
                    self.access.folder,
                    routes=[
                        Route("/open/{secret}", self._on_open, methods=["GET"]),
                        Route("/", self._on_file),
                        Route("/events", self._on_events),
                        Route("/export/{name}", self._on_export),
                        Route("/{name}", self._on_file),
                    ],
                )
            ],
            exception_handlers={HTTPException: _on_error},
        )

    async def _on_open(self, request: Request) -> Response:
        folder = self.access.folder
        response = HTMLResponse(_OPENED.format(folder=folder))
        if self.access.admits(request.cookies):  # the same browser opens the link again
            return response
        cookie = None
        if request.method == "GET":  # no HEAD: only a person uses the link up
            cookie = self.access.redeem(request.path_params["secret"], request.headers)
        if cookie is None:
            raise HTTPException(403, CLOSED)
        response.set_cookie(
            COOKIE,
            cookie,
            max_age=COOKIE_SECONDS,
            path=f"{folder}/",
            httponly=True,
            samesite="strict",
        )
        return response

    async def _on_file(self, request: Request) -> Response:
        return self._files.response(request.path_params.get("name", "dashboard.html"))

    async def _on_events(self, request: Request) -> Response:
        return self._pages.response()

    async def _on_export(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in self._downloads:
            raise HTTPException(404, f"There are the files {', '.join(self._downloads)}.")
        try:
            content = await self._downloads[name]()
        except TapwiseError as error:
            raise HTTPException(503, str(error)) from error
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type="application/octet-stream", headers=headers)

    def _state(self) -> Json:
        return {"campaign": self._store.path.name, **self._pages.published}

    async def _watch(self) -> None:
        """Update at the start; then whenever the database has changed while a page is open."""
        seen, file = None, _file_number(self._store.path)
        while _file_number(self._store.path) == file:
            version = await self._store.data_version()
            if version != seen:
                seen = version
                self._process.request_update()
            await asyncio.sleep(WATCH_SECONDS)
            await self._pages.wait_until_open()
        self.show({**self._pages.published.get("insight", {}), "trouble": REPLACED})


async def run_dashboard(
    options: DashboardOptions,
    downloads: Callable[[Store], DashboardFiles],
    port: int,
    on_ready: Callable[[str], None],
) -> None:
    """Serve the dashboard until Ctrl-C.

    port: 0 takes a free one. on_ready: called with the link. Errors: StoreError, PortError.
    """
    async with AsyncExitStack() as stack:
        stop = await stack.enter_async_context(stop_signal())
        store = await Store.open_readonly(Path(options.database))
        await stack.enter_async_context(store)
        dashboard = Dashboard(store, options, downloads(store))
        url = await stack.enter_async_context(served(dashboard.app, port))
        await stack.enter_async_context(dashboard.live())
        on_ready(f"{url}{dashboard.access.link}")
        await stop.wait()


def _file_number(path: Path) -> int:
    """What tells a file from another one of this name; 0 for none."""
    try:
        return path.stat().st_ino
    except OSError:
        return 0


async def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  it is registered for these
    return PlainTextResponse(error.detail, error.status_code, error.headers)
