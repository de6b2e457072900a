"""Small spreadsheets and Parquet files that would end the process or fill its memory."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bot.errors import TransferError
from bot.formats.foreign_tables import table_rows
from bot.formats.input_file import InputFile
from bot.formats.packed_files import MAX_INFLATED
from bot.formats.read_options import ReadOptions
from tests.support.files import accepted, refusal, write_file
from tests.support.office_files import xlsx, zipped

SHEET = "xl/worksheets/sheet1.xml"


def with_cell(place: str) -> bytes:
    """A spreadsheet with one more cell at this place."""
    with zipfile.ZipFile(io.BytesIO(xlsx({"A": [["text"], ["hello you"]]}))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return zipped(files | {SHEET: files[SHEET].replace("</sheetData>", cell)})


@pytest.mark.parametrize("place", ["XFD1048576", "ZZZZZZZZ99999999999999", "A0"])
def test_a_far_cell_is_a_sentence(tmp_path: Path, place: str) -> None:
    assert "not a complete spreadsheet" in refusal(write_file(tmp_path, "a.xlsx", with_cell(place)))


def test_empty_cells_between_are_no_messages(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.xlsx", with_cell("C90"))

    assert accepted(path) == [("hello you", None)]


def test_one_long_text_many_times_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 2_000, pa.int32()), ["a" * 4_000_000])
    pq.write_table(pa.table({"text": texts}), path, compression="zstd")

    said = refusal(path)

    assert path.stat().st_size < 10_000
    assert "is too large" in said or "inflates to more than" in said


def test_many_equal_rows_end_at_the_limit_of_packed_files(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["hi you " * 400] * 10_000}), path, compression="zstd")

    assert "inflates to more than" in refusal(path)


def test_reading_can_end_early(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"message {number}" for number in range(50_000)]}), path)
    file = InputFile(path, "a.parquet", ReadOptions(), None, MAX_INFLATED)

    rows = table_rows(file, "records", TransferError("damaged"))
    assert next(rows) == {"text": "message 0"}
    del rows


def test_values_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    values: dict[str, list[Any]] = {
        "text": ["Привет \u2028"],
        "n": [2**60],
        "x": [0.1],
        "l": [["a"]],
        "d": [{"a": None}],
    }
    pq.write_table(pa.table(values), path)
    file = InputFile(path, "a.parquet", ReadOptions(), None, MAX_INFLATED)

    [row] = table_rows(file, "records", TransferError("damaged"))

    assert json.dumps(row) == json.dumps({name: value[0] for name, value in values.items()})
