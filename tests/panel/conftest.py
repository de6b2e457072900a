"""A dashboard over real HTTP, without the process that computes its numbers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.emulator.serving import serve
from bot.panel.dashboard import Dashboard
from storage import Store
from tests.support.dashboards import SECRET_TEXT, ServedDashboard, options
from tests.support.new_databases import new_database


@pytest.fixture
async def served(tmp_path: Path) -> AsyncIterator[ServedDashboard]:
    database = tmp_path / "tapwise.db"
    await new_database(database)

    async def download() -> bytes:
        return SECRET_TEXT.encode()

    async with await Store.open_readonly(database) as store:
        dashboard = Dashboard(store, options(database), {"labels.csv": download})
        dashboard.show({"recent": [SECRET_TEXT]})
        async with (
            serve(dashboard.app) as url,
            httpx.AsyncClient(base_url=url, trust_env=False) as client,
        ):
            yield ServedDashboard(dashboard, client)
