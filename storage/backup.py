"""Checked backups of a database, also while a bot writes to it."""

from __future__ import annotations

import filecmp
import os
import secrets
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import aiosqlite

from storage.connection import open_unchanged, read_pragma, refuse_foreign, require_row
from storage.errors import StoreError, as_store_errors, damaged, write_failed, wrong_database

# Files that SQLite keeps beside a database that is open or was not closed.
SIDECAR_SUFFIXES: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class BackupInfo:
    """What a checked copy holds."""

    path: Path
    schema: int
    items: int
    answers: int
    annotators: int
    size: int


async def back_up(database: Path, target: Path) -> BackupInfo:
    """Copy a committed state of the database to a file, also while others write.

    The file is complete, checked and has mode 0600; on an error it is unchanged.
    Errors: StoreError when it would overwrite anything but an older backup of this database.
    """
    require_file(database)
    _check_name(database, target)
    if target.exists() and await campaign_identity(target) != await campaign_identity(database):  # noqa: ASYNC240
        raise StoreError(
            f"{target} is not a backup of {database}, so it is not overwritten. Name another file."
        )
    with temporary_file(target) as part:
        saved = await copy_checked(database, part)
        move_into_place(part, target)
    return BackupInfo(**vars(saved) | {"path": target})


async def back_up_before_migration(database: Path, step: int) -> Path:
    """A checked copy beside a database that is about to be migrated; returns its path.

    No copy is overwritten. A migration that was killed and is started again reuses its copy.
    """
    target = database.with_name(f"{database.name}.before-{step:03}")
    with temporary_file(target) as part:
        await copy_checked(database, part)
        if target.exists() and filecmp.cmp(part, target, shallow=False):
            return target
        target = unused_name(target) if target.exists() else target
        move_into_place(part, target)
    return target


async def copy_checked(source: Path, part: Path) -> BackupInfo:
    """Copy one committed state and check its integrity and the number of rows in every table.

    Errors: StoreError.
    """
    async with opened(source) as connection:
        await refuse_foreign(connection, source)
        await connection.execute("BEGIN")  # from the first SELECT on, this is one state
        rows = await _row_counts(connection)
        if not {"campaign", "item", "answer", "annotator"} <= rows.keys():
            raise wrong_database(source, "is not a Tapwise database: its tables are missing")
        async with opened(part) as target:
            await target.execute("PRAGMA synchronous = OFF")  # on disk at the end, by one fsync
            await connection.backup(target)
        await connection.execute("ROLLBACK")
    schema = await _check(source, part, rows)
    return BackupInfo(part, schema, rows["item"], rows["answer"], rows["annotator"], _size(part))


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """A connection that leaves the file unchanged; errors: StoreError."""
    with as_store_errors(path):
        connection = await open_unchanged(path)
        try:
            yield connection
        finally:
            await connection.close()


@contextmanager
def temporary_file(target: Path) -> Iterator[Path]:
    """An empty file beside the target, readable by this account only; deleted at the end.

    Errors: StoreError.
    """
    if not target.parent.is_dir():
        raise StoreError(f"The folder {target.parent} does not exist. Make it.")
    part = target.with_name(f".tapwise-{secrets.token_hex(8)}.part")
    try:
        with _write_errors(target):
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield part
    finally:
        for ending in ("", *SIDECAR_SUFFIXES):
            with suppress(OSError):
                Path(f"{part}{ending}").unlink()


def move_into_place(part: Path, target: Path) -> None:
    """Rename a finished temporary file to its target, and flush both to the disk."""
    with _write_errors(target):
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Flush a folder, so that the names of its files are on disk."""
    with suppress(OSError):  # Windows cannot open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def unused_name(path: Path) -> Path:
    """A name with the time appended that no file has."""
    dated = f"{path.name}.{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}"
    names = (path.with_name(f"{dated}{again}") for again in ("", *(f"-{i}" for i in range(2, 99))))
    return next(name for name in names if not name.exists())


def require_file(database: Path) -> None:
    """Errors: StoreError when there is no such file."""
    if not database.is_file():
        raise StoreError(f"There is no database at {database}. Check the name of the file.")


def _size(path: Path) -> int:
    return path.stat().st_size


@contextmanager
def _write_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise write_failed(path, error) from error


def _check_name(database: Path, target: Path) -> None:
    """Errors: StoreError for a name that this or another open database uses."""
    if target.name.endswith(SIDECAR_SUFFIXES):
        raise StoreError(f"{target}: SQLite uses such names itself. Name another file.")
    if target.is_dir():
        raise StoreError(f"{target} is a folder. Name a file, for example {target / 'backup.db'}.")
    if target.exists() and target.samefile(database):
        raise StoreError(f"{target} is the database itself. Name another file.")
    for ending in SIDECAR_SUFFIXES:
        if Path(f"{target}{ending}").exists():
            raise StoreError(
                f"{target} is in use as a database: {target.name}{ending} exists. "
                "Name another file."
            )


async def campaign_identity(path: Path) -> tuple[object, ...] | None:
    """Seed and creation time of a campaign, which identify it; None if there is no campaign."""
    with suppress(StoreError):
        async with opened(path) as connection:
            await refuse_foreign(connection, path)
            if await read_pragma(connection, "user_version"):
                cursor = await connection.execute("SELECT seed, created_at FROM campaign")
                return tuple(require_row(await cursor.fetchone()))
    return None


async def _check(source: Path, part: Path, rows: dict[str, int]) -> int:
    """Check a copy, make it a single file, and return its schema version."""
    async with opened(part) as connection:
        await connection.execute("PRAGMA journal_mode = DELETE")
        [(said,)] = await connection.execute_fetchall("PRAGMA integrity_check(1)")
        if said != "ok":
            raise damaged(source, said)
        if broken := list(await connection.execute_fetchall("PRAGMA foreign_key_check")):
            raise damaged(source, f"{len(broken):,} rows refer to missing rows")
        if await _row_counts(connection) != rows:
            raise StoreError(f"The copy of {source} is not complete; nothing was written.")
        return await read_pragma(connection, "user_version")


async def _row_counts(connection: aiosqlite.Connection) -> dict[str, int]:
    """The number of rows of each table."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    tables = [name for (name,) in await connection.execute_fetchall(sql)]
    found = {}
    for table in tables:
        cursor = await connection.execute(f'SELECT count(*) FROM "{table}"')
        found[table] = int(require_row(await cursor.fetchone())[0])
    return found
