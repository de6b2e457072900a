"""Every encoding that a user can name."""

from __future__ import annotations

import encodings
import pkgutil
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.read_options import ReadOptions
from bot.formats.reading import FileReading
from tests.support.files import write_file

NAMES = [each.name for each in pkgutil.iter_modules(encodings.__path__)]
FILES = {
    "plain": b"text,label\nhello you,spam\n",
    "bytes": b"text,label\n" + bytes(range(1, 256)) + b",spam\n",
    "escapes": b"text,label\n\\x \\u12 \\N{no} +AGE- +\xff ~{ ~\n \x1b$B \x1b(J,spam\n",
    "name": b"text,label\nxn--a-\xe4.xn--,spam\n",
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
@pytest.mark.parametrize("encoding", [*NAMES, "mbcs", "oem"])
def test_an_encoding_reads_a_file_or_is_refused(
    tmp_path: Path, encoding: str, content: bytes
) -> None:
    path = write_file(tmp_path, "a.csv", content)

    with suppress(TransferError):  # a sentence
        list(FileReading(path, ReadOptions(encoding=encoding)).rows())
