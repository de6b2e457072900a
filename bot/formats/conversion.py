"""Between files and the store: rows in, labelled rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.formats.rows import BadRow, Label, Labelled, Row
from storage.records import LabelledItem, NewItem

COMPLAINTS_TOLD: Final = 20

# The article's three files; a file of such a name needs no other word on what it holds.
NAMES: dict[str, Label | None] = {
    "dataset": None,
    "spam": "spam",
    "no_spam": "no_spam",
    "ham": "no_spam",
}


def label_of_name(name: str) -> Label | None:
    """What a plain text file holds by its name: "spam.txt" and "no_spam.txt.gz" are labelled."""
    stem, _, ending = name.lower().partition(".")
    return NAMES.get(stem) if ending in ("txt", "txt.gz") else None


@dataclass
class BadRows:
    """The rows that stay outside: each is counted, the first are told.

    No more is kept of them: 20 MB, packed, can hold a billion.
    """

    first: list[BadRow] = field(default_factory=list)
    count: int = 0

    def add(self, row: BadRow) -> None:
        self.count += 1
        if len(self.first) < COMPLAINTS_TOLD:
            self.first.append(row)


def good_items(rows: Iterable[Row | BadRow], bad: BadRows) -> Iterator[NewItem]:
    """The rows that can be kept; the others are put into `bad`."""
    for row in rows:
        if isinstance(row, BadRow):
            bad.add(row)
        else:
            yield NewItem(row.text, row.label, row.where)


def export_rows(items: Iterable[LabelledItem]) -> Iterator[Labelled]:
    """Rows as files hold them: annotators by number, times in UTC."""
    for item in items:
        who = None if item.annotator is None else str(item.annotator)
        when = _iso(item.answered_at)
        yield Labelled(item.text, item.label, item.score, who, when, item.posterior, item.inherited)


def _iso(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def safe_name(name: str) -> str:
    """A file's own name without any folder, so that it cannot be written elsewhere."""
    own = Path(name.replace("\\", "/")).name
    return "file" if own in ("", "..") else own
