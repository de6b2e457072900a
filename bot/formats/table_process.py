"""A program that prints the rows of a spreadsheet or of a Parquet file as lines of JSON.

It imports nothing of ours: it is run as a process of its own, because the libraries that read these
files end their process, or fill the memory, for a file of 1,000 bytes that names far cells or
repeats one long text.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

MAX_MEMORY: Final = 2 * 2**30
"""Most bytes that the process may take, where the system can limit that."""

_BATCH: Final = 1_000
_PARQUET: Final = b"PAR1"
_ARROW: Final = b"ARROW1"


def main(kind: str, path: str) -> int:
    """Print the rows of a file; the exit code. kind: sheets or records."""
    _limit_memory()
    encode = json.JSONEncoder(ensure_ascii=False, default=str).encode
    try:
        for row in _sheet_rows(path) if kind == "sheets" else _records(path):
            sys.stdout.buffer.write(encode(row).encode("utf-8", "surrogatepass") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader has had enough
        sys.stderr.close()
    except BaseException:  # a panic of the library is no Exception
        return 1
    return 0


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))


def _sheet_rows(path: str) -> Iterator[list[Any]]:
    """[name] before the rows of each sheet, and [number, cells] for each row."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            yield [name]
            first = 1 + (sheet.start or (0, 0))[0]
            for number, row in enumerate(sheet.to_python(), first):
                yield [number, [_shown(cell) for cell in row]]


def _shown(cell: Any) -> str:
    """A cell as a text: whole numbers without a point, times in ISO 8601."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, str | bool | int | float | timedelta) else ""


def _records(path: str) -> Iterator[dict[str, Any]]:
    """The rows as objects, a number of a class as its name."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with Path(path).open("rb") as file:
        head = file.read(8)
    if head.startswith(_PARQUET):
        table = pq.ParquetFile(path, memory_map=False)
        yield from _objects(table.schema_arrow, table.iter_batches(batch_size=_BATCH))
    elif head.startswith(_ARROW):
        opened = pa.ipc.open_file(pa.OSFile(path))
        yield from _objects(opened.schema, map(opened.get_batch, range(opened.num_record_batches)))
    else:
        stream = pa.ipc.open_stream(pa.OSFile(path))
        yield from _objects(stream.schema, iter(stream))


def _objects(schema: Any, batches: Iterator[Any]) -> Iterator[dict[str, Any]]:
    names = _class_names(schema)
    for batch in batches:
        for record in batch.to_pylist():
            for column, classes in names.items():
                value = record.get(column)
                if isinstance(value, int) and 0 <= value < len(classes):
                    record[column] = classes[value]
            yield record


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


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
