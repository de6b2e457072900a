"""The bodies of requests of the page, checked."""

from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.emulator.responses import Json

MAX_UPLOAD = 20 * 1024 * 1024  # the largest file that a bot can download from Telegram


@dataclass(frozen=True)
class PageFile:
    """A file from the page: its name without a folder, and its content."""

    name: str
    content: bytes


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


async def uploaded_files(request: Request) -> list[PageFile]:
    """The files in the body of a request, one after the other.

    Their names and sizes in bytes are in the address, as `?name=a.txt&size=10&name=b.txt&size=7`;
    one file needs no size. Errors: HTTPException for a body that is too large or of another length.
    """
    content = await uploaded_file(request)
    names = [Path(name).name or "file" for name in request.query_params.getlist("name")] or ["file"]
    sizes = request.query_params.getlist("size") or [str(len(content))]
    if len(names) != len(sizes) or not all(size.isdecimal() and len(size) < 10 for size in sizes):
        raise HTTPException(400, "Each file needs a name and a size in the address.")
    if sum(map(int, sizes)) != len(content):
        raise HTTPException(400, "The body is not as long as the files: send them again.")
    files, start = [], 0
    for name, size in zip(names, map(int, sizes), strict=True):
        files.append(PageFile(name, content[start : start + size]))
        start += size
    return files
