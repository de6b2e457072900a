"""The Bot API as a JSON file describes it, and whether an object is one of its types."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

Json = dict[str, Any]

_PRIMITIVES: Final[dict[str, tuple[type, ...]]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
    "True": (bool,),
}
_ARRAY: Final = "Array of "


@dataclass
class Check:
    """The problems of a value, and the names and fields of the objects in it."""

    problems: list[str] = field(default_factory=list)
    sent: list[tuple[str, set[str]]] = field(default_factory=list)


class BotApi:
    """Methods and types by name.

    sent: the fields of each type that were there in the objects checked so far.
    """

    def __init__(self, file: Path) -> None:
        described = json.loads(file.read_text("utf-8"))
        self.version = described["version"]
        self.methods: dict[str, Json] = described["methods"]
        self._types: dict[str, Json] = described["types"]
        self.sent: defaultdict[str, set[str]] = defaultdict(set)

    def parameters(self, method: str) -> dict[str, Json]:
        """The parameters of a method, by name."""
        return {field["name"]: field for field in self.methods[method].get("fields", [])}

    def fields(self, name: str) -> dict[str, Json]:
        """The fields of a type, by name."""
        return {field["name"]: field for field in self._types[name].get("fields", [])}

    def problems(self, value: object, types: list[str], place: str) -> list[str]:
        """What is wrong with a value that should have one of these types."""
        found = self._best(value, types, place)
        for name, fields in found.sent:
            self.sent[name] |= fields
        return found.problems

    def _best(self, value: object, types: list[str], place: str) -> Check:
        """The check against the type that fits best."""
        checks = [self._check(value, name, place) for name in self._concrete(types)]
        return min(checks, key=lambda check: len(check.problems))

    def _concrete(self, types: list[str]) -> list[str]:
        """Each type, or those that it stands for."""
        found: list[str] = []
        for name in types:
            subtypes = self._types.get(name, {}).get("subtypes")
            found += self._concrete(subtypes) if subtypes else [name]
        return found

    def _check(self, value: object, name: str, place: str) -> Check:
        if name in _PRIMITIVES:
            is_flag = name in ("Boolean", "True")
            fits = isinstance(value, _PRIMITIVES[name]) and isinstance(value, bool) == is_flag
            return Check([] if fits else [f"{place} is no {name}"])
        if name.startswith(_ARRAY) and isinstance(value, list):
            inner = [name.removeprefix(_ARRAY)]
            return _joined(self._best(one, inner, f"{place}[]") for one in value)
        if isinstance(value, dict) and name in self._types:
            return self._object(value, name, place)
        return Check([f"{place} is no {name}"])

    def _object(self, value: Json, name: str, place: str) -> Check:
        fields = self.fields(name)
        unknown = [f"{place}: {name} has no field {key}" for key in value.keys() - fields.keys()]
        missing = [
            f"{place}: {name} lacks the required field {key}"
            for key, field in fields.items()
            if field["required"] and key not in value
        ]
        known = value.keys() & fields.keys()
        inner = _joined(
            self._best(value[key], fields[key]["types"], f"{place}.{key}") for key in known
        )
        return Check(unknown + missing + inner.problems, [(name, set(known)), *inner.sent])


def _joined(checks: Iterable[Check]) -> Check:
    joined = Check()
    for check in checks:
        joined.problems.extend(check.problems)
        joined.sent.extend(check.sent)
    return joined
