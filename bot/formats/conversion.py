"""Conversion between the rows of files and the records of the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final

from bot.errors import TransferError
from bot.formats.rows import BadRow, ExportRow, Row
from storage.exports import GivenAnswer
from storage.records import Label, NewItem
from storage.report_records import DeliveredItem, LabelledItem

MAX_REPORTED: Final = 20
"""Most bad rows that are kept and reported; the others are counted."""

_LABELS: Final[dict[str, Label]] = {"spam": "spam", "no_spam": "no_spam"}


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
            _columns(item.columns),
        )


def delivered_rows(items: Sequence[DeliveredItem]) -> Iterator[ExportRow]:
    """Rows of the delivered set: as `export_rows`, with the source of each label."""
    for delivered, row in zip(items, export_rows(each.item for each in items), strict=True):
        columns = {
            "label_source": delivered.source,
            "why_asked": delivered.why,
            "draw_probability": delivered.probability,
        }
        yield replace(row, columns={**row.columns, **columns})


def answer_rows(answers: Iterable[GivenAnswer]) -> Iterator[ExportRow]:
    """Rows of single answers; one that is no label has it in the column `choice` alone."""
    for answer in answers:
        label = _LABELS.get(answer.choice)
        columns = {
            "choice": answer.choice,
            "why_asked": answer.why,
            "draw_probability": answer.probability,
            "question": answer.question,
            "revision": answer.revision,
            "asked_at": _iso(answer.asked_at),
            "guideline": answer.guideline,
            "model_features": answer.feature_fit,
            "model_answers": answer.answers_learnt,
            "model_known_labels": answer.given_learnt,
            "model_trust": answer.trust_learnt,
        }
        who, when = str(answer.annotator), _iso(answer.answered_at)
        yield ExportRow(answer.text, label, answer.score, who, when, columns=columns)


def _columns(stored: str | None) -> dict[str, Any]:
    """Errors: TransferError for what an import never stores."""
    try:
        found = json.loads(stored) if stored else {}
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise TransferError(
            "The other columns of a message cannot be read: somebody or another program has "
            "changed the database. Go back to a backup from before: tapwise restore."
        )
    return found


def _iso(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
