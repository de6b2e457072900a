"""The features of all items in files: rows are appended, and read through memory maps.

A restart reads no texts, and new items rewrite no rows of old ones. What a crash left in a file
beyond the size in the manifest is overwritten by the next append.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np

from bot.learning.arrays import Cues, Floats
from bot.learning.cold_start import cue_scores, spam_cues
from bot.learning.features import FEATURES, VERSION, TextTransformer
from bot.learning.features.meaning import ViewsAndMeaning
from bot.learning.features.quantised_rows import QuantisedRows
from bot.learning.features.sentence_encoder import is_installed
from bot.pool.local_rows import LocalRows
from bot.pool.manifest import (
    STATE,
    STEP,
    Manifest,
    remove_other_files,
    write_manifest,
    writing,
)
from bot.pool.meaning_rows import unpacked_state
from bot.pool.private_files import DamagedError, checksum, create, replace_json, sync
from bot.pool.row_files import RowFiles
from storage.errors import StoreError

_FORMAT: Final = 2
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
        self.records_steps = True
        self.matrix = LocalRows.none()
        self._folder = folder
        self._rows = RowFiles(folder, self.transformer.n_dense)
        self._state = 0, 0  # valid bytes and CRC-32
        self._width = 1
        self._cues: Cues = spam_cues([])
        self._cue_scores: Floats = np.zeros(0)
        self._step_seconds = 0.0

    @classmethod
    def from_files(cls, folder: Path, manifest: Manifest) -> FeatureStore:
        """The store that was committed; errors: DamagedError when the files are not its own."""
        store = cls(folder, manifest.made["features"], manifest.made["through"])
        store.recipe, store._width = manifest.made, manifest.width
        name, items, files = manifest.name, manifest.items, manifest.files
        store._rows = RowFiles(folder, store.transformer.n_dense, name, items, files)
        try:
            if set(files) != {*store._rows.files, STATE}:
                raise DamagedError("it has the files of other features")
            store._state = size, expected = files[STATE]
            path = store._rows.path(STATE)
            if checksum(path, size) != expected:
                raise DamagedError(f"the checksum of {STATE} is wrong")
            with path.open("rb") as file, np.load(file, allow_pickle=False) as state:
                store.transformer.set_state(dict(state.items()))
            if store._width != store.transformer.n_columns:
                raise DamagedError("the number of columns is wrong")
            store._rows.check()
            store._map_files()
            store.matrix.rows.check_format(full_check=True)
        except _WRONG_CONTENT as error:
            raise DamagedError(str(error)) from error
        return store

    @property
    def n_items(self) -> int:
        """The number of rows, of which those since the last `commit` are not used yet."""
        return self._rows.n_items

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
            step = {"name": self._rows.name, "step_ms": round(1000 * seconds, 1), "labels": labels}
            replace_json(self._folder / STEP, step, durable=False)

    def workers(self) -> None:
        """All rows are here."""

    def partial_fit(self, texts: Sequence[str]) -> None:
        """Fit the features on one more block."""
        self.transformer.partial_fit(texts)

    def finish(self) -> None:
        """End the fit, and create the files; errors: StoreError."""
        with self._meaning_in_use():
            self.transformer.finish()
        with writing(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._rows.path(STATE)
            with create(path) as file:
                np.savez(file, allow_pickle=False, **self.transformer.get_state())
            raw = path.read_bytes()
            self._rows.create()
        self._state = len(raw), zlib.crc32(raw)

    def append(self, texts: Sequence[str], encoded: QuantisedRows | None = None) -> None:
        """Add rows to the files; they are used from the next `commit` on.

        encoded: what the transformer's `encode` gave for these texts, if it is known.
        """
        sparse, dense = self.transformer.transform_parts(texts, encoded)
        with writing(self._folder):
            self._rows.append(sparse, dense, spam_cues(texts))
        self._width = sparse.shape[1] + self.transformer.n_dense

    def commit(self, digest: bytes) -> None:
        """Force all rows to disk and use them; digest: of all texts, from `Items.digest_chain`."""
        files = {**self._rows.files, STATE: self._state}
        name, content = self._rows.name, digest.hex()
        with writing(self._folder):
            sync(self._rows.path(STATE))
            self._rows.sync()
            write_manifest(
                self._folder,
                Manifest(self.recipe, self.n_items, content, self._width, name, files),
            )
            sync(self._folder)
            remove_other_files(self._folder, name)
        self._map_files()

    def _map_files(self) -> None:
        self.matrix, self._cues = self._rows.map(self._width), self._rows.cues()
        self._cue_scores = np.zeros(0)

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
