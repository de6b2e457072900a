"""Conversion between the rows of files and the records of the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from bot.formats.rows import BadRow, ExportRow, Row
from storage.records import NewItem
from storage.report_records import LabelledItem

MAX_REPORTED: Final = 20
"""Most bad rows that are kept and reported; the others are counted."""


@dataclass
class BadRows:
    """Rows that cannot be imported: all are counted, the first ones are kept.

    Keeping them all could fill the memory: a packed file of 20 MB can hold a billion rows.
    """

    first: list[BadRow] = field(default_factory=list)
    count: int = 0

    def add(self, row: BadRow) -> None:
        self.count += 1
        if len(self.first) < MAX_REPORTED:
            self.first.append(row)


def accepted_items(rows: Iterable[Row | BadRow], bad: BadRows) -> Iterator[NewItem]:
    """The rows that can be imported; the others are added to `bad`."""
    for row in rows:
        if isinstance(row, BadRow):
            bad.add(row)
        else:
            yield NewItem(row.text, row.label, row.where, row.columns)


def export_rows(items: Iterable[LabelledItem]) -> Iterator[ExportRow]:
    """Rows for a file: annotators by number, times in UTC."""
    for item in items:
        annotator = None if item.annotator is None else str(item.annotator)
        time = _iso(item.answered_at)
        yield ExportRow(
            item.text,
            item.label,
            item.score,
            annotator,
            time,
            item.posterior,
            item.inherited,
            json.loads(item.columns) if item.columns else {},
        )


def _iso(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
