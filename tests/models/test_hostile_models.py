"""Files that look like a model and are none: a sentence, whatever the libraries raise."""

from __future__ import annotations

import io
import json
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.errors import TransferError
from bot.models.spam_filter import MAX_INFLATED, SpamFilter
from tests.support.filters import filter_bytes

MODEL = filter_bytes()
DIRECTORY = b"PK\x01\x02"


def with_members(changed: dict[str, bytes]) -> bytes:
    """The model with some of its files replaced; the first array is called `array`."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(MODEL)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        names = source.namelist()
        array = next(name for name in names if name.endswith(".npy"))
        given = {array if name == "array" else name: value for name, value in changed.items()}
        for name in names:
            archive.writestr(name, given.get(name, source.read(name)))
    return target.getvalue()


def with_directory_bytes(offset: int, value: bytes) -> bytes:
    """The model with these bytes in each entry of its directory."""
    content = bytearray(MODEL)
    at = content.find(DIRECTORY)
    while at >= 0:
        content[at + offset : at + offset + len(value)] = value
        at = content.find(DIRECTORY, at + 4)
    return bytes(content)


def damaged_inside() -> bytes:
    """The model with a deflate stream that cannot be read."""
    content = bytearray(MODEL)
    start = content.find(b".npy") + 200
    content[start : start + 20] = b"\xff" * 20
    return bytes(content)


def reading_files() -> bytes:
    """The model with a step that reads the file whose name it is given."""
    with ZipFile(io.BytesIO(MODEL)) as archive:
        schema = archive.read("schema.json").decode()
    before, found, after = schema.partition('"input"')
    changed = after.replace(json.dumps('"content"'), json.dumps('"filename"'), 1)
    return with_members({"schema.json": (before + found + changed).encode()})


@pytest.mark.parametrize(
    "content",
    [
        with_directory_bytes(8, b"\x01"),
        with_directory_bytes(10, b"\x63\x00"),
        with_directory_bytes(24, (MAX_INFLATED + 1).to_bytes(4, "little")),
        damaged_inside(),
        with_members({"array": b"\x93NUMPY\x01\x00v\x00" + b"{'descr': [('a',".ljust(118)}),
        reading_files(),
    ],
    ids=["locked", "compression", "huge", "damaged", "no header", "reads files"],
)
def test_a_hostile_file_is_refused_in_a_sentence(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a text").write_text("the text that a model is tried with", encoding="utf-8")

    with pytest.raises(TransferError, match="not a model that Tapwise wrote"):
        SpamFilter.from_bytes(content, "filter.skops")
