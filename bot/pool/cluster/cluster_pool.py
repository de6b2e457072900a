"""A pool whose rows are in shards on the workers of a Dask cluster."""

from __future__ import annotations

import json
import secrets
import zlib
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.learning.arrays import Floats
from bot.learning.cold_start import cue_scores
from bot.learning.features import FEATURES, FittedState, TextTransformer
from bot.learning.features.meaning import ViewsAndMeaning
from bot.learning.features.quantised_rows import QuantisedRows
from bot.pool.cluster.block_counts import BlockCounts
from bot.pool.cluster.cluster_rows import ClusterRows
from bot.pool.cluster.dask_cluster import HostCall, HostGoneError, Hosts
from bot.pool.cluster.messages import PoolSpec, ShardPlan
from bot.pool.cluster.shard_map import ReadTexts
from bot.pool.cluster.shards import Shards
from bot.pool.manifest import STATE, STEP, Manifest, remove_other_files, write_manifest, writing
from bot.pool.meaning_rows import unpacked_state
from bot.pool.pool import WorkerFigures
from bot.pool.private_files import DamagedError, checksum, create, replace_json, sync

# A shard has at most so many items: 12 MB as words, 370 MB with views.
MAX_SHARD_ITEMS: Final = 100_000
MIN_SHARD_ITEMS: Final = 2_000
# Shards of each worker, so that those of a lost one are spread over the others.
SHARDS_A_WORKER: Final = 4
# Texts that are on their way to workers.
ON_THE_WAY: Final = 400_000


class ClusterPool:
    """`Pool` in shards of equal size; the last one grows.

    Beside the database it keeps what the features were fitted to, and which shards there are.
    """

    def __init__(
        self,
        hosts: Hosts,
        folder: Path,
        shard_folder: Path,
        made: dict[str, Any],
        read_texts: ReadTexts,
    ):
        """folder: beside the database. shard_folder: as the workers see it. made: a `recipe`."""
        self.recipe = made
        self.transformer: TextTransformer = FEATURES[made["features"]]()
        self.n_items = 0
        self._folder, self._shard_folder = folder, shard_folder
        self._hosts = hosts
        self._read_texts = read_texts
        self._name = secrets.token_hex(8)
        self._former = ""
        self._meaning: FittedState | None = None
        self._shard_items = 0
        self._state = 0, 0  # valid bytes and CRC-32
        self._counts = BlockCounts(hosts, made["features"], self.transformer)
        self._appends: deque[tuple[HostCall, int]] = deque()
        self._grown: set[int] = set()
        self._shards: Shards | None = None
        self._rows: ClusterRows | None = None
        self._cue_scores: Floats = np.zeros(0)
        self._recorded: tuple[float, dict[str, int]] = (
            0.0,
            {},
        )  # CPU time of a step, and shards by their worker

    @classmethod
    def new(
        cls,
        hosts: Hosts,
        folder: Path,
        shard_folder: Path,
        made: dict[str, Any],
        read_texts: ReadTexts,
        *,
        size: int,
        former: str = "",
        meaning: bytes = b"",
    ) -> ClusterPool:
        """A pool without rows.

        size: how many items it will soon have. former: the name of a pool whose shards are removed
        by the first `commit`. meaning: as of `FeatureStore`. Errors: ClusterAwayError.
        """
        pool = cls(hosts, folder, shard_folder, made, read_texts)
        pool._former = former
        pool._meaning = unpacked_state(meaning) if meaning else None
        wanted = -(-size // (SHARDS_A_WORKER * len(hosts.live())))
        pool._shard_items = min(max(wanted, MIN_SHARD_ITEMS), MAX_SHARD_ITEMS)
        return pool

    @classmethod
    def from_manifest(
        cls,
        hosts: Hosts,
        folder: Path,
        shard_folder: Path,
        manifest: Manifest,
        read_texts: ReadTexts,
    ) -> ClusterPool:
        """The pool that was committed. Errors: DamagedError."""
        made = manifest.made
        try:
            pool = cls(hosts, folder, shard_folder, made["recipe"], read_texts)
            pool._name, pool.n_items = manifest.name, manifest.items
            pool._shard_items = made["shard_items"]
            pool._state = size, expected = manifest.files[STATE]
            path = pool._state_path()
            if checksum(path, size) != expected:
                raise DamagedError(f"the checksum of {STATE} is wrong")
            pool.transformer.set_state(unpacked_state(path.read_bytes()[:size]))
            plans = {
                number: ShardPlan(number * pool._shard_items, items, content)
                for number, (items, content) in enumerate(made["shards"])
            }
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedError(str(error)) from error
        if sum(plan.items for plan in plans.values()) != manifest.items:
            raise DamagedError("the number of items in its shards is wrong")
        pool._use_shards(plans)
        pool._rows = ClusterRows(pool._in_shards(), pool.n_items)
        return pool

    @property
    def size(self) -> int:
        """The number of rows in use."""
        return 0 if self._rows is None else self._rows.shape[0]

    def partial_fit(self, texts: Sequence[str]) -> None:
        """Have a worker count one more block."""
        self._counts.add(texts)

    def finish(self) -> None:
        """Merge the counts, and store the fit beside the database; errors: StoreError."""
        self._counts.finish()
        if isinstance(self.transformer, ViewsAndMeaning) and self._meaning is not None:
            self.transformer.use_meaning(self._meaning)
        self.transformer.finish()
        with writing(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with create(self._state_path()) as file:
                np.savez(file, allow_pickle=False, **self.transformer.get_state())
            raw = self._state_path().read_bytes()
        self._state = len(raw), zlib.crc32(raw)
        self._use_shards({})

    def append(self, texts: Sequence[str], encoded: QuantisedRows | None = None) -> None:
        """Send items to their shards' workers, which make the rows meanwhile."""
        start = 0
        while start < len(texts):
            number, at = divmod(self.n_items, self._shard_items)
            end = min(len(texts), start + self._shard_items - at)
            part = None if encoded is None else encoded[start:end]
            self._send(number, at, texts[start:end], part)
            self.n_items += end - start
            start = end

    def commit(self, digest: bytes) -> None:
        """Wait for the rows, put them in force, and note which shards there are."""
        while self._appends:
            self._await_append()
        shards, content = self._in_shards(), digest.hex()
        sizes = {number: self._planned(number) for number in sorted(self._grown)}
        grown = {
            number: ShardPlan(number * self._shard_items, items, content)
            for number, items in sizes.items()
        }
        shards.map.complete(grown)
        self._grown.clear()
        plans = shards.map.plans
        made = {
            "recipe": self.recipe,
            "shard_items": self._shard_items,
            "shards": [list(plans[number][1:]) for number in sorted(plans)],
        }
        files, width = {STATE: self._state}, self.transformer.n_columns
        with writing(self._folder):
            sync(self._state_path())
            write_manifest(
                self._folder, Manifest(made, self.n_items, content, width, self._name, files)
            )
            sync(self._folder)
            remove_other_files(self._folder, self._name)
        if self._former:
            shards.remove_pool(self._former)
            self._former = ""
        self._rows = ClusterRows(shards, self.n_items)

    def first(self, size: int) -> ClusterRows:
        """The rows of the first items."""
        if self._rows is not None and size >= self._rows.shape[0]:
            return self._rows
        return ClusterRows(self._in_shards(), size)

    def cue_scores(self, size: int) -> Floats:
        """(size,) read once, in a cold start: it is 12 bytes an item."""
        if len(self._cue_scores) != size:
            self._cue_scores = cue_scores(self._in_shards().cues()[:size])
        return self._cue_scores

    def workers(self) -> WorkerFigures:
        """Who holds the shards; nothing is asked."""
        shards = self._in_shards()
        return WorkerFigures(shards.map.counts(), shards.n_bytes, shards.step_seconds)

    def record_step_time(self, seconds: float, labels: int) -> None:
        """Write the bot's CPU time of a step and who holds the shards, for `pool_cost`."""
        found, (before, workers) = self.workers(), self._recorded
        if abs(seconds - before) > 0.2 * before or found.shards != workers:
            self._recorded = seconds, found.shards
            step = {"name": self._name, "step_ms": round(1000 * seconds, 1), "labels": labels}
            step |= {
                "workers": len(found.shards),
                "bytes": found.n_bytes,
                "scored_ms": round(1000 * found.step_seconds, 1),
            }
            with suppress(OSError):  # nothing depends on it
                replace_json(self._folder / STEP, step, durable=False)

    def _planned(self, number: int) -> int:
        """How many items a shard has with those that were appended."""
        return min(self._shard_items, self.n_items - number * self._shard_items)

    def _use_shards(self, plans: dict[int, ShardPlan]) -> None:
        spec = PoolSpec(
            self._name,
            self._shard_folder,
            json.loads(json.dumps(self.recipe)),
            self.recipe["features"],
            self.transformer.n_dense,
            self.transformer.n_columns,
        )
        self._shards = Shards(
            self._hosts, spec, plans, self._read_texts, self.transformer.get_state
        )

    def _in_shards(self) -> Shards:
        assert self._shards is not None  # noqa: S101  after `finish` or `from_manifest`
        return self._shards

    def _state_path(self) -> Path:
        return self._folder / f"{self._name}.{STATE}"

    def _send(
        self, number: int, at: int, texts: Sequence[str], encoded: QuantisedRows | None
    ) -> None:
        shards = self._in_shards()
        while sum(size for _, size in self._appends) > ON_THE_WAY:
            self._await_append()
        shards.map.plans.setdefault(number, ShardPlan(number * self._shard_items, 0, ""))
        self._grown.add(number)
        worker = shards.map.holder(number)
        with suppress(HostGoneError):  # `commit` finds out
            call = self._hosts.call(worker, "append", number, at, texts, encoded)
            self._appends.append((call, len(texts)))

    def _await_append(self) -> None:
        call, _ = self._appends.popleft()
        with suppress(HostGoneError):  # `commit` finds out
            call.result()
