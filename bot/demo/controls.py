"""What the page can do besides tapping: the crowd, a kill, other messages, an export."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.demo.bot_process import BotProcess
from bot.demo.dataset import Material
from bot.demo.page import given, upload
from bot.demo.scripted_annotators import Crowd
from bot.errors import TapwiseError

EXPORTS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
SLOWEST = 10.0


class Scene(Protocol):
    """The campaign that is on the page at the moment."""

    material: Material
    bot: BotProcess
    crowd: Crowd


def routes(
    scene: Callable[[], Scene], replace: Callable[[str, bytes], Awaitable[Material]]
) -> list[Route]:
    """scene: what plays now; replace: lay out other messages, and play with them from now on."""

    async def on_crowd(request: Request) -> Response:
        said = await given(request, action=str)
        crowd = scene().crowd
        actions: dict[str, Callable[[], None]] = {
            "start": crowd.start,
            "pause": crowd.pause,
            "sabotage": lambda: crowd.sabotage(on=True),
            "no_sabotage": lambda: crowd.sabotage(on=False),
            "set": lambda: None,
        }
        if said["action"] not in actions:
            raise HTTPException(400, f"The crowd can {', '.join(actions)}, and nothing else.")
        crowd.pace = _number(said, "pace", crowd.pace, SLOWEST)
        crowd.reliability = _number(said, "reliability", crowd.reliability, 1.0)
        try:
            actions[said["action"]]()
        except ValueError as error:
            raise HTTPException(409, str(error)) from error
        return JSONResponse(crowd.as_json())

    async def on_kill(request: Request) -> Response:
        if not scene().bot.kill():
            raise HTTPException(409, "The bot is down already; it is being started again.")
        return JSONResponse({})

    async def on_data(request: Request) -> Response:
        name = Path(request.query_params.get("name", "")).name or "file"
        try:
            material = await replace(name, await upload(request))
        except TapwiseError as error:
            raise HTTPException(400, str(error)) from error
        return JSONResponse(material.as_json())

    async def on_export(request: Request) -> Response:
        form = request.path_params["form"]
        if form not in EXPORTS:
            raise HTTPException(404, f"There are exports as {' and '.join(EXPORTS)}.")
        with TemporaryDirectory(prefix="tapwise-export-") as folder:
            path = Path(folder) / f"labels.{form}"
            await scene().material.export(path)
            content = path.read_bytes()
        headers = {
            "Content-Disposition": f'attachment; filename="labels.{form}"',
            "Cache-Control": "no-store",
        }
        return Response(content, media_type=EXPORTS[form], headers=headers)

    return [
        Route("/demo/crowd", on_crowd, methods=["POST"]),
        Route("/demo/bot/kill", on_kill, methods=["POST"]),
        Route("/demo/data", on_data, methods=["POST"]),
        Route("/demo/export/{form}", on_export),
    ]


def _number(said: dict[str, object], name: str, now: float, most: float) -> float:
    """A number between 0 and so much; what it is now where none was said."""
    number = said.get(name, now)
    if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= most:
        raise HTTPException(400, f'The field "{name}" must be a number from 0 to {most:g}.')
    return float(number)
