"""Dense rows of one byte a number behave like the floats that they stand for."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from numpy.random import default_rng
from scipy.sparse import csr_array

from bot.learning.arrays import Matrix
from bot.learning.features.pool_matrix import LengthSortedMatrix, sort_by_length
from bot.learning.features.quantised_rows import QuantisedRows, side_by_side


def some_rows(count: int, width: int = 12) -> QuantisedRows:
    return QuantisedRows.of(default_rng(1).normal(size=(count, width)).astype(np.float32))


def some_sparse(count: int) -> Matrix:
    filled = default_rng(2).random((count, 30))
    return csr_array(np.where(filled > 0.7, filled, 0).astype(np.float32))


def pool_of(sparse: Matrix, dense: QuantisedRows, part: int = 100_000) -> LengthSortedMatrix:
    return LengthSortedMatrix(*sort_by_length(sparse), part, dense)


def test_a_number_is_off_by_half_a_step_at_most() -> None:
    values = default_rng(0).normal(size=(50, 128)).astype(np.float32)
    values[7] = 0

    rows = QuantisedRows.of(values)

    assert (np.abs(rows.values() - values) <= rows.scales[:, None] * 0.5001).all()
    assert rows.scales[7] == 0
    assert rows.nbytes == 50 * 132
    assert abs(rows.matrix() - rows.values()).max() == 0


@pytest.mark.parametrize("count", [0, 1, 1_023, 1_024, 1_025, 2_500])
def test_products_are_those_of_the_floats(count: int) -> None:
    rows = some_rows(count)
    weights = default_rng(3).normal(size=12)

    assert np.allclose(rows @ weights, rows.values().astype(np.float64) @ weights, atol=1e-5)
    assert (rows @ weights.astype(np.float32)).dtype == np.float32


def test_rows_stand_beside_sparse_ones() -> None:
    sparse, dense = some_sparse(9), some_rows(9)

    both = side_by_side(sparse, dense)

    assert np.array_equal(both.toarray(), np.hstack([sparse.toarray(), dense.values()]))
    assert both.has_sorted_indices
    both.check_format(full_check=True)


@pytest.mark.parametrize("part", [1, 7, 40])
@pytest.mark.parametrize("size", [0, 1, 13, 40])
def test_a_pool_with_dense_columns_is_one_matrix(size: int, part: int) -> None:
    sparse, dense = some_sparse(40), some_rows(40)
    expected = side_by_side(sparse, dense)
    weights = default_rng(4).normal(size=42).astype(np.float32)
    some = np.array([3, 0, 17, 17])

    pool = pool_of(sparse, dense, part)
    first = pool.first(size)

    assert pool.shape == expected.shape
    assert abs(pool[some] - expected[some]).sum() == 0
    assert np.allclose(pool @ weights, expected @ weights, atol=1e-5)
    assert first.shape == (size, 42)
    assert abs(first[np.arange(size)] - expected[:size]).sum() == 0
    assert np.allclose(first @ weights, expected[:size] @ weights, atol=1e-5)
    assert sum(block.shape[0] for block in pool.blocks(7)) == 40


def test_a_product_makes_no_copy_of_the_pool() -> None:
    dense = QuantisedRows(np.ones((100_000, 128), np.int8), np.ones(100_000, np.float32))
    weights = np.ones(128, dtype=np.float32)

    tracemalloc.start()
    _ = dense @ weights
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert held < dense.nbytes / 10
