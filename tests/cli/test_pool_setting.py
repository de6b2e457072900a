"""The settings name the pool; a cluster that others could reach needs an explicit yes."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.support import free_port
from bot.cli.pool_setting import cluster_address, cluster_report, pool_folder, pool_loader
from bot.errors import SettingsError
from bot.pool.cluster.dask_cluster import ClusterAwayError
from bot.pool.pool_loader import LOCAL
from bot.settings import Settings


@pytest.mark.parametrize("spelled", ["dask", "dask://host", "tcp://host:1", "dask://host:99999"])
def test_another_address_is_refused_with_the_forms(spelled: str) -> None:
    with pytest.raises(SettingsError, match=r"TAPWISE_POOL: give local, dask://local\?workers=2"):
        cluster_address(Settings(pool=spelled))


def test_workers_of_this_machine_are_a_number() -> None:
    for query in ("workers=0", "workers=two", "threads=2"):
        with pytest.raises(SettingsError, match="workers: 1 to 256"):
            cluster_address(Settings(pool=f"dask://local?{query}"))


@pytest.mark.parametrize("host", ["10.0.0.1", "pool.example", "[2001:db8::1]"])
def test_a_scheduler_of_another_machine_needs_tls_or_a_yes(host: str) -> None:
    with pytest.raises(SettingsError, match="without TLS: anybody who reaches it can run programs"):
        cluster_address(Settings(pool=f"dask://{host}:8786"))

    for settings in (
        Settings(pool=f"dask://{host}:8786", pool_without_tls=True),
        Settings(pool=f"dask+tls://{host}:8786"),
        Settings(pool="dask://localhost:8786"),
    ):
        assert cluster_address(settings) is not None


def test_a_scheduler_needs_a_folder_that_its_workers_see() -> None:
    with (
        pytest.raises(SettingsError, match="so set TAPWISE_POOL_FOLDER too"),
        pool_loader(Settings(pool="dask://127.0.0.1:8786")),
    ):
        pass
    with (
        pytest.raises(SettingsError, match="TAPWISE_POOL_FOLDER: give a full path"),
        pool_loader(Settings(pool="dask://127.0.0.1:8786", pool_folder=Path("shards"))),
    ):
        pass


def test_the_local_pool_is_the_default() -> None:
    with pool_loader(Settings()) as loader:
        assert loader is LOCAL


def test_status_reads_the_folder_of_the_pool_in_use(tmp_path: Path) -> None:
    path = tmp_path / "tapwise.db"

    assert pool_folder(Settings(database=path)).name == "tapwise.db.pool"
    assert pool_folder(Settings(database=path, pool="dask://local")).name == "cluster"


def test_check_reports_the_workers_of_the_cluster() -> None:
    nobody = Settings(pool=f"dask://127.0.0.1:{free_port()}", pool_folder=Path("/shards"))

    assert "2 workers on this machine" in cluster_report(Settings(pool="dask://local"))
    with pytest.raises(ClusterAwayError, match=r"cannot be reached\. Is its scheduler running"):
        cluster_report(nobody)
