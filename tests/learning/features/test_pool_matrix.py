"""Rows sorted by length behave like rows in the order of the items."""

import tracemalloc

import numpy as np
import pytest
from numpy.random import default_rng
from scipy.sparse import csr_array, vstack

from bot.learning.arrays import Matrix
from bot.learning.features.pool_matrix import LengthSortedMatrix, sort_by_length

BLOCK = 7


def rows_of_many_lengths(count: int) -> Matrix:
    rng = default_rng(3)
    filled = rng.random((count, 40)) < rng.random((count, 1))
    return csr_array((filled * rng.random((count, 40))).astype(np.float32))


def in_blocks(matrix: Matrix, part: int = 100_000) -> LengthSortedMatrix:
    """As the files of the pool are written: each block is sorted by length."""
    starts = range(0, matrix.shape[0], BLOCK)
    blocks = [sort_by_length(matrix[start : start + BLOCK]) for start in starts]
    places = [places + start for start, (_, places) in zip(starts, blocks, strict=True)]
    rows = csr_array(vstack([rows for rows, _ in blocks], format="csr"))
    return LengthSortedMatrix(rows, np.concatenate(places), part)


# Smaller than a block, one block, several blocks and a rest, all items, more than all items.
PARTS = pytest.mark.parametrize("part", [1, 7, 8, 39, 40, 100_000])


@PARTS
def test_products_and_rows_come_in_the_order_of_the_items(part: int) -> None:
    matrix = rows_of_many_lengths(40)
    pool = in_blocks(matrix, part)
    weights = default_rng(4).random(40).astype(np.float32)
    some = np.array([39, 0, 17, 17])

    assert pool.shape == matrix.shape
    assert (pool @ weights == matrix @ weights).all()
    assert (pool @ weights).dtype == np.float32
    assert abs(pool[some] - matrix[some]).sum() == 0
    assert abs(pool[np.arange(40)] - matrix).sum() == 0


@PARTS
@pytest.mark.parametrize("size", [0, 1, 6, 7, 8, 20, 39, 40])
def test_the_first_items_are_a_matrix_of_their_own(size: int, part: int) -> None:
    matrix = rows_of_many_lengths(40)
    weights = default_rng(5).random(40).astype(np.float32)

    first = in_blocks(matrix, part).first(size)

    assert first.shape == (size, 40)
    assert (first @ weights == matrix[:size] @ weights).all()
    assert abs(first[np.arange(size)] - matrix[:size]).sum() == 0


def test_a_matrix_and_its_first_items_hold_no_copy_of_the_rows() -> None:
    items, a_row = 50_000, 20
    rows: Matrix = csr_array(
        (
            np.ones(items * a_row, dtype=np.float32),
            np.tile(np.arange(a_row, dtype=np.int32), items),
            np.arange(0, items * a_row + 1, a_row, dtype=np.int32),
        ),
        shape=(items, a_row),
    )
    places = np.arange(items, dtype=np.int32)

    tracemalloc.start()
    pool = LengthSortedMatrix(rows, places, part=5_000)
    first = pool.first(items // 3)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert first.shape[0] == items // 3
    assert held < rows.data.nbytes / 2


def test_rows_of_equal_length_keep_their_order() -> None:
    matrix = csr_array(np.array([[1, 1, 1], [0, 2, 0], [0, 0, 0], [3, 0, 0]], dtype=np.float32))

    rows, places = sort_by_length(matrix)

    assert np.diff(rows.indptr).tolist() == [0, 1, 1, 3]
    assert places.tolist() == [3, 1, 0, 2]
