"""Prodigy: `label` is the question, `answer` (accept, reject, ignore) what was said to it."""

from typing import Final

from bot.formats.labels import LabelWords, word_of
from bot.formats.read_options import ReadOptions
from bot.formats.records.record import FlatRecord, JsonObject, RecordForm, joined, without

_ANSWERS: Final = ("accept", "reject", "ignore")
_OPPOSITE: Final = {"spam": "no_spam", "no_spam": "spam"}


def recognise(record: JsonObject) -> bool:
    asked = record.keys() & {"label", "accept", "options", "_task_hash", "_input_hash", "spans"}
    return record.get("answer") in _ANSWERS and bool(asked)


def flatten(record: JsonObject, options: ReadOptions) -> FlatRecord:
    kept = {
        name: value
        for name, value in without(
            record, "label", "answer", "accept", "options", "config", "tokens", "spans"
        ).items()
        if not name.startswith("_")
    }
    return FlatRecord(kept, _word(record, options.words))


def _word(record: JsonObject, words: LabelWords) -> object:
    """The label that was accepted, or the other one of one that was rejected."""
    answer = record["answer"]
    if answer in words:  # --map reject=no_spam
        return answer
    if answer == "ignore":
        return None
    if isinstance(chosen := record.get("accept"), list):
        return joined(chosen) if answer == "accept" else None
    word = record.get("label")
    if answer == "accept" or word is None:
        return word
    label = words.get(word_of(word))
    return _OPPOSITE[label] if label else f"not {word}"


PRODIGY: Final = RecordForm("Prodigy", recognise, flatten)
