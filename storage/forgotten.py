"""Forgotten annotators: erased, and recognised by a keyed fingerprint when they join again."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import scrypt
from sqlite3 import Connection
from typing import Final

from storage.connection import require_row
from storage.database import Database
from storage.people import IS_ACTIVE
from storage.records import AnnotatorId

# Somebody with the database, and so the key, needs 16 MiB and 50 ms of CPU for each id they try.
SCRYPT_COST: Final = 2**14
SCRYPT_BLOCK_SIZE: Final = 8

_ERASE = """
    UPDATE annotator
    SET fingerprint = :fingerprint, forgotten_at = :now, left_at = :now, telegram_id = NULL,
        invite_id = NULL, group_id = NULL, card = NULL, placeholder = NULL, language = NULL,
        telegram_language = NULL, utc_offset = NULL, remind_hour = NULL, reminded_at = NULL
    WHERE id = :annotator AND telegram_id = :telegram_id RETURNING id"""
_RECOGNISE = """
    UPDATE annotator
    SET telegram_id = ?, role = 'annotator', fingerprint = NULL, forgotten_at = NULL
    WHERE id = (SELECT min(id) FROM annotator WHERE fingerprint = ?) RETURNING id"""


class _RefusedError(Exception):
    """A forgotten annotator may not join: they stay erased."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Two independent keys derived from a Telegram id.

    value: stored in the row of a forgotten annotator. secret: never stored.
    """

    value: bytes
    secret: bytes

    def mark(self, invite: int) -> bytes:
        """Stored with an invite that a forgotten annotator used; leads to no annotator's row."""
        return hmac.digest(self.secret, b"%d" % invite, "sha256")


class ForgottenAnnotators:
    """Erase annotators, and let those who join again continue under their id."""

    def __init__(self, database: Database):
        self._database = database
        self._computing = asyncio.Lock()

    async def forget(self, annotator: AnnotatorId, now: float) -> None:
        """Erase all personal data for good; answers and a fingerprint of the Telegram id stay."""
        row = await self._database.fetch_one(
            "SELECT telegram_id FROM annotator WHERE id = ? AND telegram_id IS NOT NULL",
            (annotator,),
        )
        if row is None:
            return
        telegram_id: int = row[0]
        fingerprint = await self._fingerprint(telegram_id)

        def work(connection: Connection) -> None:
            values = {
                "fingerprint": fingerprint.value,
                "now": now,
                "annotator": annotator,
                "telegram_id": telegram_id,
            }
            if connection.execute(_ERASE, values).fetchone():
                _close_questions(connection, annotator, now)
                _detach_invites(connection, annotator, fingerprint)

        await self._database.write(work)
        await self._database.truncate_wal()

    async def join(
        self,
        telegram_id: int,
        is_open: Callable[[Connection], bool],
        join: Callable[[Connection], object],
    ) -> None:
        """Join; a forgotten annotator gets the former row back first, in the same transaction.

        is_open: whether a new person may join; only then is a fingerprint computed, so that
        strangers cannot use up CPU. join: inserts a row, or updates the row of this Telegram id.
        """

        def try_without_fingerprint(connection: Connection) -> bool:
            if _may_be_forgotten(connection, telegram_id) and is_open(connection):
                return False
            join(connection)
            return True

        if not await self._database.write(try_without_fingerprint):
            fingerprint = await self._fingerprint(telegram_id)
            with suppress(_RefusedError):
                await self._database.write(
                    lambda connection: _join(connection, telegram_id, fingerprint, join)
                )

    async def _fingerprint(self, telegram_id: int) -> Fingerprint:
        """Computed in a thread, one at a time because of the memory."""
        key = await self._key()
        async with self._computing:
            return await asyncio.to_thread(derive_fingerprint, telegram_id, key)

    async def _key(self) -> bytes:
        """The random key of this database; created when it is first needed."""

        def work(connection: Connection) -> bytes:
            connection.execute(
                "UPDATE campaign SET fingerprint_key = ? WHERE fingerprint_key IS NULL",
                (secrets.token_bytes(32),),
            )
            row = connection.execute("SELECT fingerprint_key FROM campaign").fetchone()
            return bytes(require_row(row)[0])

        return await self._database.write(work)


def derive_fingerprint(telegram_id: int, key: bytes) -> Fingerprint:
    """The fingerprint of a Telegram id. key: 32 random bytes. Source: RFC 7914 (scrypt)."""
    derived = scrypt(
        str(telegram_id).encode(), salt=key, n=SCRYPT_COST, r=SCRYPT_BLOCK_SIZE, p=1, dklen=64
    )
    return Fingerprint(derived[:32], derived[32:])


def _may_be_forgotten(connection: Connection, telegram_id: int) -> bool:
    """Whether this Telegram id is unknown while somebody has been forgotten."""
    sql = """
        SELECT NOT EXISTS (SELECT 1 FROM annotator WHERE telegram_id = ?)
           AND EXISTS (SELECT 1 FROM annotator WHERE fingerprint IS NOT NULL)"""
    return bool(require_row(connection.execute(sql, (telegram_id,)).fetchone())[0])


def _join(
    connection: Connection,
    telegram_id: int,
    fingerprint: Fingerprint,
    join: Callable[[Connection], object],
) -> None:
    """Errors: _RefusedError, which undoes all of it."""
    recognised = False
    if _may_be_forgotten(connection, telegram_id):
        row = connection.execute(_RECOGNISE, (telegram_id, fingerprint.value)).fetchone()
        recognised = row is not None
        if row is not None:
            _attach_invites(connection, row[0], fingerprint)
    join(connection)
    sql = f"SELECT 1 FROM annotator WHERE telegram_id = ? AND {IS_ACTIVE}"
    if recognised and connection.execute(sql, (telegram_id,)).fetchone() is None:
        raise _RefusedError


def _close_questions(connection: Connection, annotator: AnnotatorId, now: float) -> None:
    connection.execute(
        "UPDATE question SET closed_at = ? WHERE annotator_id = ? AND closed_at IS NULL",
        (now, annotator),
    )


def _detach_invites(
    connection: Connection, annotator: AnnotatorId, fingerprint: Fingerprint
) -> None:
    """Replace the annotator's uses of invites by marks: an invite can tell who somebody is."""
    used = connection.execute(
        "DELETE FROM invite_use WHERE annotator_id = ? RETURNING invite_id", (annotator,)
    ).fetchall()
    connection.executemany(
        "INSERT OR IGNORE INTO forgotten_invite_use (invite_id, mark) VALUES (?, ?)",
        [(invite, fingerprint.mark(invite)) for (invite,) in used],
    )


def _attach_invites(
    connection: Connection, annotator: AnnotatorId, fingerprint: Fingerprint
) -> None:
    """Undo `_detach_invites`."""
    marked = connection.execute("SELECT DISTINCT invite_id FROM forgotten_invite_use").fetchall()
    for (invite,) in marked:
        found = connection.execute(
            "DELETE FROM forgotten_invite_use WHERE invite_id = ? AND mark = ? RETURNING invite_id",
            (invite, fingerprint.mark(invite)),
        ).fetchall()
        connection.executemany(
            "INSERT OR IGNORE INTO invite_use (invite_id, annotator_id) VALUES (?, ?)",
            [(each, annotator) for (each,) in found],
        )
