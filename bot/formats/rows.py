"""The rows that files hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from storage.records import Label

MAX_TEXT: Final = 2**20
"""Most characters of one text. Telegram's own messages end at 4,096."""

OtherColumns: TypeAlias = Mapping[str, Any]
"""The values of all columns but text and label, by their names, as JSON has them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a file, and the place where it starts: "spam.txt:3".

    columns: the other columns as a JSON object.
    """

    text: str
    label: Label | None
    where: str
    columns: str | None = None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be imported, its place, and the reason as a full sentence."""

    where: str
    reason: str


ParsedRows: TypeAlias = Iterator[Row | BadRow]


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row of an export; answered_at is ISO 8601 in UTC.

    label: `spam` or `no_spam`, or the owner's name for it.
    score: the model's probability of spam before the answer. posterior: the probability of spam
    given all answers, weighted by each annotator's reliability; None if it was not estimated.
    inherited: the label comes from a near-duplicate. columns: those that the message came with.
    """

    text: str
    label: str | None
    score: float | None
    annotator: str | None
    answered_at: str | None
    posterior: float | None = None
    inherited: bool = False
    columns: OtherColumns = field(default_factory=dict)
