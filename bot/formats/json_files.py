"""JSON files: arrays of objects of any tool, and Telegram Desktop's result.json."""

import json
from collections.abc import Iterator
from typing import Any, Final

from bot.errors import TransferError
from bot.formats.encodings import decoded
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.jsonl import JSONL_ENDINGS
from bot.formats.read_options import ReadOptions
from bot.formats.records.reading_records import RecordReader, form_of
from bot.formats.report import FileReport
from bot.formats.rows import ParsedRows

MAX_JSON: Final = 2**29
"""Most bytes of a JSON file: it is read at once, and takes five times as much memory."""

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
    records = list(_records(_load(file), file.options, file.report))
    sample = [record for _, record in records[:_SAMPLE] if isinstance(record, dict)]
    reader = RecordReader(file, sample, form_of(sample))
    yield from reader.rows(records)


def _load(file: InputFile) -> Any:
    raw = bytearray()
    for block in file.blocks():
        raw += block
        if len(raw) > MAX_JSON:
            raise TransferError(
                f"{file.name} is larger than {MAX_JSON // 2**20:,} MB, too large for JSON. "
                "Convert it to one object a line (.jsonl), for example: jq -c '.[]'."
            )
    text = "".join(decoded(file.name, iter([bytes(raw)]), file.encoding()))
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        at = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise TransferError(
            f"{file.name}{at}: this is not JSON. If it was cut off, export or download it again."
        ) from error


def _records(found: Any, options: ReadOptions, report: FileReport) -> Iterator[tuple[int, object]]:
    """The records of a file, each with its number."""
    if isinstance(found, dict) and isinstance(chats := found.get("chats"), dict):
        yield from _chosen_chats(chats.get("list"), options, report)
    elif isinstance(found, dict):
        yield from enumerate(_list_in(found), 1)
    else:
        yield from enumerate(map(_unwrapped, found if isinstance(found, list) else []), 1)


def _unwrapped(record: Any) -> Any:
    """A row of the Hugging Face dataset viewer is an object under `row`."""
    if isinstance(record, dict) and isinstance(record.get("row"), dict):
        return record["row"]
    return record


def _list_in(found: dict[str, Any]) -> list[Any]:
    """The list under a known name, the only list there is, or columns as pandas writes them."""
    lists = {name: value for name, value in found.items() if isinstance(value, list)}
    for name in _LISTS:
        if lists.get(name) and isinstance(lists[name][0], dict):
            return [_unwrapped(record) for record in lists[name]]
    names, rows = lists.get("columns"), lists.get("data")
    if names and rows and isinstance(rows[0], list):  # pandas, orient="split"
        return [
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


def _chosen_chats(
    chats: Any, options: ReadOptions, report: FileReport
) -> Iterator[tuple[int, object]]:
    """The messages of the chats that the user chose; a file of one chat needs no choice."""
    every = [chat for chat in chats if isinstance(chat, dict)] if isinstance(chats, list) else []
    wanted = {name.casefold() for name in options.chats}
    chosen = [chat for chat in every if _is_wanted(chat, wanted)]
    if len(every) > 1 and not wanted:
        raise TransferError(
            f"{report.name} has {len(every):,} chats. Choose with --chat, by name or number, and "
            f"take none that is private: {_list_of(every)}. All of them: --chat all."
        )
    if wanted and not chosen:
        raise TransferError(f"{report.name} has no chat of that name. It has: {_list_of(every)}.")
    report.notes.append(f"{len(chosen):,} of {len(every):,} chats were read.")
    number = 0
    for chat in chosen or every:
        for record in _messages_of(chat):
            number += 1
            yield number, record


def _messages_of(chat: dict[str, Any]) -> list[Any]:
    messages = chat.get("messages")
    return messages if isinstance(messages, list) else []


def _is_wanted(chat: dict[str, Any], wanted: set[str]) -> bool:
    names = {str(chat.get("name")).casefold(), str(chat.get("id"))}
    return "all" in wanted or not wanted.isdisjoint(names)


def _list_of(chats: list[dict[str, Any]]) -> str:
    shown = [
        f"{str(chat.get('name') or 'no name')[:40]} ({chat.get('id')}, {len(_messages_of(chat)):,})"
        for chat in chats[:20]
    ]
    return "; ".join(shown) + (" …" if len(chats) > 20 else "")


JSON: Final = Form(
    "JSON",
    "an array of objects: Telegram Desktop, Label Studio, Argilla, Prodigy",
    (".json",),
    read,
)
JSON_BY_CONTENT: Final = Form("JSON", "", (), read, recognise=recognise)
