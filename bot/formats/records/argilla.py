"""Argilla's records: `fields` and `responses`; before 2.0 `text` and `annotation`.

The records of a Hugging Face dataset that Argilla wrote have columns such as `label.responses`.
"""

from collections.abc import Iterator
from typing import Any, Final

from bot.formats.read_options import ReadOptions
from bot.formats.records.record import FlatRecord, JsonObject, RecordForm, joined, without

AGENT: Final = "tapwise"
"""Who made the suggestions of an Argilla export; a response needs a user whom Tapwise lacks."""

_RESPONSES: Final = ".responses"
_DRAFTS: Final = ("discarded", "draft")


def recognise(record: JsonObject) -> bool:
    if any(name.endswith(_RESPONSES) for name in record):
        return True
    if isinstance(record.get("fields"), dict):
        return bool(record.keys() & {"responses", "suggestions", "status", "_server_id"})
    return "annotation" in record and "status" in record


def flatten(record: JsonObject, options: ReadOptions) -> FlatRecord:
    if any(name.endswith(_RESPONSES) for name in record):
        kept = {name: value for name, value in record.items() if "." not in name}
        return FlatRecord(without(kept, "status", "_server_id"), joined([*_columns(record)]))
    fields, metadata = record.get("fields"), record.get("metadata")
    more = metadata if isinstance(metadata, dict) else {}
    own = {"id": record["id"]} if record.get("id") is not None else {}
    if isinstance(fields, dict):
        return FlatRecord(without({**own, **more, **fields}), joined([*_responses(record)]))
    inputs = record.get("inputs")
    texts = inputs if isinstance(inputs, dict) else {"text": record.get("text")}
    said = record.get("annotation")
    return FlatRecord(
        without({**own, **more, **texts}), joined(said) if isinstance(said, list) else said
    )


def _responses(record: JsonObject) -> Iterator[Any]:
    """What people answered. The suggestions of a model are no labels; those of an export are."""
    found = record.get("responses")
    if isinstance(found, dict):
        answers = [each for some in found.values() if isinstance(some, list) for each in some]
    else:
        answers = []
        for response in found if isinstance(found, list) else []:
            values = response.get("values") if isinstance(response, dict) else None
            for value in values.values() if isinstance(values, dict) else []:
                if isinstance(value, dict):
                    answers.append({**value, "status": response.get("status")})
    suggestions = record.get("suggestions")
    for suggestion in suggestions.values() if isinstance(suggestions, dict) else []:
        if isinstance(suggestion, dict) and suggestion.get("agent") == AGENT:
            answers.append({"value": suggestion.get("value")})
    for answer in answers:
        if isinstance(answer, dict) and answer.get("status") not in _DRAFTS:
            yield answer.get("value")


def _columns(record: JsonObject) -> Iterator[Any]:
    for name, values in record.items():
        if name.endswith(_RESPONSES) and isinstance(values, list):
            given = record.get(f"{name}.status")
            states = given if given and isinstance(given, list) else ["submitted"] * len(values)
            yield from (v for v, state in zip(values, states, strict=False) if state not in _DRAFTS)


ARGILLA: Final = RecordForm("Argilla", recognise, flatten)
