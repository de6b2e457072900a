"""What a file holds, row by row."""

from dataclasses import dataclass
from typing import Final, Literal

Label = Literal["spam", "no_spam"]

WORDS: Final[dict[str, Label | None]] = {
    **dict.fromkeys(("spam", "1", "1.0", "true", "yes"), "spam"),
    **dict.fromkeys(("ham", "no_spam", "not_spam", "no spam", "not spam"), "no_spam"),
    **dict.fromkeys(("no-spam", "not-spam", "0", "0.0", "false", "no"), "no_spam"),
    **dict.fromkeys(("", "none", "null", "unlabelled", "unlabeled"), None),
}
"""Every word that reads as a label, or as none yet; capitals and outer spaces do not matter."""

MAX_TEXT: Final = 2**20
"""Characters of one text. Telegram's own messages end at 4,096."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a file, and where it starts: "spam.txt:3"."""

    text: str
    label: Label | None
    where: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """One row that stays outside, and why, in a full sentence."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """One row of an export; answered_at is ISO 8601 in UTC.

    score: the model's, before the answer; posterior: what all answers make the probability of spam,
    weighed by who gave them, None where that was not; inherited: the label is a near copy's.
    """

    text: str
    label: Label | None
    score: float | None
    annotator: str | None
    answered_at: str | None
    posterior: float | None = None
    inherited: bool = False
