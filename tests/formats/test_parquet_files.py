"""Parquet files of many rows."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support.files import accepted


@pytest.mark.parametrize("count", [99, 100, 101, 2_500])
def test_every_row_of_a_parquet_file_is_read(tmp_path: Path, count: int) -> None:
    texts = [f"message {number}" for number in range(count)]
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": texts}), path)

    assert [text for text, _ in accepted(path)] == texts
