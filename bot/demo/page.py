"""The server of the demo's page: phones, and beside them what the campaign knows.

One application on 127.0.0.1 serves the bot (Telegram's Bot API) and the browser (the page and a
small JSON API under /demo).
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from bot.demo.request_bodies import json_body, uploaded_file
from bot.emulator.emulator import Event, Person, TelegramEmulator
from bot.emulator.responses import AsciiJSON, Json
from bot.panel.live_pages import LivePages
from bot.panel.local_only import LocalOnlyMiddleware
from bot.panel.page_files import PANEL_WEB, PageFiles

WEB = Path(__file__).parent / "web"


@dataclass(frozen=True)
class Phone:
    """A person whose phone is on the page."""

    user_id: int
    first_name: str


class Page:
    """The ASGI application `app`, and the events that keep open pages up to date.

    phones: in the order of the page; the first is the owner's. routes: further requests of the
    page. on_event: called after every event in Telegram.
    """

    def __init__(
        self,
        telegram: TelegramEmulator,
        phones: Sequence[Phone],
        routes: Sequence[Route] = (),
        on_event: Callable[[Event], None] = lambda _: None,
    ) -> None:
        self._telegram = telegram
        # The page replaces Telegram's apps, so it reads more than the Bot API offers.
        self._account = telegram.account
        self._phones = {phone.user_id: phone for phone in phones}
        self._invitation = ""
        self._people = {p.user_id: telegram.person(p.user_id, p.first_name) for p in phones}
        self._routes = routes
        self._on_event = on_event
        self._files = PageFiles(WEB, PANEL_WEB)
        self._pages = LivePages(self._state)
        self.app: ASGIApp = LocalOnlyMiddleware(
            self._routed_app(), "demo", may_link=lambda path: path == "/"
        )

    def publish(self, kind: str, payload: Json) -> None:
        """Show this on every page, also on those that are opened later."""
        self._pages.publish(kind, payload)

    def reset(self, invitation: str) -> None:
        """Empty every chat, as if its person had deleted it, and offer this invitation."""
        for person in self._telegram.people:
            for message in person.messages:
                person.delete(message["message_id"])
            person.started = False
        self._pages.published.clear()
        self._invitation = invitation
        self._pages.send_state()

    @asynccontextmanager
    async def live(self) -> AsyncIterator[None]:
        """Send events to the open pages while the block lasts."""
        async with asyncio.TaskGroup() as tasks:
            forwarding = tasks.create_task(self._forward(self._telegram.subscribe()))
            try:
                yield
            finally:
                forwarding.cancel()

    def _routed_app(self) -> Starlette:
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
            exception_handlers={HTTPException: _error_response},
        )

    # Requests that read

    async def _on_asset(self, request: Request) -> Response:
        return self._files.response(request.path_params.get("name", "index.html"))

    async def _on_state(self, request: Request) -> Response:
        return AsciiJSON(self._state())

    async def _on_events(self, request: Request) -> Response:
        return self._pages.response()

    async def _on_download(self, request: Request) -> Response:
        file_id = request.path_params["file_id"]
        if file_id not in _file_ids(self._person(request)):
            raise HTTPException(404, "There is no such file in this chat.")
        stored = self._account.files[file_id]
        media_type = _picture_type(stored.content)
        disposition = "attachment" if media_type is None else "inline"
        name = f"filename*=UTF-8''{quote(stored.name, safe='')}"
        return Response(
            stored.content,
            media_type=media_type or "application/octet-stream",
            headers={"Content-Disposition": f"{disposition}; {name}", "Cache-Control": "no-store"},
        )

    # Requests of the people

    async def _on_start(self, request: Request) -> Response:
        body = await json_body(request, payload=str)
        return _action_response("message_id", self._person(request).start, body["payload"])

    async def _on_text(self, request: Request) -> Response:
        body = await json_body(request, text=str)
        return _action_response("message_id", self._person(request).send, body["text"])

    async def _on_tap(self, request: Request) -> Response:
        body = await json_body(request, message_id=int, data=str)
        tap = self._person(request).tap_data
        return _action_response("query_id", tap, body["data"], body["message_id"])

    async def _on_upload(self, request: Request) -> Response:
        person = self._person(request)
        name = Path(request.query_params.get("name", "")).name or "file"
        return _action_response("message_id", person.send_file, name, await uploaded_file(request))

    def _person(self, request: Request) -> Person:
        person = self._people.get(request.path_params["user_id"])
        if person is None:
            raise HTTPException(404, "There is no such phone in this demo; reload the page.")
        return person

    # State and events

    def _state(self) -> Json:
        bot = self._account.bot
        return {
            "bot": {"name": bot["first_name"], "username": bot["username"]},
            "phones": [self._phone_state(phone) for phone in self._phones.values()],
            **self._pages.published,
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

    async def _forward(self, events: AsyncIterator[Event]) -> None:
        async for event in events:
            for page_event in self._page_events(event):
                self._pages.send(page_event)
            self._on_event(event)

    def _page_events(self, event: Event) -> list[Json]:
        """The event for the phones on the page; events of other people are dropped."""
        if event.kind != "commands":
            if event.user_id not in self._people:
                return []
            return [{"kind": event.kind, "user_id": event.user_id, "payload": event.payload}]
        return [
            {"kind": "commands", "user_id": person.id, "payload": self._telegram.commands(person)}
            for person in self._people.values()
        ]


def _file_ids(person: Person) -> Iterator[str]:
    for message in person.messages:
        for stored in [message.get("document", {}), *message.get("photo", [])]:
            if "file_id" in stored:
                yield stored["file_id"]


def _picture_type(content: bytes) -> str | None:
    """The media type of PNG and JPEG, which the page shows; other files are downloaded."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return None


def _action_response(name: str, action: Callable[..., int | str], *arguments: object) -> Response:
    try:
        return AsciiJSON({name: action(*arguments)})
    except ValueError as error:
        raise HTTPException(400, str(error)) from error


async def _error_response(request: Request, error: Exception) -> Response:
    http_error = error if isinstance(error, HTTPException) else HTTPException(500)
    return AsciiJSON({"error": http_error.detail}, status_code=http_error.status_code)
