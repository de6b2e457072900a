"""One shard on a worker's disk: the rows of consecutive items."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from bot.learning.arrays import Cues, Mask, Matrix
from bot.learning.features.quantised_rows import QuantisedRows
from bot.pool.cluster.messages import MaskChange, PoolSpec, ShardPlan
from bot.pool.local_rows import LocalRows
from bot.pool.manifest import Manifest, read_manifest, remove_other_files, write_manifest
from bot.pool.private_files import DamagedError, sync
from bot.pool.row_files import RowFiles


class Shard:
    """Rows in memory-mapped files, and which of them may be asked.

    start: the first item's row in the pool. rows: those that are committed. changes: how often
    `open_items` was changed.
    """

    def __init__(self, spec: PoolSpec, number: int, start: int, files: RowFiles):
        self.start = start
        self.rows: LocalRows = LocalRows.none()
        self.open_items: Mask = np.zeros(0, dtype=np.bool_)
        self.changes = 0
        self._spec, self._number = spec, number
        self._files = files
        self._is_shared = False  # a worker that hung may still write to the files
        self._folder = shard_folder(spec, number)

    @classmethod
    def create(cls, spec: PoolSpec, number: int, start: int) -> Shard:
        """A shard without rows, in place of any other; errors: OSError."""
        folder = shard_folder(spec, number)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        remove_other_files(folder, None)
        files = RowFiles(folder, spec.n_dense)
        files.create()
        return cls(spec, number, start, files)

    @classmethod
    def read(cls, spec: PoolSpec, number: int, plan: ShardPlan) -> Shard:
        """The shard on disk; errors: DamagedError when it is not the one of the plan, OSError."""
        folder = shard_folder(spec, number)
        manifest = read_manifest(folder)
        if manifest is None or manifest.made != _made(spec, number):
            raise DamagedError("it is not there, or was made in another way")
        if (manifest.items, manifest.content) != plan[1:]:
            raise DamagedError("it has other items")
        files = RowFiles(folder, spec.n_dense, manifest.name, manifest.items, manifest.files)
        if set(manifest.files) != set(files.files):
            raise DamagedError("it has the files of other features")
        files.check()
        shard = cls(spec, number, plan.start, files)
        shard._is_shared = True
        shard._map()
        shard.rows.rows.check_format(full_check=True)
        return shard

    @property
    def n_items(self) -> int:
        """The number of rows, of which those since the last `commit` are not used yet."""
        return self._files.n_items

    @property
    def n_bytes(self) -> int:
        """Of its files."""
        return sum(size for size, _ in self._files.files.values())

    def append(self, rows: Matrix, dense: QuantisedRows | None, cues: Cues) -> None:
        """Add items, in new files if another worker has made the shard's; errors: OSError."""
        if self._is_shared:
            self._files = self._files.copied()
            self._is_shared = False
        self._files.append(rows, dense, cues)

    def commit(self, content: str) -> None:
        """Force all rows to disk and use them; errors: OSError."""
        self._files.sync()
        write_manifest(
            self._folder,
            Manifest(
                _made(self._spec, self._number),
                self.n_items,
                content,
                self._spec.width,
                self._files.name,
                self._files.files,
            ),
        )
        sync(self._folder)
        self._map()
        remove_other_files(self._folder, self._files.name)

    def cues(self) -> Cues:
        """(n_items, 6) from `spam_cues`."""
        return self._files.cues()

    def change(self, change: MaskChange) -> None:
        """Note which items may be asked."""
        self.open_items[change.opened] = True
        self.open_items[change.closed] = False
        self.changes += 1

    def _map(self) -> None:
        self.rows = self._files.map(self._spec.width)
        more = np.zeros(self.n_items - len(self.open_items), dtype=np.bool_)
        self.open_items = np.concatenate([self.open_items, more])


def shard_folder(spec: PoolSpec, number: int) -> Path:
    """Where a worker keeps a shard."""
    return spec.folder / spec.name / f"{number:06}"


def kept_shards(spec: PoolSpec) -> dict[int, tuple[int, str]]:
    """The number of items, and the content, of every shard in this worker's folder."""
    found = {}
    for folder in sorted((spec.folder / spec.name).glob("[0-9]" * 6)):
        try:
            manifest = read_manifest(folder)
        except DamagedError:
            continue
        if manifest is not None:
            found[int(folder.name)] = manifest.items, manifest.content
    return found


def _made(spec: PoolSpec, number: int) -> dict[str, Any]:
    return spec.made | {"pool": spec.name, "shard": number}
