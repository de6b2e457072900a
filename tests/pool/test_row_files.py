"""Rows of features in files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix
from bot.pool.row_files import RowFiles

WIDTH = 500
N_CUES = 6
MEMORY_MAPS = Path("/proc/self/smaps")


def some_rows(seed: int) -> Matrix:
    """(2000, WIDTH), a twentieth of it not 0."""
    rng = np.random.default_rng(seed)
    values = rng.random((2_000, WIDTH), dtype=np.float32)
    values[rng.random(values.shape) > 0.05] = 0
    return csr_array(values)


def append(files: RowFiles, rows: Matrix) -> None:
    files.append(rows, None, np.zeros((rows.shape[0], N_CUES), dtype=np.int8))


def resident(file: Path) -> int:
    """Bytes of a file that are in this process's memory, each as often as it is mapped there."""
    found, is_file = 0, False
    for line in MEMORY_MAPS.read_text().splitlines():
        name, *rest = line.split()
        if not name.endswith(":"):  # the first line of a map
            is_file = rest[-1] == str(file)
        elif is_file and name == "Rss:":
            found += 1024 * int(rest[0])
    return found


@pytest.mark.skipif(not MEMORY_MAPS.exists(), reason="no report of the memory of maps")
def test_rows_of_before_leave_the_memory_and_can_still_be_read(tmp_path: Path) -> None:
    first, second = some_rows(1), some_rows(2)
    files = RowFiles(tmp_path, 0)
    files.create()
    append(files, first)
    before = files.map(WIDTH)
    before.rows.data.sum()
    path, size = files.path("data"), first.data.nbytes
    assert resident(path) >= size

    append(files, second)
    after = files.map(WIDTH)
    after.rows.data.sum()
    size += second.data.nbytes
    assert size <= resident(path) < size + first.data.nbytes / 2

    everything = np.arange(2_000)
    np.testing.assert_array_equal(before[everything].toarray(), first.toarray())
    np.testing.assert_array_equal(after[everything].toarray(), first.toarray())
    np.testing.assert_array_equal(after[everything + 2_000].toarray(), second.toarray())
