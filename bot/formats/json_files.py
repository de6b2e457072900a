"""JSON files: arrays of objects of any tool, and Telegram Desktop's result.json."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Final

from bot.errors import TransferError
from bot.formats.encodings import decoded
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.json_outline import ExportedChat, Outline, messages_of, outline_of
from bot.formats.json_stream import JsonStream
from bot.formats.jsonl import JSONL_ENDINGS
from bot.formats.read_options import ReadOptions
from bot.formats.records.reading_records import RecordReader, form_of
from bot.formats.report import FileReport
from bot.formats.rows import ParsedRows
from bot.wording.translatable import sentence

_SAMPLE: Final = 100
_LISTS: Final = ("data", "rows", "records", "messages", "items", "examples", "train")
_MARK = b"\xef\xbb\xbf"


def recognise(file: InputFile) -> bool:
    """Whether the file starts like a JSON array, or like an object that goes on over lines."""
    start = file.head.removeprefix(_MARK).lstrip()
    if file.ending not in (".json", *JSONL_ENDINGS, "", ".txt") or file.label is not None:
        return False
    if start.startswith(b"["):
        return file.ending == ".json" or start[1:].lstrip()[:1] == b"{"
    first = start.partition(b"\n")[0].strip()
    return start.startswith(b"{") and first == b"{" and file.ending not in JSONL_ENDINGS


def read(file: InputFile) -> ParsedRows:
    """The rows, in bounded memory where the records are in an array that can be found by its name.

    A `result.json` of 128 MiB takes 7 s of CPU and 4 MiB of memory; read at once it took as long,
    and 856 MiB.
    """
    records = _records(file)
    first = list(islice(records, _SAMPLE))
    sample = [record for _, record in first if isinstance(record, dict)]
    reader = RecordReader(file, sample, form_of(sample))
    yield from reader.rows(chain(first, records))


def _stream(file: InputFile) -> JsonStream:
    return JsonStream(file.name, decoded(file.name, file.blocks(), file.encoding()))


def _records(file: InputFile) -> Iterator[tuple[int, object]]:
    """The records of a file, each with its number."""
    stream = _stream(file)
    if stream.peek() == "[":
        for number in stream.elements():
            yield number, _unwrapped(stream.value())
    elif stream.peek() == "{":
        outline = outline_of(stream)
        yield from _records_in(file, outline)
    else:
        stream.value()  # a number or a string: it has no records
    stream.end()


def _records_in(file: InputFile, outline: Outline) -> Iterator[tuple[int, object]]:
    """The records in an object, which is read once more."""
    stream = _stream(file)
    if outline.chats is not None:
        chosen = _chosen_chats(outline.chats, file.options, file.report)
        yield from enumerate(messages_of(stream, chosen), 1)
        return
    name = next((name for name in _LISTS if name in outline.lists), None)
    if name is None:
        yield from enumerate(_list_in(stream.value()), 1)
        return
    for key in stream.members():
        if key != name:
            stream.skip()
            continue
        for number in stream.elements():
            yield number, _unwrapped(stream.value())


def _unwrapped(record: Any) -> Any:
    """A row of the Hugging Face dataset viewer is an object under `row`."""
    if isinstance(record, dict) and isinstance(record.get("row"), dict):
        return record["row"]
    return record


def _list_in(found: dict[str, Any]) -> list[Any]:
    """The records of an object without a list of a known name: columns as pandas writes them."""
    names, rows = found.get("columns"), found.get("data")
    if isinstance(names, list) and isinstance(rows, list) and rows and isinstance(rows[0], list):
        return [  # orient="split"
            dict(zip(map(str, names), row, strict=False)) if isinstance(row, list) else row
            for row in rows
        ]
    columns = {
        name: list(value.values()) if isinstance(value, dict) else value
        for name, value in found.items()
        if isinstance(value, dict | list)
    }
    if columns and len(columns) == len(found) and len({*map(len, columns.values())}) == 1:
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return [found]


def _chosen_chats(chats: list[ExportedChat], options: ReadOptions, report: FileReport) -> set[int]:
    """The places of the chats that the user chose; a file of one chat needs no choice."""
    wanted = {name.casefold() for name in options.chats}
    chosen = {place for place, chat in enumerate(chats) if _is_wanted(chat, wanted)}
    if len(chats) > 1 and not wanted:
        shown, count = _list_of(chats), len(chats)
        raise TransferError(
            sentence("error-file-chats", file=report.name, count=count, chats=shown)
        )
    if wanted and not chosen:
        shown = _list_of(chats)
        raise TransferError(sentence("error-file-no-chat", file=report.name, chats=shown))
    report.notes.append(sentence("file-chats-read", chosen=len(chosen), count=len(chats)))
    return chosen or set(range(len(chats)))


def _is_wanted(chat: ExportedChat, wanted: set[str]) -> bool:
    return "all" in wanted or not wanted.isdisjoint({str(chat.name).casefold(), str(chat.id)})


def _list_of(chats: list[ExportedChat]) -> str:
    shown = [
        f"{str(chat.name or 'no name')[:40]} ({chat.id}, {chat.size:,})" for chat in chats[:20]
    ]
    return "; ".join(shown) + (" …" if len(chats) > 20 else "")


JSON: Final = Form(
    "JSON",
    "an array of objects: Telegram Desktop, Label Studio, Argilla, Prodigy",
    (".json",),
    read,
)
JSON_BY_CONTENT: Final = Form("JSON", "", (), read, recognise=recognise)
