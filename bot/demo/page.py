"""The page: phones that tap, and beside them what the demo shows of the campaign.

One application on 127.0.0.1 answers the bot (Telegram's Bot API) and the browser (the page, and
a small JSON API under /demo).
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from bot.demo.guard import Guard
from bot.emulator.emulator import Event, Person, TelegramEmulator
from bot.emulator.responses import AsciiJSON

Json = dict[str, Any]

WEB = Path(__file__).parent / "web"
MAX_UPLOAD = 20 * 1024 * 1024  # what a bot may download from Telegram
EVENTS_AHEAD = 1_000


@dataclass(frozen=True)
class Phone:
    """Somebody on the page."""

    user_id: int
    first_name: str


class Page:
    """The application and what keeps it live: what happens on the phones, and what is `put` there.

    phones: in the order of the page; the first is the owner's. routes: for what else the page can
    ask for. happened: called after everything that happens in Telegram.
    """

    def __init__(
        self,
        telegram: TelegramEmulator,
        phones: Sequence[Phone],
        routes: Sequence[Route] = (),
        happened: Callable[[Event], None] = lambda _: None,
    ) -> None:
        self._telegram = telegram
        # The page plays Telegram's own apps: it sees what Telegram stores, beyond the Bot API.
        self._account = telegram.account
        self._phones = {phone.user_id: phone for phone in phones}
        self._invitation = ""
        self._people = {p.user_id: telegram.person(p.user_id, p.first_name) for p in phones}
        self._routes = routes
        self._happened = happened
        self._news: dict[str, Json] = {}
        self._pages: set[asyncio.Queue[Json | None]] = set()
        self.app: ASGIApp = Guard(self._routed())

    def put(self, kind: str, payload: Json) -> None:
        """Show this on every page, now and when one is opened later."""
        self._news[kind] = payload
        self._tell({"kind": kind, "payload": payload})

    def start_anew(self, invitation: str) -> None:
        """Empty every chat, as a person does who deletes it, and hand out this invitation."""
        for person in self._telegram.people:
            for message in person.messages:
                person.delete(message["message_id"])
            person.started = False
        self._news.clear()
        self._invitation = invitation
        self._tell({"kind": "state", "payload": self._state()})

    @asynccontextmanager
    async def live(self) -> AsyncIterator[None]:
        """Pass on what happens while the block lasts."""
        async with asyncio.TaskGroup() as tasks:
            passing_on = tasks.create_task(self._pass_on(self._telegram.subscribe()))
            try:
                yield
            finally:
                passing_on.cancel()

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
                *self._routes,
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
        return AsciiJSON(self._state())

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
        said = await given(request, payload=str)
        return _made("message_id", self._person(request).start, said["payload"])

    async def _on_text(self, request: Request) -> Response:
        said = await given(request, text=str)
        return _made("message_id", self._person(request).send, said["text"])

    async def _on_tap(self, request: Request) -> Response:
        said = await given(request, message_id=int, data=str)
        tap = self._person(request).tap_data
        return _made("query_id", tap, said["data"], said["message_id"])

    async def _on_upload(self, request: Request) -> Response:
        person = self._person(request)
        name = Path(request.query_params.get("name", "")).name or "file"
        return _made("message_id", person.send_file, name, await upload(request))

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
            **self._news,
        }

    def _phone_state(self, phone: Phone) -> Json:
        person = self._people[phone.user_id]
        return {
            "user_id": phone.user_id,
            "first_name": phone.first_name,
            "owner": self._is_owner(phone),
            "start_payload": "" if self._is_owner(phone) else self._invitation,
            "commands": self._telegram.commands(person),
            "messages": person.messages,
        }

    def _is_owner(self, phone: Phone) -> bool:
        return phone is next(iter(self._phones.values()))

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
            self._happened(event)

    def _as_told(self, event: Event) -> list[Json]:
        """For the phones of the page; what others see on theirs would only be traffic."""
        if event.kind != "commands":
            if event.user_id not in self._people:
                return []
            return [{"kind": event.kind, "user_id": event.user_id, "payload": event.payload}]
        return [
            {"kind": "commands", "user_id": person.id, "payload": self._telegram.commands(person)}
            for person in self._people.values()
        ]


_ASSET_KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


def _server_sent(event: Json) -> str:
    return f"data: {json.dumps(event)}\n\n"


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


async def given(request: Request, **kinds: type) -> Json:
    """The fields of a JSON body, each of its kind."""
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise HTTPException(400, "The body of this request must be a JSON object.")
    for name, kind in kinds.items():
        if type(body.get(name)) is not kind:
            raise HTTPException(
                400, f'The field "{name}" is missing or not of type {kind.__name__}.'
            )
    return body


async def upload(request: Request) -> bytes:
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MAX_UPLOAD:
            raise HTTPException(413, "This file is larger than the 20 MB a bot can read; split it.")
    return bytes(content)


def _made(name: str, act: Callable[..., int | str], *given: object) -> Response:
    try:
        return AsciiJSON({name: act(*given)})
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


async def _as_json(request: Request, error: Exception) -> Response:
    refused = error if isinstance(error, HTTPException) else HTTPException(500)
    return AsciiJSON({"error": refused.detail}, status_code=refused.status_code)
