"""The buttons of the page: scripted annotators, a kill, other messages, an export."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.demo_campaign import DemoCampaign
from bot.demo.request_bodies import PageFile, json_body, uploaded_files
from bot.demo.running_campaign import RunningCampaign
from bot.demo.scripted_annotators import ScriptedAnnotators
from bot.emulator.responses import Json
from bot.errors import TapwiseError
from bot.formats.registry import FORMS

SLOWEST_PACE = 10.0


class Controls:
    """The requests behind the buttons.

    current: the campaign that is on the page. replace: show a campaign with the messages of these
    files from now on.
    """

    def __init__(
        self,
        current: Callable[[], RunningCampaign],
        replace: Callable[[Sequence[PageFile]], Awaitable[DemoCampaign]],
    ) -> None:
        self._current = current
        self._replace = replace

    def routes(self) -> list[Route]:
        """The routes of the requests."""
        return [
            Route("/demo/crowd", self._on_crowd, methods=["POST"]),
            Route("/demo/bot/kill", self._on_kill, methods=["POST"]),
            Route("/demo/data", self._on_data, methods=["POST"]),
            Route("/demo/export/{form}", self._on_export),
        ]

    async def _on_crowd(self, request: Request) -> Response:
        body = await json_body(request, action=str)
        annotators = self._current().annotators
        action = _action(annotators, body["action"])
        annotators.pace = _number(body, "pace", annotators.pace, SLOWEST_PACE)
        annotators.reliability = _number(body, "reliability", annotators.reliability, 1.0)
        try:
            action()
        except ValueError as error:
            raise HTTPException(409, str(error)) from error
        return JSONResponse(annotators.as_json())

    async def _on_kill(self, request: Request) -> Response:
        if not self._current().bot.kill():
            raise HTTPException(409, "The bot is already down; it is being started again.")
        return JSONResponse({})

    async def _on_data(self, request: Request) -> Response:
        uploaded = await uploaded_files(request)
        try:
            campaign = await self._replace(uploaded)
        except TapwiseError as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse(campaign.as_json())

    async def _on_export(self, request: Request) -> Response:
        form = request.path_params["form"]
        endings = FORMS.writable_endings()
        if f".{form}" not in endings:
            raise HTTPException(404, f"The labels can be exported as {', '.join(endings)}.")
        with TemporaryDirectory(prefix="tapwise-export-") as folder:
            path = Path(folder) / f"labels.{form}"
            await self._current().campaign.export(path)
            content = path.read_bytes()
        headers = {
            "Content-Disposition": f'attachment; filename="labels.{form}"',
            "Cache-Control": "no-store",
        }
        return Response(content, media_type="application/octet-stream", headers=headers)


def _action(annotators: ScriptedAnnotators, name: str) -> Callable[[], None]:
    actions: dict[str, Callable[[], None]] = {
        "start": annotators.start,
        "pause": annotators.pause,
        "add_saboteur": lambda: annotators.add_trouble("saboteur"),
        "pause_saboteur": lambda: annotators.pause_trouble("saboteur"),
        "add_lazy": lambda: annotators.add_trouble("lazy"),
        "pause_lazy": lambda: annotators.pause_trouble("lazy"),
        "set": lambda: None,
    }
    if name not in actions:
        raise HTTPException(400, f"The actions of the crowd are {', '.join(actions)}.")
    return actions[name]


def _number(body: Json, name: str, default: float, maximum: float) -> float:
    """A field with a number from 0 to `maximum`."""
    number = body.get(name, default)
    if (
        isinstance(number, bool)
        or not isinstance(number, int | float)
        or not 0 <= number <= maximum
    ):
        raise HTTPException(400, f'The field "{name}" must be a number from 0 to {maximum:g}.')
    return float(number)
