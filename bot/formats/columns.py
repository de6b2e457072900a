"""Column names: those of an export, and those that are understood in an import."""

from collections.abc import Container
from typing import Final

COLUMNS: Final = (
    "text",
    "label",
    "score",
    "annotator",
    "answered_at",
    "posterior",
    "inherited",
)
"""The header of an export, and the keys of its JSON lines."""

OLDER_COLUMNS: Final = COLUMNS[:-2]
"""The header of an export of version 0.1.0."""

TEXT_NAMES: Final = ("text", "message", "sms", "content", "body", "msg", "comment", "email", "v2")
"""Names of a text column, in small letters; the first one that a file has is used."""

LABEL_NAMES: Final = ("label", "class", "category", "spam", "is_spam", "target", "v1")
"""Names of a label column, in small letters; the first one that a file has is used."""


def first_of(known: tuple[str, ...], names: Container[str]) -> str | None:
    """The first known name that is among the names."""
    return next((name for name in known if name in names), None)
