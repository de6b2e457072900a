"""The bodies of requests of the page, checked."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.emulator.responses import Json

MAX_UPLOAD = 20 * 1024 * 1024  # the largest file that a bot can download from Telegram


async def json_body(request: Request, **types: type) -> Json:
    """A JSON body with at least these fields, each of its type."""
    try:
        body = await request.json()
    except (ValueError, RecursionError):  # also: 100,000 brackets
        body = None
    if not isinstance(body, dict):
        raise HTTPException(400, "The body of this request must be a JSON object.")
    for name, field_type in types.items():
        if type(body.get(name)) is not field_type:
            raise HTTPException(
                400, f'The field "{name}" is missing or not of type {field_type.__name__}.'
            )
    return body


async def uploaded_file(request: Request) -> bytes:
    """The body of a request. Errors: HTTPException for a file that is too large."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MAX_UPLOAD:
            raise HTTPException(
                413, "This file is larger than 20 MB, the most a bot can read; split it."
            )
    return bytes(content)
