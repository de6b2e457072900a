"""The features of all items in files: rows are appended, and read through memory maps.

A restart reads no texts, and new items rewrite no rows of old ones. What a crash left in a file
beyond the size in the manifest is overwritten by the next append.
"""

from __future__ import annotations

import secrets
import sys
import unicodedata
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Cues, Floats, Matrix
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES, VERSION, TextTransformer
from bot.learning.features.pool_matrix import LengthSortedMatrix, sort_by_length
from bot.pool.manifest import (
    COLUMNS,
    STATE,
    STEP,
    Manifest,
    remove_other_files,
    write_manifest,
    writing,
)
from bot.pool.private_files import DamagedError, checksum, create, replace_json, sync
from storage.errors import StoreError

_FORMAT: Final = 2
_N_CUES: Final = 6
# A step's time is written again when it has changed by more than this share.
_STEP_CHANGE: Final = 0.2
# What reading files raises that have the right checksums and the wrong content.
_WRONG_CONTENT: Final = (
    *(OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError),
    *(MemoryError, BadZipFile),
)
_NO_ROWS: Final[Matrix] = csr_array(np.zeros((0, 1), dtype=np.float32))


def recipe(features: str, through: int) -> dict[str, Any]:
    """All that the rows depend on besides the texts: the same recipe gives the same rows.

    features: a key of `FEATURES`. through: how many of the first items it is fitted on.
    Errors: StoreError for features that this program does not have.
    """
    if features not in FEATURES:
        raise StoreError(
            f"The campaign uses the features {features!r}, which this Tapwise does not know. "
            f"Install the Tapwise that wrote it, or choose others: tapwise features "
            f"{'|'.join(FEATURES)}."
        )
    return {
        "format": _FORMAT,
        "features": features,
        "through": through,
        "version": VERSION,
        "unicode": unicodedata.unidata_version,
        "order": sys.byteorder,
    }


class FeatureStore:
    """One row of features an item, in a folder that only this object writes.

    Filled in two readings of the texts: `partial_fit` every block that the features are fitted on
    and `finish`; then `append` every block, and `commit`.
    """

    def __init__(self, folder: Path, features: str, through: int):
        """features, through: as in `recipe`."""
        self.recipe = recipe(features, through)
        self.transformer: TextTransformer = FEATURES[features]()
        self.n_items = 0
        self.matrix = LengthSortedMatrix(_NO_ROWS, np.zeros(0, dtype=np.int32))
        self._folder = folder
        self._name = secrets.token_hex(8)
        self._width = 1
        self._files: dict[str, tuple[int, int]] = dict.fromkeys(COLUMNS, (0, 0))
        self._cues: Cues = spam_cues([])
        self._cue_scores: Floats = np.zeros(0)
        self._step_seconds = 0.0

    @classmethod
    def from_files(cls, folder: Path, manifest: Manifest) -> FeatureStore:
        """The store that was committed; errors: DamagedError when the files are not its own."""
        store = cls(folder, manifest.made["features"], manifest.made["through"])
        store.n_items, store._width = manifest.items, manifest.width
        store._name, store._files = manifest.name, manifest.files
        try:
            for name, (size, expected) in manifest.files.items():
                if checksum(store._path(name), size) != expected:
                    raise DamagedError(f"the checksum of {name} is wrong")
            with (
                store._path(STATE).open("rb") as file,
                np.load(file, allow_pickle=False) as state,
            ):
                store.transformer.set_state(dict(state.items()))
            store._check_columns()
            store._map_files()
            store.matrix.rows.check_format(full_check=True)
        except _WRONG_CONTENT as error:
            raise DamagedError(str(error)) from error
        return store

    def first(self, size: int) -> LengthSortedMatrix:
        """(size, n_features) rows of the first items: the same arrays, not a copy."""
        return self.matrix if size >= self.matrix.shape[0] else self.matrix.first(size)

    def cue_scores(self, size: int) -> Floats:
        """(size,) how much each of the first items looks like spam among them."""
        if len(self._cue_scores) != size:
            self._cue_scores = cue_scores(self._cues[:size])
        return self._cue_scores

    def record_step_time(self, seconds: float, labels: int) -> None:
        """Write the CPU time of a fit and the rescoring, for `pool_cost`, when it has changed."""
        if abs(seconds - self._step_seconds) <= _STEP_CHANGE * self._step_seconds:
            return
        self._step_seconds = seconds
        with suppress(OSError):  # nothing depends on it
            step = {"name": self._name, "step_ms": round(1000 * seconds, 1), "labels": labels}
            replace_json(self._folder / STEP, step, durable=False)

    def partial_fit(self, texts: Sequence[str]) -> None:
        """Fit the features on one more block."""
        self.transformer.partial_fit(texts)

    def finish(self) -> None:
        """End the fit, and create the files."""
        self.transformer.finish()
        with writing(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._path(STATE)
            with create(path) as file:
                np.savez(file, allow_pickle=False, **self.transformer.get_state())
            raw = path.read_bytes()
            for name in COLUMNS:
                create(self._path(name)).close()
        self._files[STATE] = len(raw), zlib.crc32(raw)

    def append(self, texts: Sequence[str]) -> None:
        """Add rows to the files; they are used from the next `commit` on."""
        rows, places = sort_by_length(self.transformer.transform(texts))
        columns: dict[str, NDArray[Any]] = {
            "data": rows.data,
            "indices": rows.indices,
            "lengths": np.diff(rows.indptr),
            "places": places + self.n_items,
            "tales": spam_cues(texts),
        }
        files = dict(self._files)
        with writing(self._folder):
            for name, kind in COLUMNS.items():
                raw = np.ascontiguousarray(columns[name], dtype=kind).tobytes()
                size, before = files[name]
                with self._path(name).open("r+b") as file:
                    file.seek(size)
                    file.write(raw)
                files[name] = size + len(raw), zlib.crc32(raw, before)
        self._files, self._width = files, rows.shape[1]
        self.n_items += len(texts)

    def commit(self, digest: bytes) -> None:
        """Force all rows to disk and use them; digest: of all texts, from `Items.digest_chain`."""
        with writing(self._folder):
            for name in self._files:
                sync(self._path(name))
            content, width = digest.hex(), self._width
            manifest = Manifest(self.recipe, self.n_items, content, width, self._name, self._files)
            write_manifest(self._folder, manifest)
            sync(self._folder)
            remove_other_files(self._folder, self._name)
        self._map_files()

    def _check_columns(self) -> None:
        """Errors: DamagedError when no `append` writes such numbers, whatever their checksum."""
        lengths, places = self._column("lengths"), self._column("places")
        data, cues = self._column("data"), self._column("tales")
        sizes = len(lengths), len(places), len(cues) / _N_CUES
        if sizes != (self.n_items,) * 3 or self._width != self.transformer.n_columns:
            raise DamagedError("the number of rows or columns is wrong")
        entries = int(lengths.sum(dtype=np.int64))
        if (lengths < 0).any() or not entries == len(data) == len(self._column("indices")):
            raise DamagedError("the lengths of the rows are wrong")
        if not (np.sort(places) == np.arange(self.n_items)).all():
            raise DamagedError("the places of the rows are wrong")
        if not np.isfinite(data.sum(dtype=np.float64)):  # of one value that is not, no sum is
            raise DamagedError("a value is not finite")

    def _map_files(self) -> None:
        lengths = self._column("lengths")
        ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        if ends[-1] <= np.iinfo(np.int32).max:
            ends = ends.astype(np.int32)
        arrays = self._column("data"), self._column("indices"), ends
        rows = csr_array(arrays, shape=(self.n_items, self._width))
        rows.has_sorted_indices = True
        self.matrix = LengthSortedMatrix(rows, self._column("places"))
        self._cues = self._column("tales").reshape(-1, _N_CUES)
        self._cue_scores = np.zeros(0)

    def _column(self, name: str) -> NDArray[Any]:
        kind = np.dtype(COLUMNS[name])
        count = self._files[name][0] // kind.itemsize
        if not count:  # an empty file cannot be mapped
            return np.zeros(0, dtype=kind)
        return np.asarray(np.memmap(self._path(name), kind, "r", shape=(count,)))

    def _path(self, name: str) -> Path:
        return self._folder / f"{self._name}.{name}"
