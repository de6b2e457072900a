"""HTTP requests to Telegram."""

from __future__ import annotations

import ssl
from functools import cache
from typing import Any, Final
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.chat.transport.response_check import is_answer
from bot.errors import SettingsError

Response = tuple[int, bytes]

CONNECT_TIMEOUT: Final = 10.0
# To wait for a free connection of the pool, and to connect.
POOL_TIMEOUT: Final = 30.0 + CONNECT_TIMEOUT
# An idle connection is closed after this time, before Telegram or the emulator closes it.
IDLE_SECONDS: Final = 5.0
# For a file of 50 MB, Telegram's limit, at 1 Mbit/s.
UPLOAD_TIMEOUT: Final = 400.0


class TelegramRequest(BaseRequest):
    """Requests by aiohttp. A response that is not Telegram's counts as a network error.

    Measured over 600 calls to the emulator with 20 connections, a call takes 0.40 ms of CPU; the
    library's HTTPXRequest takes 3.0 ms, and 0.65 ms with httpx-aiohttp as its transport. In
    `bench-load` (50 people, 30 taps a second) httpx-aiohttp raised the p95 wait for a card from
    0.8 s to 1.5 s.
    """

    def __init__(self, connections: int, read_timeout: float):
        self._connections = connections
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_timeout

    async def initialize(self) -> None:
        """Make the connection pool; it connects at the first request."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections,
                    keepalive_timeout=IDLE_SECONDS,
                    ssl=trusted_certificates(),
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        *_: Any,
        **__: Any,
    ) -> Response:
        """One request; errors: NetworkError, also for a response that is not Telegram's.

        The status alone is not trusted: 401 or 403 on a proxy's page says nothing about the token
        or a person. The check is done here because python-telegram-bot logs what it cannot parse,
        which may hold an item's text. A download (GET) is a file, which may hold anything.
        """
        if read_timeout is BaseRequest.DEFAULT_NONE:
            read_timeout = self._read_timeout
        status, payload = await self._send(url, method, request_data, read_timeout)
        if method == "POST" and not is_answer(url.rpartition("/")[2], status, payload):
            raise NetworkError(f"no answer of Telegram ({status})") from ValueError(status)
        return status, payload

    async def _send(
        self, url: str, method: str, data: RequestData | None, read_timeout: float | None
    ) -> Response:
        if self._session is None:
            raise RuntimeError("Call initialize() before the first request.")
        request = self._session.request(
            method,
            url,
            data=_body(data) if data else None,
            proxy=_proxy(*_scheme_and_host(url)),
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(
                total=UPLOAD_TIMEOUT if data and data.contains_files else None,
                connect=POOL_TIMEOUT,
                sock_connect=CONNECT_TIMEOUT,
                sock_read=read_timeout,
            ),
        )
        try:
            async with request as response:
                return response.status, await response.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error  # its message holds the URL


def check_proxy(base: str) -> None:
    """Errors: SettingsError if the environment names a proxy that Tapwise cannot use."""
    proxy = _proxy(*_scheme_and_host(base))
    kind = proxy.partition("://")[0].lower() if proxy else "http"
    if kind not in {"http", "https"}:
        raise SettingsError(
            f"The environment names a {kind} proxy for {base}, but Tapwise can only use an http "
            "proxy. Put its http address into HTTPS_PROXY, or exclude the host with NO_PROXY."
        )


def _body(data: RequestData) -> dict[str, str] | aiohttp.FormData:
    """A form; multipart if it has files."""
    if not data.contains_files:
        return data.json_parameters
    form = aiohttp.FormData(data.json_parameters)
    for name, (file, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file, content_type=kind)
    return form


def _scheme_and_host(url: str) -> list[str]:
    return url.split("/", 3)[:3:2]


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """The environment's proxy for a host, as in `https:` and `api.telegram.org`.

    aiohttp itself would look it up twice per request, in a thread, together with a .netrc file.
    """
    if proxy_bypass(host):
        return None
    proxies = getproxies()
    found = proxies.get(scheme.rstrip(":"), proxies.get("all"))
    return found if found is None or "://" in found else f"http://{found}"


@cache
def trusted_certificates() -> ssl.SSLContext:
    """The certificates that a connection is checked against; loaded once, in 30 ms of CPU."""
    return httpx.create_ssl_context()
