"""doccano: `label` is a list of names; older versions call the text `data`."""

from typing import Final

from bot.formats.read_options import ReadOptions
from bot.formats.records.record import FlatRecord, JsonObject, RecordForm, joined, without


def recognise(record: JsonObject) -> bool:
    labels = record.get("label", record.get("labels"))
    has_text = isinstance(record.get("text", record.get("data")), str)
    return has_text and isinstance(labels, list) and all(isinstance(name, str) for name in labels)


def flatten(record: JsonObject, options: ReadOptions) -> FlatRecord:
    labels = record.get("label", record.get("labels")) or []
    if isinstance(labels, str):
        labels = [labels]
    by_meaning = {options.words.get(str(name).strip().casefold(), name): name for name in labels}
    return FlatRecord(
        without(record, "label", "labels", "Comments"), joined([*by_meaning.values()])
    )


DOCCANO: Final = RecordForm("doccano", recognise, flatten)
