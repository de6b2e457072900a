"""The manifest of a feature store: how its files were made, and how much of them is valid."""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from bot.pool.private_files import DamagedError, replace_json
from storage.errors import StoreError, TryLaterError

MANIFEST: Final = "manifest.json"
STEP: Final = "step.json"
STATE: Final = "terms"
"""The file of the transformer's state."""
COLUMNS: Final = {
    "data": "<f4",
    "indices": "<i4",
    "lengths": "<i4",
    "places": "<i4",
    "tales": "<u2",
}
"""The files that rows are added to, with the type of their numbers."""
DENSE_COLUMNS: Final = {"codes": "|i1", "scales": "<f4"}
"""More of them, of features with dense columns."""


def columns_of(n_dense: int) -> dict[str, str]:
    """The files of features with so many dense columns."""
    return {**COLUMNS, **DENSE_COLUMNS} if n_dense else COLUMNS


def folder_of(database: Path) -> Path:
    """The folder of a database's features: `tapwise.db.pool`; deletable while no bot runs."""
    return database.with_name(f"{database.name}.pool")


@dataclass(frozen=True)
class Manifest:
    """What a folder says of its files; the names are those of the JSON keys.

    made: what the rows were made with, a `recipe`. items: how many have rows. content: digest of
    their texts, as hex. width: number of columns. name: what the names of the files start with.
    files: valid bytes and CRC-32 of each file.
    """

    made: dict[str, Any]
    items: int
    content: str
    width: int
    name: str
    files: dict[str, tuple[int, int]]


_UNREADABLE: Final = (
    *(OSError, ValueError, TypeError, KeyError, AttributeError),
    RecursionError,  # 100,000 brackets
)


def read_manifest(folder: Path) -> Manifest | None:
    """The folder's manifest; None when it has none; errors: DamagedError."""
    try:
        raw = json.loads((folder / MANIFEST).read_bytes())
        check = raw.pop("check")
        if check != _digest(raw):
            raise DamagedError("the manifest is damaged")
        manifest = Manifest(**raw)
        files = {name: (int(size), int(crc)) for name, (size, crc) in manifest.files.items()}
        columns = [set(columns_of(n_dense)) for n_dense in (0, 1)]
        # Of a whole pool, of a shard, and of a pool whose rows are in shards elsewhere.
        kinds = [*(each | {STATE} for each in columns), *columns, {STATE}]
        if set(files) not in kinds or not manifest.name.isalnum():
            raise DamagedError("the manifest names other files")
        if not (_is_count(manifest.items) and _is_count(manifest.width)):
            raise DamagedError("the manifest has no number of items or columns")
        return replace(manifest, files=files)
    except FileNotFoundError:
        return None
    except _UNREADABLE as error:
        raise DamagedError(f"the manifest cannot be read ({type(error).__name__})") from error


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in force."""
    raw: dict[str, Any] = json.loads(json.dumps(asdict(manifest)))
    replace_json(folder / MANIFEST, {**raw, "check": _digest(raw)})


def remove_other_files(folder: Path, name: str | None) -> None:
    """Remove the files of every other name; a process that has them mapped keeps their content.

    name: that of the files to keep; None keeps none.
    """
    for kind in (*COLUMNS, *DENSE_COLUMNS, STATE, MANIFEST, STEP):
        for path in folder.glob(f"*.{kind}"):
            if name is None or path.name != f"{name}.{kind}":
                path.unlink(missing_ok=True)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn a write error into a sentence, and remove what it left unfinished.

    Errors: TryLaterError when the disk is full, else StoreError.
    """
    try:
        yield
    except OSError as error:
        _remove_unfinished_files(folder)
        refused = f"The features of the messages cannot be written to {folder}: {error.strerror}."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise TryLaterError(
                f"{refused} Free some space: a running bot tries again by itself, and no message "
                "or label is lost."
            ) from error
        raise StoreError(
            f"{refused} May this account write there? Start again then; no label is lost."
        ) from error


def _remove_unfinished_files(folder: Path) -> None:
    """Remove the files that no readable manifest names, as each attempt would leave more."""
    try:
        manifest = read_manifest(folder)
    except DamagedError:
        manifest = None
    with suppress(OSError):
        remove_other_files(folder, manifest.name if manifest else None)


def _digest(raw: dict[str, Any]) -> str:
    return hashlib.blake2b(json.dumps(raw, sort_keys=True).encode(), digest_size=16).hexdigest()
