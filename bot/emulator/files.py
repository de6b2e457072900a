"""Files that people and the bot send."""

import mimetypes
from dataclasses import dataclass

from bot.emulator.responses import Json


@dataclass(frozen=True)
class StoredFile:
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
