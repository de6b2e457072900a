"""Whether the work of a program is there completely or not at all after a kill."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from benchmarks.crash.findings import Result
from benchmarks.crash.old_campaigns import OLD_ANSWERS, OLD_ITEMS, old_content, opened_again
from bot.formats.reading import read
from bot.formats.rows import BadRow
from storage.migrate import migrations

IMPORTED: Final = 500


class Checks:
    """Looks at the files that a kill left, and reports what is neither all nor nothing."""

    def __init__(self, folder: Path, database: Path, result: Result):
        self._folder, self._database, self._result = folder, database, result

    def imported(self, name: str) -> bool:
        """Whether an import is there; half of it is reported."""
        with closing(sqlite3.connect(self._database, timeout=60)) as connection:
            like = f"import {name} number %"
            sql = "SELECT count(*) FROM item WHERE text LIKE ?"
            [(found,)] = connection.execute(sql, (like,))
            self.sound(connection, f"import {name}")
        if found not in (0, IMPORTED):
            self._result.halves.append(f"import {name}: {found} of {IMPORTED}")
        return bool(found)

    def exported(self, file: Path, at_least: int) -> bool:
        """Whether an export is there, with as many rows as answers were given before it."""
        self._forget_drafts()
        if not file.exists():
            return False
        rows = list(read(file))
        broken = sum(isinstance(row, BadRow) for row in rows)
        if broken or len(rows) < at_least - self._shared():
            self._result.halves.append(f"{file.name}: {len(rows)} rows, {broken} broken")
        file.unlink()
        return True

    def backed_up(self, file: Path, at_least: int) -> bool:
        """Whether a backup is there, with as many answers as were given before it."""
        self._forget_drafts()
        if not file.exists():
            return False
        with closing(sqlite3.connect(file)) as connection:
            self.sound(connection, file.name)
            [(answers,)] = connection.execute("SELECT count(*) FROM answer")
        if answers < at_least:
            self._result.halves.append(f"{file.name}: {answers} answers, {at_least} were given")
        file.unlink()
        return True

    def migrated(self, old: Path) -> bool:
        """As the kill left it; then opened once more, which has to end the migration."""
        copies = list(old.parent.glob(f"{old.name}.before-*"))
        for copied in copies:
            with closing(sqlite3.connect(copied)) as connection:
                self.sound(connection, copied.name)
                if old_content(connection) != (1, OLD_ITEMS, OLD_ANSWERS):
                    self._result.halves.append(f"{copied.name}: not what it was")
        with closing(sqlite3.connect(old)) as connection:
            self.sound(connection, old.name)
            schema, *content = old_content(connection)
        if content != [OLD_ITEMS, OLD_ANSWERS] or schema not in (1, len(migrations())):
            self._result.halves.append(f"{old.name}: schema {schema}, {content}")
        if schema > 1 and not copies:
            self._result.halves.append(f"{old.name}: migrated without a copy")
        asyncio.run(opened_again(old))
        with closing(sqlite3.connect(old)) as connection:
            self.sound(connection, old.name)
            if old_content(connection) != (len(migrations()), OLD_ITEMS, OLD_ANSWERS):
                self._result.halves.append(f"{old.name}: not whole when it was opened again")
        for file in old.parent.glob(f"{old.name}*"):
            file.unlink()
        self._forget_drafts()
        return schema > 1

    def restored(self, old: Path, file: Path) -> bool:
        """As the kill left it: what was there, or the backup and beside it what was there."""
        there = (1, OLD_ITEMS, OLD_ANSWERS + 1)
        content = self._content(old)
        aside = [self._content(path) for path in old.parent.glob(f"{old.name}.replaced*")]
        is_new = content == (1, OLD_ITEMS, OLD_ANSWERS)
        if content != there and not (is_new and aside):
            self._result.halves.append(f"{old.name}: {content}, put aside: {aside}")
        if aside not in ([], [there]):
            self._result.halves.append(f"{old.name}: put aside is {aside}, {there} was there")
        for left in (file, *old.parent.glob(f"{old.name}*")):
            left.unlink()
        self._forget_drafts()
        return is_new

    def _content(self, path: Path) -> tuple[int, int, int] | None:
        """What a database that belongs to no bot holds; None when it is not there."""
        if not path.exists():
            return None
        with closing(sqlite3.connect(path)) as connection:
            self.sound(connection, path.name)
            return old_content(connection)

    def _forget_drafts(self) -> None:
        """What a kill leaves has no name that anybody reads."""
        for draft in self._folder.glob(".tapwise-*"):
            draft.unlink()

    def _shared(self) -> int:
        """Answers to an item that had one already: second opinions; an export has one row."""
        with closing(sqlite3.connect(self._database, timeout=60)) as connection:
            sql = "SELECT count(*) - count(DISTINCT item_id) FROM standing"
            [(more,)] = connection.execute(sql)
        return int(more)

    def sound(self, connection: sqlite3.Connection, where: str) -> None:
        """Report a database that is damaged."""
        [(said,)] = connection.execute("PRAGMA integrity_check(1)")
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if said != "ok" or broken:
            self._result.integrity.append(f"{where}: {said}, {len(broken)} broken keys")
