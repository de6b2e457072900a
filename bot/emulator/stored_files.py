"""Files that people and the bot have sent."""

import mimetypes
import re
import struct
from dataclasses import dataclass
from pathlib import Path

from bot.emulator.responses import Json, bad_request

MAX_PHOTO = 10 * 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    """A file at Telegram; `path` is where the bot downloads it."""

    file_id: str
    path: str
    name: str
    content: bytes

    @property
    def mime_type(self) -> str:
        return mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    def as_json(self) -> Json:
        unique = f"unique{self.file_id}"
        return {
            "file_id": self.file_id,
            "file_unique_id": unique,
            "file_size": len(self.content),
        }

    def as_document(self) -> Json:
        return {**self.as_json(), "file_name": self.name, "mime_type": self.mime_type}


@dataclass(frozen=True)
class LocalFiles:
    """The files of a server started with --local, which the bot reads from its folder.

    A folder that does not exist is one of another machine: the bot gets a path that is not here.
    """

    folder: Path

    def path_of(self, stored: StoredFile) -> str:
        """The absolute path of a file, written there first."""
        path = self.folder.absolute() / stored.path
        if self.folder.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(stored.content)
        return str(path)


def photo_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels. Errors: Refusal for a photo that Telegram would not accept."""
    if len(content) > MAX_PHOTO:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO} bytes"
        )
    width, height = _png_size(content) or _jpeg_size(content) or (0, 0)
    if not width or not height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """From the frame header, the first marker C0-CF that is not a table (ITU T.81, B.1.1.3)."""
    frame = re.search(
        rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(....)", content, re.DOTALL
    )
    if not content.startswith(b"\xff\xd8") or frame is None:
        return None
    height, width = struct.unpack(">HH", frame[1])
    return width, height
