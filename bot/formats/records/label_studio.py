"""Label Studio's JSON: tasks with `data`, and `annotations` whose results are choices."""

from collections.abc import Iterator
from typing import Any, Final

from bot.formats.read_options import ReadOptions
from bot.formats.records.record import FlatRecord, JsonObject, RecordForm, joined, without


def recognise(record: JsonObject) -> bool:
    done = record.get("annotations", record.get("completions"))
    return isinstance(record.get("data"), dict) and isinstance(done, list)


def flatten(record: JsonObject, options: ReadOptions) -> FlatRecord:
    done = record.get("annotations", record.get("completions")) or []
    kept = [each for each in done if isinstance(each, dict) and not each.get("was_cancelled")]
    truth = [each for each in kept if each.get("ground_truth")]
    words = [word for each in truth or kept for word in _choices(each)]
    data = record["data"] if isinstance(record.get("data"), dict) else {}
    own = {"id": record["id"]} if "id" in record and "id" not in data else {}
    return FlatRecord(without({**own, **data}, "meta_info"), joined(words))


def choices_of(value: Any) -> Any:
    """Several choices as the short JSON and the CSV have them: {"choices": ["spam"]}."""
    if isinstance(value, dict) and isinstance(value.get("choices"), list):
        return joined(value["choices"])
    return value


def _choices(annotation: JsonObject) -> Iterator[Any]:
    results = annotation.get("result")
    for result in results if isinstance(results, list) else []:
        value = result.get("value") if isinstance(result, dict) else None
        if isinstance(value, dict) and isinstance(value.get("choices"), list):
            yield joined(value["choices"])


LABEL_STUDIO: Final = RecordForm("Label Studio", recognise, flatten)
