"""What a record of another tool says: values by name, and the word for its label."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from bot.formats.read_options import ReadOptions

JsonObject: TypeAlias = Mapping[str, Any]


class Absent:
    """The record's form has no place for a label: a column may hold it."""


ABSENT: Final = Absent()


@dataclass(frozen=True, slots=True)
class FlatRecord:
    """A record as columns. word: the label in the words of the file; None is unlabelled."""

    values: JsonObject = field(default_factory=dict)
    word: object = ABSENT


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that is no message, and what such records are, in the plural."""

    kind: str


@dataclass(frozen=True, slots=True)
class RecordForm:
    """The records of one tool. flatten: what a record says."""

    name: str
    recognise: Callable[[JsonObject], bool]
    flatten: Callable[[JsonObject, ReadOptions], FlatRecord | LeftOut]


def joined(words: list[Any]) -> object:
    """The one word of several equal ones; None of none; several different ones are no label."""
    distinct = list(dict.fromkeys(str(word) for word in words))
    return "#".join(distinct) if distinct else None


def without(record: JsonObject, *names: str) -> dict[str, Any]:
    """The values but these, and but what is empty."""
    return {
        name: value
        for name, value in record.items()
        if name not in names and value not in (None, "", [], {})
    }
