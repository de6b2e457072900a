"""The schema of a database compared with the one that the migrations make."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import aiosqlite

from storage.connection import read_pragma
from storage.errors import StoreError, damaged

_Schema: TypeAlias = dict[tuple[str, str], str]
"""(type, name) of each table, index, view and trigger -> its table and SQL."""

_OBJECTS: Final = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
_INSIGNIFICANT: Final = re.compile(
    r"""('(?:[^']|'')*')          # a text stays as it is
      | --[^\n]* | /\*.*?\*/ | \s+""",
    re.VERBOSE | re.DOTALL,
)
_TOUCHING: Final = re.compile(r" ?([(),;=<>]) ?")
# Tables of SQLite itself, such as sqlite_sequence and the statistics of ANALYZE, and those of
# Litestream. Neither may have a trigger.
_TOLERATED: Final = re.compile(r"sqlite_|_litestream_", re.IGNORECASE)


async def require_own_schema(
    connection: aiosqlite.Connection, path: Path, steps: Sequence[str]
) -> None:
    """Compare the schema with that of its version; an empty file has none.

    A foreign trigger would change rows behind our back, a foreign view would change labels.
    steps: the migrations. Errors: StoreError that names what differs.
    """
    await connection.execute("BEGIN")  # another process may migrate it meanwhile
    try:
        version = await read_pragma(connection, "user_version")
        found = _significant(await connection.execute_fetchall(_OBJECTS))
    finally:
        await connection.rollback()
    expected = schema_of(tuple(steps[:version]))
    if missing := sorted(expected.keys() - found.keys()):
        raise damaged(path, f"{_list(missing)} missing")
    if different := sorted(key for key in found if found[key] != expected.get(key)):
        raise StoreError(
            f"The schema of {path} is not the one that Tapwise made: see {_list(different)}. "
            "Somebody or another program has changed it, which could change rights or labels. "
            "Go back to a backup from before: tapwise restore. Nothing was changed."
        )


@lru_cache
def schema_of(steps: tuple[str, ...]) -> _Schema:
    """The schema that these migrations make."""
    connection = sqlite3.connect(":memory:")
    try:
        for step in steps:
            connection.executescript(step)
        return _significant(connection.execute(_OBJECTS).fetchall())
    finally:
        connection.close()


def _list(objects: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{kind} {name}" for kind, name in objects)


def _significant(rows: Iterable[Any]) -> _Schema:
    """The objects without the tolerated ones; the SQL without comments and spaces."""
    return {
        (kind, name): f"{table}: {_without_spaces(sql)}"
        for kind, name, table, sql in rows
        if not (kind in ("table", "index") and _TOLERATED.match(table))
    }


@lru_cache(maxsize=1_000)
def _without_spaces(sql: str | None) -> str:
    """SQL reduced to what it means; an index of a UNIQUE column has none."""
    one_line = _INSIGNIFICANT.sub(lambda found: found[1] or " ", sql or "")
    return _TOUCHING.sub(r"\1", one_line).replace('"', "").strip()
