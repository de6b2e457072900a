"""Between files and the store: rows in, labelled rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.transfer.rows import BadRow, Label, Labelled, Row
from storage.records import LabelledItem, NewItem

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


def good_items(rows: Iterable[Row | BadRow], bad: list[BadRow]) -> Iterator[NewItem]:
    """The rows that can be kept; the others are put into `bad`."""
    for row in rows:
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            yield NewItem(row.text, row.label, row.where)


def export_rows(items: Iterable[LabelledItem]) -> Iterator[Labelled]:
    """Rows as files hold them: annotators by number, times in UTC."""
    for item in items:
        who = None if item.annotator is None else str(item.annotator)
        yield Labelled(item.text, item.label, item.score, who, _iso(item.answered_at))


def _iso(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def safe_name(name: str) -> str:
    """A file's own name without any folder, so that it cannot be written elsewhere."""
    own = Path(name.replace("\\", "/")).name
    return "file" if own in ("", "..") else own
