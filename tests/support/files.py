"""Files made for a test, and the rows that are read from them."""

import gzip
from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.reading import read
from bot.formats.rows import BadRow, Row
from storage.records import Label


def write_file(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file, packed if its name ends in .gz."""
    path = folder / name
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


def accepted(path: Path, label: Label | None = None) -> list[tuple[str, Label | None]]:
    """Texts and labels of the rows that can be imported."""
    return [(row.text, row.label) for row in read(path, label) if isinstance(row, Row)]


def rejected(path: Path, label: Label | None = None) -> list[BadRow]:
    """The bad rows."""
    return [row for row in read(path, label) if isinstance(row, BadRow)]


def refusal(path: Path) -> str:
    """The error of a file that cannot be read."""
    with pytest.raises(TransferError) as refused:
        list(read(path))
    return str(refused.value)
