"""Files that were sent and wait for a tap on Import or Cancel."""

from __future__ import annotations

import shutil
import weakref
from dataclasses import dataclass
from pathlib import Path
from secrets import randbelow
from tempfile import mkdtemp
from typing import Final

from bot.formats.read_options import ReadOptions

# More than this many wait only if nobody taps; the oldest is then dropped.
MAX_PENDING: Final = 10


@dataclass(frozen=True)
class PendingFile:
    """A downloaded file, in a folder of its own, and how it is to be read and imported."""

    path: Path
    options: ReadOptions
    replace_labels: bool

    def remove(self) -> None:
        """Delete the file; it holds people's messages."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


class PendingFiles:
    """The files by a random number, which is in their buttons; a restart forgets them all."""

    def __init__(self) -> None:
        self._files: dict[int, PendingFile] = {}
        self._root: Path | None = None

    def new_folder(self) -> Path:
        """A folder for one file, which only this account can read; gone when the bot ends."""
        if self._root is None:
            self._root = Path(mkdtemp(prefix="tapwise-"))
            weakref.finalize(self, shutil.rmtree, self._root, ignore_errors=True)
        return Path(mkdtemp(dir=self._root))

    def add(self, file: PendingFile) -> int:
        """Keep a file; its number."""
        number = 1 + randbelow(2**53)
        self._files[number] = file
        while len(self._files) > MAX_PENDING:
            self._files.pop(next(iter(self._files))).remove()
        return number

    def pop(self, number: int) -> PendingFile | None:
        """Take a file out, once; None if it is gone."""
        return self._files.pop(number, None)
