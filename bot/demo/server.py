"""The demo: the real bot, a stand-in for Telegram, and a page with phones that tap.

One application on 127.0.0.1 answers the bot (Telegram's Bot API) and the browser (the page, and
a small JSON API under /demo). The bot is a process of its own and does not know where it is.
"""

import asyncio
import json
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.demo.serving import serve
from bot.demo.telegram import Event, Person, Telegram
from bot.errors import TapwiseError

Json = dict[str, Any]
Status = Callable[[], Awaitable[dict[str, object]]]

WEB = Path(__file__).parent / "web"
MAX_UPLOAD = 20 * 1024 * 1024  # what a bot may download from Telegram
EVENTS_AHEAD = 1_000
STATUS_REST = 0.15  # seconds; ten people tapping are one look at the database, not ten
BOT_GRACE = 5.0
LAST_WORDS = 12


class DemoError(TapwiseError):
    """The demo cannot start."""


@dataclass(frozen=True)
class Phone:
    """Somebody on the page; `start_payload` is the invitation in the link that brought them."""

    user_id: int
    first_name: str
    start_payload: str = ""


async def run_demo(
    *,
    database: Path,
    telegram_token: str,
    phones: Sequence[Phone],
    port: int,
    progress: Callable[[str], None],
    status: Status,
    on_ready: Callable[[str], None],
) -> int:
    """Serve the page and run the bot until Ctrl-C or the bot's own end; the exit code.

    phones: at least one; the first is the owner's.
    port: 0 takes a free one.
    on_ready: called with the page's address as soon as it can be opened.
    """
    demo = Demo(Telegram(telegram_token), phones, status)
    async with _stop_asked() as stop, _served(demo.app, port) as url, demo.live():
        environment = bot_environment(os.environ, database, telegram_token, phones[0], url)
        async with _bot_process(environment) as bot:
            on_ready(url)
            return await _until_the_end(bot, stop, progress)


class Demo:
    """The application and what keeps it live: what happens on the phones, what the campaign knows.

    phones: in the order of the page; the first is the owner's.
    status: what the campaign knows, asked for again after everything that happens.
    """

    def __init__(self, telegram: Telegram, phones: Sequence[Phone], status: Status) -> None:
        self._telegram = telegram
        # The page plays Telegram's own apps: it sees what Telegram stores, beyond the Bot API.
        self._account = telegram._account
        self._phones = {phone.user_id: phone for phone in phones}
        self._people = {p.user_id: telegram.person(p.user_id, p.first_name) for p in phones}
        self._read_status = status
        self._status: Mapping[str, object] = {}
        self._something_happened = asyncio.Event()
        self._pages: set[asyncio.Queue[Json | None]] = set()
        self.app: ASGIApp = _Guard(self._routed())

    @asynccontextmanager
    async def live(self) -> AsyncIterator[None]:
        """Pass on what happens while the block lasts."""
        async with asyncio.TaskGroup() as tasks:
            running = [
                tasks.create_task(self._pass_on(self._telegram.subscribe())),
                tasks.create_task(self._watch_status()),
            ]
            try:
                yield
            finally:
                for task in running:
                    task.cancel()

    def _routed(self) -> Starlette:
        phone = "/demo/phones/{user_id:int}"
        return Starlette(
            routes=[
                Route("/", self._on_asset),
                Route("/demo/state", self._on_state),
                Route("/demo/events", self._on_events),
                Route(f"{phone}/start", self._on_start, methods=["POST"]),
                Route(f"{phone}/text", self._on_text, methods=["POST"]),
                Route(f"{phone}/taps", self._on_tap, methods=["POST"]),
                Route(f"{phone}/files", self._on_upload, methods=["POST"]),
                Route(f"{phone}/files/{{file_id}}", self._on_download),
                Route("/{name}", self._on_asset),
                Mount("/", app=self._telegram.app),
            ],
            exception_handlers={HTTPException: _as_json},
        )

    # What the page reads

    async def _on_asset(self, request: Request) -> Response:
        name = request.path_params.get("name", "index.html")
        kind = _ASSET_KINDS.get(Path(name).suffix)
        if kind is None or not (WEB / name).is_file():
            raise HTTPException(404, "There is no such page in the demo; open / instead.")
        return FileResponse(WEB / name, media_type=kind, headers={"Cache-Control": "no-cache"})

    async def _on_state(self, request: Request) -> Response:
        return JSONResponse(self._state())

    async def _on_events(self, request: Request) -> Response:
        return StreamingResponse(
            self._told(), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def _told(self) -> AsyncIterator[str]:
        """First the whole state, then every change after it: a page that comes back resyncs."""
        with self._page() as events:
            yield _server_sent({"kind": "state", "payload": self._state()})
            while (event := await events.get()) is not None:
                yield _server_sent(event)

    async def _on_download(self, request: Request) -> Response:
        file_id = request.path_params["file_id"]
        if file_id not in _file_ids(self._person(request)):
            raise HTTPException(404, "There is no such file in this chat.")
        stored = self._account.files[file_id]
        kind = _picture_kind(stored.content)
        shown = "attachment" if kind is None else "inline"
        name = f"filename*=UTF-8''{quote(stored.name, safe='')}"
        return Response(
            stored.content,
            media_type=kind or "application/octet-stream",
            headers={"Content-Disposition": f"{shown}; {name}", "Cache-Control": "no-store"},
        )

    # What the people do

    async def _on_start(self, request: Request) -> Response:
        given = await _given(request, payload=str)
        return _made("message_id", self._person(request).start, given["payload"])

    async def _on_text(self, request: Request) -> Response:
        given = await _given(request, text=str)
        return _made("message_id", self._person(request).send, given["text"])

    async def _on_tap(self, request: Request) -> Response:
        given = await _given(request, message_id=int, data=str)
        tap = self._person(request).tap_data
        return _made("query_id", tap, given["data"], given["message_id"])

    async def _on_upload(self, request: Request) -> Response:
        person = self._person(request)
        name = Path(request.query_params.get("name", "")).name or "file"
        return _made("message_id", person.send_file, name, await _upload(request))

    def _person(self, request: Request) -> Person:
        person = self._people.get(request.path_params["user_id"])
        if person is None:
            raise HTTPException(404, "There is no such phone in this demo; reload the page.")
        return person

    # What is true now, and what just happened

    def _state(self) -> Json:
        bot = self._account.bot
        return {
            "bot": {"name": bot["first_name"], "username": bot["username"]},
            "phones": [self._phone_state(phone) for phone in self._phones.values()],
            "status": self._status,
        }

    def _phone_state(self, phone: Phone) -> Json:
        person = self._people[phone.user_id]
        return {
            "user_id": phone.user_id,
            "first_name": phone.first_name,
            "owner": phone is next(iter(self._phones.values())),
            "start_payload": phone.start_payload,
            "commands": self._telegram.commands(person),
            "messages": person.messages,
        }

    @contextmanager
    def _page(self) -> Iterator[asyncio.Queue[Json | None]]:
        events: asyncio.Queue[Json | None] = asyncio.Queue(EVENTS_AHEAD)
        self._pages.add(events)
        try:
            yield events
        finally:
            self._pages.discard(events)

    def _tell(self, event: Json) -> None:
        for events in list(self._pages):
            if events.full():
                # A page that far behind is hung up on: it comes back and reads the state anew.
                self._pages.discard(events)
                events.get_nowait()
                events.put_nowait(None)
            else:
                events.put_nowait(event)

    async def _pass_on(self, happening: AsyncIterator[Event]) -> None:
        async for event in happening:
            for told in self._as_told(event):
                self._tell(told)
            self._something_happened.set()

    def _as_told(self, event: Event) -> list[Json]:
        if event.kind != "commands":
            return [{"kind": event.kind, "user_id": event.user_id, "payload": event.payload}]
        return [
            {"kind": "commands", "user_id": person.id, "payload": self._telegram.commands(person)}
            for person in self._people.values()
        ]

    async def _watch_status(self) -> None:
        while True:
            self._something_happened.clear()
            try:
                self._status = await self._read_status()
            except TapwiseError as error:
                self._status = {**self._status, "trouble": str(error)}
            self._tell({"kind": "status", "payload": self._status})
            await self._something_happened.wait()
            await asyncio.sleep(STATUS_REST)


_ASSET_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


def _server_sent(event: Json) -> str:
    return f"data: {json.dumps(event, ensure_ascii=False)}\n\n"


def _file_ids(person: Person) -> Iterator[str]:
    for message in person.messages:
        for stored in [message.get("document", {}), *message.get("photo", [])]:
            if "file_id" in stored:
                yield stored["file_id"]


def _picture_kind(content: bytes) -> str | None:
    """Shown in the page only when it begins as a picture does; everything else is saved."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return None


async def _given(request: Request, **kinds: type) -> Json:
    """The fields of a JSON body, each of its kind."""
    try:
        given = await request.json()
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise HTTPException(400, "The body of this request must be a JSON object.")
    for name, kind in kinds.items():
        if type(given.get(name)) is not kind:
            raise HTTPException(
                400, f'The field "{name}" is missing or not of type {kind.__name__}.'
            )
    return given


async def _upload(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MAX_UPLOAD:
            raise HTTPException(413, "This file is larger than the 20 MB a bot can read; split it.")
    return bytes(content)


def _made(name: str, act: Callable[..., int | str], *given: object) -> Response:
    try:
        return JSONResponse({name: act(*given)})
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


async def _as_json(request: Request, error: Exception) -> Response:
    refused = error if isinstance(error, HTTPException) else HTTPException(500)
    return JSONResponse({"error": refused.detail}, status_code=refused.status_code)


class _Guard:
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


# The bot, a process of its own


def bot_environment(
    inherited: Mapping[str, str], database: Path, token: str, owner: Phone, url: str
) -> dict[str, str]:
    """What the bot is told: this demo's settings and nobody else's, and no proxy on the way."""
    kept = {name: value for name, value in inherited.items() if not name.startswith("TAPWISE_")}
    code = str(Path(__file__).parents[2])
    return kept | {
        "TAPWISE_TOKEN": token,
        "TAPWISE_OWNERS": str(owner.user_id),
        "TAPWISE_DATABASE": str(database.resolve()),
        "TAPWISE_API_BASE": url,
        "PYTHONPATH": os.pathsep.join(filter(None, [code, kept.get("PYTHONPATH")])),
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }


@dataclass(frozen=True)
class _Bot:
    process: asyncio.subprocess.Process
    last_words: deque[str]


@asynccontextmanager
async def _bot_process(environment: Mapping[str, str]) -> AsyncIterator[_Bot]:
    """`python -m bot run`, ended with the block."""
    # Beside the database: a real bot's `.env` in the current folder is not meant for this one.
    folder = Path(environment["TAPWISE_DATABASE"]).parent
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot", "run"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env=environment,
        cwd=folder,
        start_new_session=True,  # Ctrl-C is for the demo, which then ends the bot in its own time
    )
    bot = _Bot(process, deque(maxlen=LAST_WORDS))
    listening = asyncio.create_task(_listen(bot))
    try:
        yield bot
    finally:
        await _end(process)
        await listening


async def _listen(bot: _Bot) -> None:
    assert bot.process.stdout is not None  # noqa: S101  opened as a pipe above
    async for line in bot.process.stdout:
        bot.last_words.append(line.decode(errors="replace").rstrip())


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), BOT_GRACE)
    except TimeoutError:
        process.kill()
        await process.wait()


async def _until_the_end(bot: _Bot, stop: asyncio.Event, progress: Callable[[str], None]) -> int:
    ended = asyncio.create_task(bot.process.wait())
    asked = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({ended, asked}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended.cancel()
        asked.cancel()
    if stop.is_set():
        return 0
    code = bot.process.returncode or 1
    words = "\n".join(bot.last_words) or "It said nothing."
    progress(
        f"The bot ended by itself (exit code {code}), so the demo stops. Its last words:\n{words}"
    )
    return code


@asynccontextmanager
async def _stop_asked() -> AsyncIterator[asyncio.Event]:
    """Set by Ctrl-C and by the signals that end a program or close its terminal."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    with suppress(NotImplementedError):  # on Windows Ctrl-C cancels the main task instead
        for one in signals:
            loop.add_signal_handler(one, stop.set)
    try:
        yield stop
    finally:
        with suppress(NotImplementedError):
            for one in signals:
                loop.remove_signal_handler(one)


@asynccontextmanager
async def _served(app: ASGIApp, port: int) -> AsyncIterator[str]:
    async with AsyncExitStack() as stack:
        try:
            url = await stack.enter_async_context(serve(app, port))
        except OSError as error:
            raise DemoError(
                f"Port {port} of 127.0.0.1 cannot be used ({error.strerror}); "
                "name another one, or 0 for any that is free."
            ) from error
        yield url
