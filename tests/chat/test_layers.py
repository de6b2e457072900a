"""The chat reaches the store only through the campaign."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

# Attributes that hold a store or one of its objects.
STORAGE = {"store", "_store", "people"}
MODULES = sorted((ROOT / "bot" / "chat").rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_chat_calls_no_storage_object(path: Path) -> None:
    assert list(storage_uses(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "import storage",
        "from storage.records import Annotator",
        "await self._campaign.store.items.labelled()",
        "store = campaign.store",
        "people = self._campaign.people",
        "campaign.members._store.people.forget(5)",
    ],
)
def test_a_use_of_storage_is_found(source: str) -> None:
    assert list(storage_uses(f"async def handler():\n    {source}"))


def test_a_part_of_the_campaign_is_no_storage_object() -> None:
    assert list(storage_uses("campaign.members.resume(annotator)")) == []


def storage_uses(source: str) -> Iterator[str]:
    """Imports from storage, a store or one of its objects."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        yield from (name for name in names if name.partition(".")[0] == "storage")
        if isinstance(node, ast.Attribute) and node.attr in STORAGE:
            yield ast.unparse(node)
