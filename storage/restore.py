"""A backup becomes the database again; what was there before is put aside, never deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.backup import (
    SIDECAR_SUFFIXES,
    BackupInfo,
    copy_checked,
    move_into_place,
    opened,
    require_database,
    sync_folder,
    temporary_file,
    unused_name,
)
from storage.connection import open_unchanged, refuse_foreign, transaction
from storage.errors import StoreError, write_failed
from storage.migrate import migrations, refuse_newer

# Cards in people's chats may carry numbers of questions that were asked after the backup. Those
# numbers are passed over, or a tap on such a card would answer another question of that number.
QUESTION_ID_GAP: Final = 1_000_000


@dataclass(frozen=True)
class RestoreResult:
    """What was put back, and where the database is that stood there before."""

    saved: BackupInfo
    replaced: Path | None


async def restore_backup(
    file: Path, database: Path, *, replace: bool = False, steps: Sequence[str] | None = None
) -> RestoreResult:
    """Check a backup and make it the database; the bot must not be running on it.

    replace: put a database aside that is there already, with what stands beside it.
    Errors: StoreError; then the database is as it was.
    """
    require_database(file)
    _check_target(file, database, replace)
    with temporary_file(database) as part:
        saved = await copy_checked(file, part)
        refuse_newer(saved.schema, file, migrations() if steps is None else steps)
        await _skip_question_ids(part)
        replaced = await _set_existing_apart(database)
        move_into_place(part, database)
    return RestoreResult(BackupInfo(**vars(saved) | {"path": database}), replaced)


def _check_target(file: Path, database: Path, replace: bool) -> None:
    if database.is_dir():
        raise StoreError(f"{database} is a folder. Name a file with TAPWISE_DATABASE.")
    if not database.exists():
        return
    if database.samefile(file):
        raise StoreError(f"{file} is the database itself. Name a backup of it.")
    if not replace:
        raise StoreError(
            f"There is a database at {database} already. With --replace it is put aside first, "
            "under a name with the time; nothing was changed."
        )


async def _skip_question_ids(part: Path) -> None:
    async with opened(part) as connection, transaction(connection):
        await connection.execute(
            "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'question'",
            (QUESTION_ID_GAP,),
        )


async def _set_existing_apart(database: Path) -> Path | None:
    """Put aside whatever has the database's name, or stands beside it to be read into it."""
    found = _existing_suffixes(database)
    if "" in found:
        await _checkpoint_wal(database)
        found = _existing_suffixes(database)
    return _rename_existing(database, found) if found else None


def _existing_suffixes(database: Path) -> list[str]:
    return [ending for ending in ("", *SIDECAR_SUFFIXES) if Path(f"{database}{ending}").exists()]


def _rename_existing(database: Path, found: list[str]) -> Path:
    replaced = unused_name(database.with_name(f"{database.name}.replaced"))
    try:
        if found == [""] and _hard_link(database, replaced):
            return replaced  # its own name is taken over in one step, so it is never missing
        for ending in found:  # the file first: without it, what stands beside is never read
            Path(f"{database}{ending}").rename(f"{replaced}{ending}")
    except OSError as error:
        raise write_failed(replaced, error) from error
    sync_folder(database.parent)
    return replaced


def _hard_link(database: Path, replaced: Path) -> bool:
    """Give a file a second name; not every file system can."""
    try:
        replaced.hardlink_to(database)
    except OSError:
        return False
    sync_folder(database.parent)
    return True


async def _checkpoint_wal(database: Path) -> None:
    """Take what stands beside into the file, so that there is one file to be put aside.

    One that is damaged is put aside as it is, with all that stands beside it.
    Errors: StoreError when another program has it open, or it is another program's.
    """
    with suppress(sqlite3.Error):
        connection = await open_unchanged(database)
        try:
            await refuse_foreign(connection, database)
            await connection.execute("PRAGMA busy_timeout = 1000")
            await connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise StoreError(
                    f"Another program has {database} open. Stop it first (the bot, an import, "
                    "a replication); nothing was changed."
                ) from error
        finally:
            await connection.close()
