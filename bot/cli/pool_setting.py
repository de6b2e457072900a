"""The loader of the pool that the settings name, for as long as a command needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.console import report_line
from bot.errors import SettingsError
from bot.pool.cluster.address import ClusterAddress, parse_address
from bot.settings import Settings

if TYPE_CHECKING:  # numpy takes a moment to load
    from bot.pool.pool_loader import PoolLoader


@contextmanager
def pool_loader(settings: Settings) -> Iterator[PoolLoader]:
    """Where the pool is; the workers that were started for it end with the block.

    Errors: SettingsError.
    """
    from bot.pool.pool_loader import LOCAL

    address = cluster_address(settings)
    if address is None:
        yield LOCAL
        return
    from bot.pool.cluster.cluster_loader import ClusterLoader  # Dask takes a second to load
    from bot.pool.cluster.dask_cluster import DaskCluster

    loader = ClusterLoader(DaskCluster(address), _folder(settings, address))
    try:
        yield loader
    finally:
        loader.close()


def pool_folder(settings: Settings) -> Path:
    """Where the bot keeps what it needs of the pool itself. Errors: SettingsError."""
    from bot.pool.manifest import folder_of

    folder = folder_of(settings.database)
    return folder / "cluster" if _address(settings) else folder


def cluster_report(settings: Settings) -> str:
    """What TAPWISE_POOL names, asked of its scheduler. Errors: SettingsError, ClusterAwayError."""
    address = cluster_address(settings)
    if address is None:
        return "files beside the database"
    _folder(settings, address)
    if not address.scheduler:
        return f"{address.workers} workers on this machine, which the bot starts itself"
    from bot.pool.cluster.dask_cluster import DaskCluster  # Dask takes a second to load

    cluster = DaskCluster(address)
    try:
        workers = len(cluster.workers())
    finally:
        cluster.close()
    return f"{address.scheduler}, {workers:,} worker{'s' if workers > 1 else ''}"


def report_features_made_here(settings: Settings) -> None:
    """Say of a command that reads features that it makes them itself, whatever TAPWISE_POOL says.

    Errors: SettingsError.
    """
    if _address(settings):
        report_line(
            "TAPWISE_POOL names a cluster, which only the bot and `tapwise import` use. The "
            "features of all messages are made again here, in a temporary folder: this can take "
            "long, and needs room."
        )


def cluster_address(settings: Settings) -> ClusterAddress | None:
    """The cluster of TAPWISE_POOL; None for `local`. Errors: SettingsError."""
    address = _address(settings)
    if address is not None and find_spec("distributed") is None:
        raise SettingsError(
            "TAPWISE_POOL names a Dask cluster, which needs a package that is not installed. "
            "Install it: pip install 'tapwise[dask]'. Or set TAPWISE_POOL=local."
        )
    if address is not None and not address.is_private and not settings.pool_without_tls:
        raise SettingsError(
            "TAPWISE_POOL names a scheduler on another machine without TLS: anybody who reaches it "
            "can run programs on its workers. Use dask+tls://, or set "
            "TAPWISE_POOL_WITHOUT_TLS=true if the network is yours."
        )
    return address


def _address(settings: Settings) -> ClusterAddress | None:
    try:
        return parse_address(settings.pool)
    except ValueError as error:
        raise SettingsError(f"TAPWISE_POOL: {error}. See .env.example.") from None


def _folder(settings: Settings, address: ClusterAddress) -> Path | None:
    """The workers' folder. Errors: SettingsError when they may be elsewhere and none is named."""
    folder = settings.pool_folder
    if folder is None and address.scheduler:
        raise SettingsError(
            "TAPWISE_POOL names a scheduler, so set TAPWISE_POOL_FOLDER too: the folder in which "
            "its workers keep the features, on their own disks or on a shared one."
        )
    if folder is not None and not folder.is_absolute():
        raise SettingsError("TAPWISE_POOL_FOLDER: give a full path.")
    return folder
