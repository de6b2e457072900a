"""TAPWISE_POOL names a cluster, in one of four forms."""

from __future__ import annotations

import pytest

from bot.pool.cluster.address import ClusterAddress, parse_address


@pytest.mark.parametrize(
    ("spelled", "address"),
    [
        ("local", None),
        ("dask://local", ClusterAddress("", 2)),
        ("dask://local?workers=4", ClusterAddress("", 4)),
        ("dask://127.0.0.1:8786", ClusterAddress("tcp://127.0.0.1:8786")),
        ("dask+tls://pool.example:8786", ClusterAddress("tls://pool.example:8786")),
        ("dask://[::1]:8786", ClusterAddress("tcp://[::1]:8786")),
    ],
)
def test_an_address_is_read(spelled: str, address: ClusterAddress | None) -> None:
    assert parse_address(spelled) == address
