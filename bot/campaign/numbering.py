"""Item ids of the store count from 1 without gaps, rows of the pool's arrays from 0."""

from __future__ import annotations

from storage.records import ItemId


def row_of(item: ItemId) -> int:
    """The row of an item."""
    return int(item) - 1


def item_of(row: int) -> ItemId:
    """The item of a row."""
    return ItemId(row + 1)
