"""Parquet and Arrow files, of which Hugging Face datasets consist; pyarrow reads them."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Any, Final

from bot.errors import TransferError
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.records.reading_records import RecordReader, form_of
from bot.formats.rows import ParsedRows

_PARQUET: Final = b"PAR1"
_ARROW: Final = (b"ARROW1", b"\xff\xff\xff\xff")
_SAMPLE: Final = 100
_BATCH: Final = 1_000


def recognise(file: InputFile) -> bool:
    is_arrow = file.ending == ".arrow" and file.head.startswith(_ARROW)
    return file.head.startswith(_PARQUET) or is_arrow


def read(file: InputFile) -> ParsedRows:
    try:
        import pyarrow
    except ImportError as error:
        raise TransferError(
            f"{file.name}: pyarrow is needed to read this form: pip install 'tapwise[parquet]'. "
            "Or save the messages as CSV or JSONL."
        ) from error
    try:
        with ExitStack() as stack:
            records = enumerate(_records(file, stack), 1)
            first = list(islice(records, _SAMPLE))
            sample = [record for _, record in first]
            reader = RecordReader(file, sample, form_of(sample))
            yield from reader.rows(first)
            yield from reader.rows(records)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise TransferError(
            f"{file.name} is not a complete Parquet or Arrow file. Download it again."
        ) from error


def _records(file: InputFile, stack: ExitStack) -> Iterator[dict[str, Any]]:
    """The rows as objects, a number of a class as its name."""
    schema, batches = _opened(file, stack)
    names = _class_names(schema)
    for batch in batches:
        for record in batch.to_pylist():
            for column, classes in names.items():
                value = record.get(column)
                if isinstance(value, int) and 0 <= value < len(classes):
                    record[column] = classes[value]
            yield record


def _opened(file: InputFile, stack: ExitStack) -> tuple[Any, Iterator[Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    if file.head.startswith(_PARQUET):
        table = stack.enter_context(pq.ParquetFile(file.path, memory_map=False))
        return table.schema_arrow, table.iter_batches(batch_size=_BATCH)
    source = stack.enter_context(pa.OSFile(str(file.path)))
    is_file = file.head.startswith(_ARROW[0])
    opened = pa.ipc.open_file(source) if is_file else pa.ipc.open_stream(source)
    if is_file:
        return opened.schema, map(opened.get_batch, range(opened.num_record_batches))
    return opened.schema, iter(opened)


def _class_names(schema: Any) -> dict[str, list[str]]:
    """The names of classes that the `datasets` library keeps beside numbers: ham, spam."""
    raw = (schema.metadata or {}).get(b"huggingface")
    try:
        features = json.loads(raw)["info"]["features"] if raw else {}
        return {
            name: list(feature["names"])
            for name, feature in features.items()
            if isinstance(feature, dict) and isinstance(feature.get("names"), list)
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


PARQUET: Final = Form("Parquet", "with pyarrow, also .arrow", (".parquet", ".arrow"), read)
PARQUET_BY_CONTENT: Final = Form("Parquet", "", (), read, recognise=recognise)
