"""Parquet and Arrow files, of which Hugging Face datasets consist; pyarrow reads them."""

from itertools import islice
from typing import Final

from bot.errors import TransferError
from bot.formats.foreign_tables import table_rows
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.records.reading_records import RecordReader, form_of
from bot.formats.rows import ParsedRows
from bot.wording.translatable import sentence

_PARQUET: Final = b"PAR1"
_ARROW: Final = (b"ARROW1", b"\xff\xff\xff\xff")
_SAMPLE: Final = 100


def recognise(file: InputFile) -> bool:
    is_arrow = file.ending == ".arrow" and file.head.startswith(_ARROW)
    return file.head.startswith(_PARQUET) or is_arrow


def read(file: InputFile) -> ParsedRows:
    try:
        import pyarrow  # noqa: F401  only whether it is there
    except ImportError as error:
        raise TransferError(sentence("error-file-pyarrow", file=file.name)) from error
    damaged = TransferError(sentence("error-file-parquet", file=file.name))
    if not file.head.startswith((_PARQUET, *_ARROW)):
        raise damaged
    records = enumerate(table_rows(file, "records", damaged), 1)
    first = list(islice(records, _SAMPLE))
    sample = [record for _, record in first]
    reader = RecordReader(file, sample, form_of(sample))
    yield from reader.rows(first)
    yield from reader.rows(records)


PARQUET: Final = Form("Parquet", "with pyarrow, also .arrow", (".parquet", ".arrow"), read)
PARQUET_BY_CONTENT: Final = Form("Parquet", "", (), read, recognise=recognise)
