"""A manifest that is not JSON as it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.pool.manifest import MANIFEST, read_manifest
from bot.pool.private_files import DamagedError


@pytest.mark.parametrize("content", ["", "[" * 100_000, "[]", "5", "9" * 5_000, '{"check": 1}'])
def test_a_manifest_that_cannot_be_read_is_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")

    with pytest.raises(DamagedError):
        read_manifest(tmp_path)
