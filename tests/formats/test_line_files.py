"""Missing, packed, damaged and very large files."""

import gzip
import tracemalloc
from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.line_files import MAX_LINE, read_lines
from bot.formats.reading import read
from bot.formats.row_checks import TOO_LONG
from bot.formats.rows import BadRow, Row
from tests.support.files import refusal, write_file


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"

    assert refusal(path) == f"{path} cannot be read: No such file or directory. Check the name."


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path.name} holds no file of messages. It holds: –."


def test_a_file_that_is_not_gzip_but_named_so_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_text("plain")

    assert "a.txt.gz is not a complete gzip file" in refusal(path)


def test_the_rows_of_a_truncated_gzip_file_are_read_before_it_is_refused(
    tmp_path: Path,
) -> None:
    packed = gzip.compress("".join(f"{n * n}\n" for n in range(200_000)).encode())
    path = tmp_path / "a.txt.gz"
    path.write_bytes(packed[:-9])

    rows = read(path)

    assert next(rows) == Row("0", None, "a.txt.gz:1")
    with pytest.raises(TransferError, match=r"a\.txt\.gz is not a complete gzip file"):
        list(rows)


def test_a_damaged_gzip_file_is_refused(tmp_path: Path) -> None:
    raw = bytearray(gzip.compress(b"hello\n" * 1000))
    raw[12:20] = b"\xff" * 8
    path = tmp_path / "a.txt.gz"
    path.write_bytes(raw)

    assert "a.txt.gz is not a complete gzip file" in refusal(path)


def test_a_file_that_inflates_past_the_limit_is_refused(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt.gz", "hello\n" * 1000)

    with pytest.raises(TransferError, match=r"a\.txt\.gz inflates to more than"):
        list(read_lines(path, max_inflated=5_999))
    assert len(list(read_lines(path, max_inflated=6_000))) == 1000


def test_a_small_packed_file_that_inflates_a_thousandfold_is_refused(tmp_path: Path) -> None:
    bomb = write_file(tmp_path, "bomb.txt.gz", (b"a" * 1_000 + b"\n") * 40_000)
    honest = write_file(
        tmp_path, "honest.txt.gz", b"".join(b"%01000d\n" % i for i in range(20_000))
    )

    with pytest.raises(TransferError, match=r"bomb\.txt\.gz inflates to more than 2\d MB"):
        list(read_lines(bomb))
    assert len(list(read_lines(honest))) == 20_000


def test_a_very_long_line_is_one_bad_row_in_bounded_memory(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", b"a" * 10 * MAX_LINE + b"\nnext\n")

    tracemalloc.start()
    rows = list(read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert rows == [
        BadRow("a.txt:1", TOO_LONG),
        Row("next", None, "a.txt:2"),
    ]
    assert peak < 4 * MAX_LINE
