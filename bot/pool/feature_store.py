"""The features of all items in files: rows are appended, and read through memory maps.

A restart reads no texts, and new items rewrite no rows of old ones. What a crash left in a file
beyond the size in the manifest is overwritten by the next append.
"""

from __future__ import annotations

import hashlib
import secrets
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Cues, Floats
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES, VERSION, TextTransformer
from bot.learning.features.meaning import ViewsAndMeaning
from bot.learning.features.pool_matrix import sort_by_length
from bot.learning.features.quantised_rows import QuantisedRows
from bot.learning.features.sentence_encoder import is_installed
from bot.pool.local_rows import LocalRows
from bot.pool.manifest import (
    STATE,
    STEP,
    Manifest,
    columns_of,
    remove_other_files,
    write_manifest,
    writing,
)
from bot.pool.meaning_rows import unpacked_state
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


def recipe(features: str, through: int, meaning: bytes = b"") -> dict[str, Any]:
    """All that the rows depend on besides the texts: the same recipe gives the same rows.

    features: a key of `FEATURES`. through: how many of the first items it is fitted on. meaning:
    the fit of the meaning that the database has, by `packed_state`.
    Errors: StoreError for features that this program does not have, and without their package.
    """
    if features not in FEATURES:
        raise StoreError(
            f"The campaign uses the features {features!r}, which this Tapwise does not know. "
            f"Install the Tapwise that wrote it, or choose others: tapwise features "
            f"{'|'.join(FEATURES)}."
        )
    require_package(features)
    found = {
        "format": _FORMAT,
        "features": features,
        "through": through,
        "version": VERSION,
        "unicode": unicodedata.unidata_version,
        "order": sys.byteorder,
    }
    if meaning:
        found["meaning"] = hashlib.blake2b(meaning, digest_size=16).hexdigest()
    return found


def require_package(features: str) -> None:
    """Errors: StoreError when these features need a package that is not installed."""
    if features in FEATURES and FEATURES[features]().n_dense and not is_installed():
        raise StoreError(
            f"The features {features} need a package that is not installed. Install it: pip "
            "install 'tapwise[meaning]'. Or choose others: tapwise features views."
        )


class FeatureStore:
    """One row of features an item, in a folder that only this object writes.

    records_steps: whether `record_step_time` writes, which only the owner of the folder may.

    Filled in two readings of the texts: `partial_fit` every block that the features are fitted on
    and `finish`; then `append` every block, and `commit`.
    """

    def __init__(self, folder: Path, features: str, through: int, meaning: bytes = b""):
        """features, through, meaning: as in `recipe`."""
        self.recipe = recipe(features, through, meaning)
        self.transformer: TextTransformer = FEATURES[features]()
        self._meaning = meaning
        self._columns = columns_of(self.transformer.n_dense)
        self.n_items = 0
        self.records_steps = True
        self.matrix = LocalRows.none()
        self._folder = folder
        self._name = secrets.token_hex(8)
        self._width = 1
        self._files: dict[str, tuple[int, int]] = dict.fromkeys(self._columns, (0, 0))
        self._cues: Cues = spam_cues([])
        self._cue_scores: Floats = np.zeros(0)
        self._step_seconds = 0.0

    @classmethod
    def from_files(cls, folder: Path, manifest: Manifest) -> FeatureStore:
        """The store that was committed; errors: DamagedError when the files are not its own."""
        store = cls(folder, manifest.made["features"], manifest.made["through"])
        store.recipe = manifest.made
        store.n_items, store._width = manifest.items, manifest.width
        store._name, store._files = manifest.name, manifest.files
        try:
            if set(manifest.files) != {*store._columns, STATE}:
                raise DamagedError("it has the files of other features")
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

    @property
    def size(self) -> int:
        """The number of rows in use; fewer than `n_items` after a `commit` that failed."""
        return self.matrix.shape[0]

    def first(self, size: int) -> LocalRows:
        """(size, n_features) rows of the first items: the same arrays, not a copy."""
        return self.matrix if size >= self.size else self.matrix.first(size)

    def cue_scores(self, size: int) -> Floats:
        """(size,) how much each of the first items looks like spam among them."""
        if len(self._cue_scores) != size:
            self._cue_scores = cue_scores(self._cues[:size])
        return self._cue_scores

    def record_step_time(self, seconds: float, labels: int) -> None:
        """Write the CPU time of a fit and the rescoring, for `pool_cost`, when it has changed."""
        if not self.records_steps:
            return
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
        """End the fit, and create the files; errors: StoreError."""
        with self._meaning_in_use():
            self.transformer.finish()
        with writing(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._path(STATE)
            with create(path) as file:
                np.savez(file, allow_pickle=False, **self.transformer.get_state())
            raw = path.read_bytes()
            for name in self._columns:
                create(self._path(name)).close()
        self._files[STATE] = len(raw), zlib.crc32(raw)

    def append(self, texts: Sequence[str], encoded: QuantisedRows | None = None) -> None:
        """Add rows to the files; they are used from the next `commit` on.

        encoded: what the transformer's `encode` gave for these texts, if it is known.
        """
        sparse, dense = self.transformer.transform_parts(texts, encoded)
        rows, places = sort_by_length(sparse)
        columns: dict[str, NDArray[Any]] = {
            "data": rows.data,
            "indices": rows.indices,
            "lengths": np.diff(rows.indptr),
            "places": places + self.n_items,
            "tales": spam_cues(texts),
        }
        if dense is not None:
            columns |= {"codes": dense.codes, "scales": dense.scales}
        files = dict(self._files)
        with writing(self._folder):
            for name, kind in self._columns.items():
                raw = np.ascontiguousarray(columns[name], dtype=kind).tobytes()
                size, before = files[name]
                with self._path(name).open("r+b") as file:
                    file.seek(size)
                    file.write(raw)
                files[name] = size + len(raw), zlib.crc32(raw, before)
        self._files, self._width = files, rows.shape[1] + self.transformer.n_dense
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
        sums = [data.sum(dtype=np.float64)]
        if n_dense := self.transformer.n_dense:
            codes, scales = self._column("codes"), self._column("scales")
            if (len(codes), len(scales)) != (self.n_items * n_dense, self.n_items):
                raise DamagedError("the number of dense rows is wrong")
            sums.append(scales.sum(dtype=np.float64))
        if not np.isfinite(sums).all():  # of one value that is not, no sum is
            raise DamagedError("a value is not finite")

    def _map_files(self) -> None:
        lengths = self._column("lengths")
        ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        if ends[-1] <= np.iinfo(np.int32).max:
            ends = ends.astype(np.int32)
        arrays = self._column("data"), self._column("indices"), ends
        n_dense = self.transformer.n_dense
        rows = csr_array(arrays, shape=(self.n_items, self._width - n_dense))
        rows.has_sorted_indices = True
        self.matrix = LocalRows(rows, self._column("places"), dense=self._dense())
        self._cues = self._column("tales").reshape(-1, _N_CUES)
        self._cue_scores = np.zeros(0)

    def _dense(self) -> QuantisedRows | None:
        if not self.transformer.n_dense:
            return None
        codes = self._column("codes").reshape(-1, self.transformer.n_dense)
        return QuantisedRows(codes, self._column("scales"))

    @contextmanager
    def _meaning_in_use(self) -> Iterator[None]:
        """Fit the meaning as the database says. Errors: StoreError when the encoder is another."""
        if not self._meaning:
            yield
            return
        assert isinstance(self.transformer, ViewsAndMeaning)  # noqa: S101  no others have one
        try:
            self.transformer.use_meaning(unpacked_state(self._meaning))
            yield
        except _WRONG_CONTENT as error:
            raise StoreError(
                f"The meaning of the messages cannot be read: {error}. Install the version of "
                "tapwise[meaning] that read the earlier ones, or choose other features: tapwise "
                "features views."
            ) from error

    def _column(self, name: str) -> NDArray[Any]:
        kind = np.dtype(self._columns[name])
        count = self._files[name][0] // kind.itemsize
        if not count:  # an empty file cannot be mapped
            return np.zeros(0, dtype=kind)
        return np.asarray(np.memmap(self._path(name), kind, "r", shape=(count,)))

    def _path(self, name: str) -> Path:
        return self._folder / f"{self._name}.{name}"
