"""The pool's features in files beside the database: a cache, checked before it is believed.

Rows are only ever added at the ends of the files, which are mapped into memory: a million items
cost a restart no reading of texts, and new ones no rewriting of the old. What a file holds beyond
the manifest's word (a crash while adding) is written over the next time. Files that do not fit the
database, the program or their own checksums are made anew.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
import os
import secrets
import sys
import unicodedata
import zlib
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from bot.learning.arrays import Floats, Matrix
from bot.learning.features import FEATURES, VERSION, TextTransformer
from bot.learning.features.pool_matrix import LengthSortedMatrix, sort_by_length
from bot.learning.strategies import Tales, suspicion, tell_tales
from storage import Store
from storage.errors import StoreError, TryLaterError
from storage.model_log import FeatureFit
from storage.records import ItemId

log = logging.getLogger(__name__)

T = TypeVar("T")

# Texts that are read, and made rows of, at a time: a tap's fit waits for one such block at most.
BLOCK: Final = 2_000
TOLD_EVERY: Final = 100_000
SAMPLE: Final = 1_000

FORMAT: Final = 2
_MANIFEST: Final = "manifest.json"
_TERMS: Final = "terms"
_COLUMNS: Final = {
    "data": "<f4",
    "indices": "<i4",
    "lengths": "<i4",
    "places": "<i4",
    "tales": "<u2",
}
_TALES: Final = 6
_READ_BY_A_STEP: Final = ("data", "indices", "lengths", "places")
_STEP: Final = "step.json"
# A step's time is noted again when it has changed by this share.
NEWS: Final = 0.2
_CHUNK: Final = 2**24


_NO_ROWS: Final[Matrix] = csr_array(np.zeros((0, 1), dtype=np.float32))


class Think(Protocol):
    """Where the work is done: in the mind's thread."""

    def __call__(self, work: Callable[[], T]) -> Awaitable[T]: ...


class DamagedError(Exception):
    """The files are not what the manifest says; told in the log, then they are made anew."""


@dataclass(frozen=True)
class Manifest:
    """What the files hold, and what they were made from.

    made: the features and the programs that make the same rows. content: the store's digest of all
    the texts. files: bytes and checksum by name.
    """

    made: dict[str, Any]
    items: int
    content: str
    width: int
    name: str
    files: dict[str, tuple[int, int]]


def folder_of(database: Path) -> Path:
    """Where a database's pool is: `tapwise.db.pool`, which may be deleted while no bot runs."""
    return database.with_name(f"{database.name}.pool")


class FeatureStore:
    """One row of features for each of the first so many items, in a folder that this owns."""

    def __init__(self, folder: Path, features: str, through: int):
        self.made = _made(features, through)
        self.transformer: TextTransformer = FEATURES[features]()
        self.items = 0
        self.matrix = LengthSortedMatrix(_NO_ROWS, np.zeros(0, dtype=np.int32))
        self._folder = folder
        self._name = secrets.token_hex(8)
        self._width = 1
        self._files: dict[str, tuple[int, int]] = dict.fromkeys(_COLUMNS, (0, 0))
        self._tales: Tales = tell_tales([])
        self._suspicion: Floats = np.zeros(0)
        self._step = 0.0

    def first(self, size: int) -> LengthSortedMatrix:
        """The rows of the first items: the same arrays, not a copy."""
        return self.matrix if size >= self.matrix.shape[0] else self.matrix.first(size)

    def suspicion(self, size: int) -> Floats:
        """(size,) how much each of the first items looks like spam among them."""
        if len(self._suspicion) != size:
            self._suspicion = suspicion(self._tales[:size])
        return self._suspicion

    def stepped(self, seconds: float, labels: int) -> None:
        """A fit and the rescoring took so long: noted for `cost` when it is news."""
        if abs(seconds - self._step) <= NEWS * self._step:
            return
        self._step = seconds
        with suppress(OSError):  # nothing depends on it
            step = {"name": self._name, "step_ms": round(1000 * seconds, 1), "labels": labels}
            _replace(self._folder / _STEP, step, lasting=False)

    def partial_fit(self, texts: Sequence[str]) -> None:
        """The first reading: what the features are fitted on."""
        self.transformer.partial_fit(texts)

    def finish(self) -> None:
        """End the first reading; the second one adds rows."""
        self.transformer.finish()
        with _writing(self._folder):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._path(_TERMS)
            with _create(path) as file:
                np.savez(file, allow_pickle=False, **self.transformer.get_state())
            raw = path.read_bytes()
            for name in _COLUMNS:
                _create(self._path(name)).close()
        self._files[_TERMS] = len(raw), zlib.crc32(raw)

    def append(self, texts: Sequence[str]) -> None:
        """Add rows; they are used from the next `commit` on."""
        rows, places = sort_by_length(self.transformer.transform(texts))
        columns: dict[str, NDArray[Any]] = {
            "data": rows.data,
            "indices": rows.indices,
            "lengths": np.diff(rows.indptr),
            "places": places + self.items,
            "tales": tell_tales(texts),
        }
        files = dict(self._files)
        with _writing(self._folder):
            for name, kind in _COLUMNS.items():
                raw = np.ascontiguousarray(columns[name], dtype=kind).tobytes()
                size, checksum = files[name]
                with self._path(name).open("r+b") as file:
                    file.seek(size)
                    file.write(raw)
                files[name] = size + len(raw), zlib.crc32(raw, checksum)
        self._files, self._width = files, rows.shape[1]
        self.items += len(texts)

    def commit(self, content: bytes) -> None:
        """All rows so far are on disk and in use; content: the store's digest of their texts."""
        with _writing(self._folder):
            for name in self._files:
                _sync(self._path(name))
            manifest = Manifest(
                self.made, self.items, content.hex(), self._width, self._name, self._files
            )
            _replace(self._folder / _MANIFEST, _checked(manifest))
            _sync(self._folder)
            self._tidy()
        self._map()

    @classmethod
    def recall(cls, folder: Path, manifest: Manifest) -> FeatureStore:
        """What another process committed; errors: DamagedError when the files are not that."""
        pool = cls(folder, manifest.made["features"], manifest.made["through"])
        pool.items, pool._width = manifest.items, manifest.width
        pool._name, pool._files = manifest.name, manifest.files
        try:
            for name, (size, checksum) in manifest.files.items():
                if _checksum(pool._path(name), size) != checksum:
                    raise DamagedError(f"the checksum of {name} is wrong")
            with np.load(pool._path(_TERMS), allow_pickle=False) as kept:
                pool.transformer.set_state(dict(kept.items()))
            pool._map()
            pool.matrix.rows.check_format(full_check=True)
        except (OSError, ValueError, KeyError) as error:
            raise DamagedError(str(error)) from error
        return pool

    def _map(self) -> None:
        lengths = self._column("lengths")
        ends = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        if ends[-1] <= np.iinfo(np.int32).max:
            ends = ends.astype(np.int32)
        arrays = self._column("data"), self._column("indices"), ends
        rows = csr_array(arrays, shape=(self.items, self._width))
        rows.has_sorted_indices = True
        self.matrix = LengthSortedMatrix(rows, self._column("places"))
        self._tales = self._column("tales").reshape(-1, _TALES)
        self._suspicion = np.zeros(0)

    def _column(self, name: str) -> NDArray[Any]:
        kind = np.dtype(_COLUMNS[name])
        count = self._files[name][0] // kind.itemsize
        if not count:  # nothing cannot be mapped
            return np.zeros(0, dtype=kind)
        return np.asarray(np.memmap(self._path(name), kind, "r", shape=(count,)))

    def _path(self, name: str) -> Path:
        return self._folder / f"{self._name}.{name}"

    def _tidy(self) -> None:
        """Take away files of an earlier name; who has them mapped keeps what is in them."""
        for name in (*_COLUMNS, _TERMS):
            for path in self._folder.glob(f"*.{name}"):
                if path != self._path(name):
                    path.unlink(missing_ok=True)


async def bring(
    store: Store,
    think: Think,
    folder: Path,
    fit: FeatureFit,
    size: int,
    now: FeatureStore | None = None,
) -> FeatureStore:
    """The pool with these features of the first `size` items: as it is, added to, or made anew.

    now: the one in force, which serves on until this returns.
    Errors: StoreError when the folder cannot be written.
    """
    same = now is not None and now.made == _made(fit.features, fit.through)
    pool = now if same else await recall(store, think, folder, fit, size)
    if pool is None:
        pool = FeatureStore(folder, fit.features, fit.through)
        for start in range(0, fit.through, BLOCK):
            texts = await store.items.texts_after(start, min(BLOCK, fit.through - start))
            await think(_seen(pool, texts))
            _tell("read once", start + len(texts), fit.through)
        await think(pool.finish)
    elif pool.matrix.shape[0] >= size:  # in use, not only added: a commit may have failed
        return pool
    while pool.items < size:
        texts = await store.items.texts_after(pool.items, min(BLOCK, size - pool.items))
        await think(_appended(pool, texts))
        _tell("made", pool.items, size)
    content = await store.items.digest_chain(pool.items)
    whole = pool
    await think(lambda: whole.commit(content))
    return pool


async def borrow(
    store: Store, think: Think, fit: FeatureFit, size: int, spare: Path
) -> FeatureStore:
    """The pool beside the database when it is up to date, else one in a folder of one's own.

    For who reads beside a bot: the folder at the database is the bot's to write.
    """
    kept = await recall(store, think, folder_of(store.path), fit, size)
    if kept is not None and kept.items == size:
        return kept
    return await bring(store, think, spare, fit, size)


async def sample(store: Store, size: int) -> list[str]:
    """Texts drawn evenly from the first `size` items, as many as costs are measured on."""
    ids = np.linspace(1, size, min(SAMPLE, size), dtype=int)
    return await store.items.texts([ItemId(int(number)) for number in ids])


async def recall(
    store: Store, think: Think, folder: Path, fit: FeatureFit, size: int
) -> FeatureStore | None:
    """The pool on disk, if it was made so and from these texts; else None, and why in the log."""
    try:
        manifest = await think(lambda: look(folder))
        if manifest is None:
            return None
        if manifest.made != _made(fit.features, fit.through):
            raise DamagedError("it was made with other features or by another version")
        if manifest.items > size:
            raise DamagedError(f"it has {manifest.items} items and the database {size}")
        if (await store.items.digest_chain(manifest.items)).hex() != manifest.content:
            raise DamagedError("it was made from other texts")
        return await think(lambda: FeatureStore.recall(folder, manifest))
    except DamagedError as error:
        log.warning("%s is not used and made anew: %s", folder.name, error)
        return None


def look(folder: Path) -> Manifest | None:
    """What a folder says of itself; None when there is none; errors: DamagedError."""
    try:
        raw = json.loads((folder / _MANIFEST).read_bytes())
        check = raw.pop("check")
        if check != _check(raw):
            raise DamagedError("the manifest is damaged")
        found = Manifest(**raw)
        files = {name: (int(size), int(crc)) for name, (size, crc) in found.files.items()}
        if set(files) != {*_COLUMNS, _TERMS} or not found.name.isalnum():
            raise DamagedError("the manifest names other files")
        return replace(found, files=files)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedError(f"the manifest cannot be read ({type(error).__name__})") from error


def cost(folder: Path) -> dict[str, float]:
    """What the pool takes, as far as its folder tells: by name, for a person to read.

    A step's time is the CPU time of a fit and the rescoring of all items, as a bot last met it.
    """
    try:
        manifest = look(folder)
    except DamagedError:
        return {}
    if manifest is None or not manifest.items:
        return {}
    mapped = sum(manifest.files[name][0] for name in _READ_BY_A_STEP)
    found: dict[str, float] = {
        "pool_items": manifest.items,
        "pool_bytes_a_message": round(mapped / manifest.items, 1),
        "pool_bytes_in_memory": mapped,
        "pool_bytes_on_disk": sum(size for size, _ in manifest.files.values()),
    }
    with suppress(OSError, ValueError, TypeError, KeyError):
        step = json.loads((folder / _STEP).read_bytes())
        if step["name"] == manifest.name:
            found |= {"step_ms": float(step["step_ms"]), "step_labels": int(step["labels"])}
    return found


def _made(features: str, through: int) -> dict[str, Any]:
    """Rows are the same where all of this is the same."""
    return {
        "format": FORMAT,
        "features": features,
        "through": through,
        "version": VERSION,
        "unicode": unicodedata.unidata_version,
        "order": sys.byteorder,
    }


def _seen(pool: FeatureStore, texts: Sequence[str]) -> Callable[[], None]:
    return lambda: pool.partial_fit(texts)


def _appended(pool: FeatureStore, texts: Sequence[str]) -> Callable[[], None]:
    return lambda: pool.append(texts)


def _tell(done: str, items: int, of: int) -> None:
    if items % TOLD_EVERY == 0:
        log.info("features of %d of %d items are %s", items, of, done)


def _check(raw: dict[str, Any]) -> str:
    return hashlib.blake2b(json.dumps(raw, sort_keys=True).encode(), digest_size=16).hexdigest()


def _checksum(path: Path, size: int) -> int:
    """Of the first so many bytes; errors: DamagedError when there are fewer."""
    found = 0
    with path.open("rb") as file:
        while size > 0 and (chunk := file.read(min(_CHUNK, size))):
            found = zlib.crc32(chunk, found)
            size -= len(chunk)
    if size:
        raise DamagedError(f"{path.suffix.removeprefix('.')} is cut short")
    return found


def _create(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "r+b")


def _checked(manifest: Manifest) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(json.dumps(asdict(manifest)))
    return {**raw, "check": _check(raw)}


def _replace(path: Path, found: dict[str, Any], *, lasting: bool = True) -> None:
    """The new file or the old one, whatever happens in between.

    lasting: on disk when this returns, for which a tap's fit should not wait.
    """
    draft = path.with_name(f"{secrets.token_hex(8)}.{path.name}")
    try:
        with _create(draft) as file:
            file.write(json.dumps(found, indent=1).encode())
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """What the system refuses becomes a sentence; what a full disk left unfinished gives way."""
    try:
        yield
    except OSError as error:
        _clear(folder)
        refused = f"The features of the messages cannot be written to {folder}: {error.strerror}."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise TryLaterError(
                f"{refused} Free some space: a running bot tries again by itself, and no message "
                "or label is lost."
            ) from error
        raise StoreError(
            f"{refused} May this account write there? Start again then; no label is lost."
        ) from error


def _clear(folder: Path) -> None:
    """Take away the files that no manifest names: each try would leave some more.

    Those of one that cannot be read, or is of another form, will not be used either.
    """
    try:
        manifest = look(folder)
    except DamagedError:
        manifest = None
    with suppress(OSError):
        for name in (*_COLUMNS, _TERMS, _MANIFEST, _STEP):
            for path in folder.glob(f"*.{name}"):
                if manifest is None or path.name != f"{manifest.name}.{name}":
                    path.unlink(missing_ok=True)
