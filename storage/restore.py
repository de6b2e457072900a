"""Restore a backup; an existing database is renamed, never deleted."""

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
    require_file,
    sync_folder,
    temporary_file,
    unused_name,
)
from storage.connection import open_unchanged, refuse_foreign, transaction
from storage.errors import StoreError, write_failed
from storage.migrate import migrations, refuse_newer
from storage.schema import require_own_schema

# Buttons in chats may contain ids of questions that were asked after the backup. Those ids are
# skipped, or a tap on such a button would answer another question with the same id.
QUESTION_ID_GAP: Final = 1_000_000


@dataclass(frozen=True)
class RestoreResult:
    """The restored backup, and the new path of the database that it replaced."""

    saved: BackupInfo
    replaced: Path | None


async def restore_backup(
    file: Path, database: Path, *, replace: bool = False, steps: Sequence[str] | None = None
) -> RestoreResult:
    """Check a backup and make it the database; no bot may be running on it.

    replace: rename an existing database first, with its log files.
    Errors: StoreError; the database is then unchanged.
    """
    require_file(file)
    _check_target(file, database, replace)
    with temporary_file(database) as part:
        saved = await copy_checked(file, part)
        steps = migrations() if steps is None else steps
        refuse_newer(saved.schema, file, steps)
        async with opened(part) as connection:
            await require_own_schema(connection, file, steps)
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
            f"There is a database at {database} already. With --replace it is renamed first, "
            "with the time in its name; nothing was changed."
        )


async def _skip_question_ids(part: Path) -> None:
    async with opened(part) as connection, transaction(connection):
        await connection.execute(
            "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'question'",
            (QUESTION_ID_GAP,),
        )


async def _set_existing_apart(database: Path) -> Path | None:
    """Rename the existing database and its log files, if there are any."""
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
            return replaced  # the restored file replaces the name in one step
        for ending in found:  # the file first: SQLite never reads its log without it
            Path(f"{database}{ending}").rename(f"{replaced}{ending}")
    except OSError as error:
        raise write_failed(replaced, error) from error
    sync_folder(database.parent)
    return replaced


def _hard_link(database: Path, replaced: Path) -> bool:
    """Give a file a second name; False where the file system cannot."""
    try:
        replaced.hardlink_to(database)
    except OSError:
        return False
    sync_folder(database.parent)
    return True


async def _checkpoint_wal(database: Path) -> None:
    """Move the log into the database file, so that one file is to be renamed.

    A damaged database is renamed as it is, with its log files.
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
