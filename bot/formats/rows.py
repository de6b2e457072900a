"""The rows that files hold, and the words that are read as labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from storage.records import Label

LABEL_WORDS: Final[dict[str, Label | None]] = {
    **dict.fromkeys(("spam", "1", "1.0", "true", "yes"), "spam"),
    **dict.fromkeys(("ham", "no_spam", "not_spam", "no spam", "not spam"), "no_spam"),
    **dict.fromkeys(("no-spam", "not-spam", "0", "0.0", "false", "no"), "no_spam"),
    **dict.fromkeys(("", "none", "null", "unlabelled", "unlabeled"), None),
}
"""Words that are read as a label; None means unlabelled. Case and outer spaces are ignored."""

MAX_TEXT: Final = 2**20
"""Most characters of one text. Telegram's own messages end at 4,096."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a file, and the place where it starts: "spam.txt:3"."""

    text: str
    label: Label | None
    where: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be imported, its place, and the reason as a full sentence."""

    where: str
    reason: str


ParsedRows: TypeAlias = Iterator[Row | BadRow]


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One row of an export; answered_at is ISO 8601 in UTC.

    score: the model's probability of spam before the answer. posterior: the probability of spam
    given all answers, weighted by each annotator's reliability; None if it was not estimated.
    inherited: the label comes from a near-duplicate.
    """

    text: str
    label: Label | None
    score: float | None
    annotator: str | None
    answered_at: str | None
    posterior: float | None = None
    inherited: bool = False
