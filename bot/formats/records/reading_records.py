"""Rows from records: the tool that wrote them, their text column, and their labels."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.formats.columns import LABEL_NAMES, TEXT_NAMES, choose_columns, known_name
from bot.formats.input_file import InputFile
from bot.formats.records.argilla import ARGILLA
from bot.formats.records.doccano import DOCCANO
from bot.formats.records.label_studio import LABEL_STUDIO, choices_of
from bot.formats.records.prodigy import PRODIGY
from bot.formats.records.record import ABSENT, FlatRecord, JsonObject, LeftOut, RecordForm
from bot.formats.records.telegram import TELEGRAM_FORMS
from bot.formats.row_checks import checked_row
from bot.formats.rows import BadRow, ParsedRows, Row
from bot.wording.translatable import sentence

RECORD_FORMS: Final = (*TELEGRAM_FORMS, LABEL_STUDIO, PRODIGY, ARGILLA, DOCCANO)

_EXAMPLE: Final = '{"text": "Hello", "label": "no_spam"}'
NOT_OBJECT: Final = sentence("file-not-object", example=_EXAMPLE)
NO_TEXT: Final = sentence("file-no-string", names=", ".join(TEXT_NAMES))


def form_of(records: Iterable[JsonObject]) -> RecordForm | None:
    """The tool that wrote the most of the first records, if one did."""
    for record in records:
        for form in RECORD_FORMS:
            if form.recognise(record):
                return form
    return None


class RecordReader:
    """Turns the records of one file into rows."""

    def __init__(self, file: InputFile, sample: Sequence[JsonObject], form: RecordForm | None):
        self._file = file
        self._form = form
        flat = [each for each in map(self._flatten, sample) if isinstance(each, FlatRecord)]
        names = list(dict.fromkeys(name for each in flat for name in each.values))
        rows = [[each.values.get(name) for name in names] for each in flat]
        columns = choose_columns(names, rows, file.options, file.report) if flat else None
        self._text = names[columns.text] if columns else ""
        self._label = names[columns.label] if columns and columns.label is not None else ""
        self._words = columns.words if columns else file.options.words
        self._kept = {names[place]: name for place, name in columns.others} if columns else {}
        self._own = set(names) - self._kept.keys()
        if form is not None:
            file.report.form = form.name
            if any(each.word is not ABSENT for each in flat):
                file.report.label_column = None
                file.report.warnings.clear()

    def rows(self, records: Iterable[tuple[int, object]]) -> ParsedRows:
        """The rows of numbered records; one that is None is no object."""
        for number, record in records:
            where = f"{self._file.name}:{number}"
            if not isinstance(record, dict):
                yield BadRow(where, NOT_OBJECT)
            elif (row := self._row(record, where)) is not None:
                yield row

    def _flatten(self, record: JsonObject) -> FlatRecord | LeftOut:
        form = self._form
        if form is None or not form.recognise(record):
            return FlatRecord({name: choices_of(value) for name, value in record.items()})
        return form.flatten(record, self._file.options)

    def _row(self, record: JsonObject, where: str) -> Row | BadRow | None:
        flat = self._flatten(record)
        if isinstance(flat, LeftOut):
            self._file.report.leave_out(flat.kind)
            return None
        values, word = flat.values, flat.word
        text_name, label_name = self._text, self._label
        if not isinstance(values.get(text_name), str) and self._file.options.text_column is None:
            text_name = _first(TEXT_NAMES, values)
        if not isinstance(text := values.get(text_name), str):
            return BadRow(where, NO_TEXT)
        if word is ABSENT:
            if label_name not in values:
                label_name = _first(LABEL_NAMES, values)
            word = values.get(label_name)
        word = word[0] if isinstance(word, list) and len(word) == 1 else word
        others = {
            self._kept.get(name, name): value
            for name, value in values.items()
            if name not in (text_name, label_name) and self._is_other(name, value)
        }
        return checked_row(text, word, self._file.label, where, words=self._words, columns=others)

    def _is_other(self, name: str, value: object) -> bool:
        return (name in self._kept or name not in self._own) and value not in (None, "", [], {})


def _first(known: Sequence[str], values: JsonObject) -> str:
    """The first known name among those of the values, as they write it; "" if there is none."""
    names = {known_name(name): name for name in values}
    return next((names[name] for name in known if name in names), "")
