"""A panel's process outlives what a disk or another program does to the database."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

from bot.emulator.responses import Json
from bot.panel.dashboard_panel import opened
from bot.panel.panel_loop import serve_panel
from tests.support.dashboards import options
from tests.support.new_databases import new_database


async def test_a_database_that_cannot_be_read_is_reported_at_each_update(tmp_path: Path) -> None:
    database = tmp_path / "tapwise.db"
    await new_database(database)
    steps = iter(("open", "update", "damage", "end"))
    told = asyncio.Event()
    troubles: list[str | None] = []

    def write(part: Json) -> None:
        if "trouble" in part:
            troubles.append(part["trouble"])
            told.set()

    async def next_line() -> str:
        if (step := next(steps)) == "open":
            return json.dumps(asdict(options(database)))
        if step != "update":
            await told.wait()
            told.clear()
        if step == "damage":
            database.write_bytes(bytes(database.stat().st_size))
        return "" if step == "end" else "\n"

    await serve_panel(opened, next_line, write)

    [before, after] = troubles
    assert before is None
    assert after
    assert str(database) in after
