"""The line to Telegram: how long to wait, and what counts as an answer."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, Final
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.chat.transport.response_check import is_answer
from bot.errors import SettingsError

Answer = tuple[int, bytes]

CONNECT_SECONDS: Final = 10.0
# For a line that is free, and for it to stand.
LINE_SECONDS: Final = 30.0 + CONNECT_SECONDS
# An idle line is kept so long: less than Telegram and the stand-in keep it.
IDLE_SECONDS: Final = 5.0
# A file of 50 MB, the most that Telegram takes, at 1 Mbit/s.
UPLOAD_SECONDS: Final = 400.0


@dataclass(frozen=True)
class RetryPolicy:
    """Timeouts and retry delays, in seconds.

    read_timeout: for an answer of Telegram.
    poll_timeout: how long Telegram holds a poll open; an update ends it at once.
    wait_initial: before the first retry. It doubles up to `wait_max`, which is short, so that
    people waiting for a card soon notice that the connection is back.
    conflict_timeout: how long a second program may poll with our token. A restart that overlaps
    is tolerated, a second bot is not.
    conflict_gap: conflicts this far apart are counted as two separate events.
    stall_timeout: without any poll, even a failed one: the polling task has died.
    """

    read_timeout: float = 15.0
    poll_timeout: int = 10
    wait_initial: float = 0.5
    wait_max: float = 2.0
    conflict_timeout: float = 30.0
    conflict_gap: float = 60.0
    stall_timeout: float = 30.0

    def next_wait(self, wait: float) -> float:
        """The wait before the next retry."""
        return min(2 * wait, self.wait_max)


class TelegramRequest(BaseRequest):
    """Calls by aiohttp; what is no answer of Telegram is a broken network: worth another try.

    The library's own way, over httpx, takes 2.3 ms of CPU for a call where this takes 0.7 (600
    calls to a server on the same machine, 20 open lines): httpx asks the system about every open
    line at every call, and that was half of what a tap took of the event loop.
    """

    def __init__(self, connections: int, read_seconds: float):
        self._connections = connections
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read_seconds

    async def initialize(self) -> None:
        """Open no line yet, but be able to."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections, keepalive_timeout=IDLE_SECONDS, ssl=_trusted()
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all lines."""
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
    ) -> Answer:
        """One call; errors: NetworkError, also for what is no answer of Telegram.

        A proxy's page with 401 or 403 says nothing about the token or a person, so the status
        alone is not believed. The library's own reading writes what it cannot read into the log,
        where an item's text may be. A download (GET) is a file, of any form.
        """
        if read_timeout is BaseRequest.DEFAULT_NONE:
            read_timeout = self._read_seconds
        status, payload = await self._called(url, method, request_data, read_timeout)
        if method == "POST" and not is_answer(url.rpartition("/")[2], status, payload):
            raise NetworkError(f"no answer of Telegram ({status})") from ValueError(status)
        return status, payload

    async def _called(
        self, url: str, method: str, given: RequestData | None, read_seconds: float | None
    ) -> Answer:
        if self._session is None:
            raise RuntimeError("This wire is not initialized.")
        calling = self._session.request(
            method,
            url,
            data=_body(given) if given else None,
            proxy=_proxy(*_scheme_and_host(url)),
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(
                total=UPLOAD_SECONDS if given and given.contains_files else None,
                connect=LINE_SECONDS,
                sock_connect=CONNECT_SECONDS,
                sock_read=read_seconds,
            ),
        )
        try:
            async with calling as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error  # its words hold the URL


def was_not_executed(error: NetworkError) -> bool:
    """Whether Telegram has not done what it was asked: the line never stood, or it said so.

    Anything else (a timeout, a line that was cut) may have been done.
    """
    never_sent = (
        aiohttp.ClientConnectorError,
        aiohttp.ConnectionTimeoutError,
        aiohttp.ClientHttpProxyError,  # a proxy that makes no line to Telegram
    )
    return is_server_error(error) or isinstance(error.__cause__, never_sent)


def is_server_error(error: NetworkError) -> bool:
    """Whether Telegram itself says that something is wrong with it."""
    return error.__cause__ is None


def retry_after_seconds(error: TelegramError) -> float:
    """How long Telegram orders to wait; 0 where it does not."""
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait


def _body(given: RequestData) -> dict[str, str] | aiohttp.FormData:
    """As a form, with files where there are any."""
    if not given.contains_files:
        return given.json_parameters
    form = aiohttp.FormData(given.json_parameters)
    for name, (file, content, kind) in given.multipart_data.items():
        form.add_field(name, content, filename=file, content_type=kind)
    return form


def check_proxy(base: str) -> None:
    """Errors: SettingsError where the environment names a proxy that no call can go through."""
    proxy = _proxy(*_scheme_and_host(base))
    kind = proxy.partition("://")[0].lower() if proxy else "http"
    if kind not in {"http", "https"}:
        raise SettingsError(
            f"The environment names a {kind} proxy for {base}, and Tapwise can only use an http "
            "one: put its http address into HTTPS_PROXY, or take the host out with NO_PROXY."
        )


def _scheme_and_host(url: str) -> list[str]:
    return url.split("/", 3)[:3:2]


@cache
def _proxy(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for a host, as `https:` and `api.telegram.org`.

    aiohttp would look for it, and for a file of passwords, in a thread, twice at every call.
    """
    if proxy_bypass(host):
        return None
    proxies = getproxies()
    found = proxies.get(scheme.rstrip(":"), proxies.get("all"))
    return found if found is None or "://" in found else f"http://{found}"


@cache
def _trusted() -> ssl.SSLContext:
    """Whom to believe to be Telegram; read once, as it takes 30 ms of CPU."""
    return httpx.create_ssl_context()
