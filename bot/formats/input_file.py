"""One file that is being read: its bytes, its lines, and the report on it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Final

from bot.formats.encodings import Encoding, find_encoding, given_encoding
from bot.formats.line_files import Line, Lookahead, read_lines
from bot.formats.packed_files import ending, inflation_limit, read_blocks
from bot.formats.read_options import ReadOptions
from bot.formats.report import FileReport
from storage.records import Label

# A file with more spaces than this is read to its end.
_SMALL: Final = 2**17


class InputFile:
    """A file on disk that holds messages.

    name: as the user knows it, with its archive. label: of all rows, by the user or by the name.
    """

    def __init__(
        self, path: Path, name: str, options: ReadOptions, label: Label | None, max_inflated: int
    ) -> None:
        self.path = path
        self.name = name
        self.ending = ending(Path(name))
        self.options = options
        self.label = label
        self.report = FileReport(name)
        self._max_inflated = max_inflated
        self._head: bytes | None = None
        self._lines: Lookahead | None = None
        self._encoding: Encoding | None = None

    @property
    def head(self) -> bytes:
        """The first bytes, unpacked; errors: TransferError."""
        if self._head is None:
            blocks = self.blocks()
            self._head = next(blocks, b"")
            blocks.close()
        return self._head

    def is_empty(self) -> bool:
        """Whether the file holds nothing but spaces; errors: TransferError."""
        head = self.head
        return len(head) < _SMALL and not head.removeprefix(b"\xef\xbb\xbf").strip()

    @property
    def lines(self) -> Lookahead:
        """The lines, which can be read once; errors: TransferError."""
        if self._lines is None:
            self._lines = Lookahead(self.new_lines())
        return self._lines

    def new_lines(self) -> Iterator[Line]:
        """The lines from the start, to be read apart from `lines`; errors: TransferError."""
        return read_lines(self.path, self._max_inflated, self.encoding())

    def blocks(self) -> Generator[bytes, None, None]:
        """The bytes, unpacked; errors: TransferError."""
        return read_blocks(self.path, self._max_inflated)

    def inflation_limit(self) -> int:
        """Most bytes that what is inside the file may inflate to."""
        return inflation_limit(self.path.stat().st_size, self._max_inflated)

    def encoding(self) -> Encoding:
        """The encoding, by the user's word or found out; errors: TransferError."""
        if self._encoding is None:
            if (given := self.options.encoding) is None:
                self._encoding = find_encoding(self.name, self.blocks())
            else:
                self._encoding = given_encoding(given, self.head)
            self.report.encoding = str(self._encoding)
        return self._encoding
