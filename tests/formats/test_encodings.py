"""Encodings: Unicode is read, everything else is refused with a command to convert it."""

import shlex
from pathlib import Path

import pytest

from tests.support.files import accepted, refusal, write_file

TEXTS = [
    "Hello you\nWin",
    "Выиграй",
    "Привет, это я\nПока",
    "שלום\nשלום לך",
    "مرحبا\nكيف حالك",
    "नमस्ते\nआप कैसे हैं\nठीक है\nहाँ",
    "see you at 8 🚫",
]

OLD_ENCODINGS = {
    "cp1251": "Привет",
    "koi8-r": "Привет",
    "cp866": "Привет",
    "latin-1": "Ça va",
    "cp1252": "…",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_unicode_with_or_without_a_byte_order_mark_is_read(
    tmp_path: Path, name: str, encoding: str
) -> None:
    path = write_file(tmp_path, name, "Привет\r\n🚫".encode(encoding))

    assert accepted(path) == [("Привет", None), ("🚫", None)]


def test_another_encoding_is_refused_with_the_line_and_a_command_to_convert_it(
    tmp_path: Path,
) -> None:
    path = write_file(tmp_path, "ru.txt", b"hello\n" * 100_000 + "Привет\n".encode("cp1251"))

    assert refusal(path) == (
        "ru.txt, line 100001: this is not UTF-8. Convert the file first, for example: "
        "iconv -f cp1251 -t utf-8 ru.txt > utf8-ru.txt "
        "(cp1251 is Cyrillic Windows, cp1252 Western Windows)."
    )


def test_the_command_for_a_packed_file_in_another_encoding_unpacks_it_first(tmp_path: Path) -> None:
    path = write_file(tmp_path, "ru.txt.gz", "Привет\n".encode("cp1251"))

    assert "gunzip ru.txt.gz; iconv -f cp1251 -t utf-8 ru.txt > utf8-ru.txt" in refusal(path)


def test_a_truncated_utf_16_file_is_refused_with_the_line(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", "one\ntwo".encode("utf-16") + b"x")

    assert refusal(path).startswith("a.txt, line 2: this is not valid UTF-16")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16le", "utf-16be"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl", "a.tsv.gz"])
def test_utf_16_without_a_byte_order_mark_is_refused_with_a_command_to_convert_it(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    path = write_file(tmp_path, name, text.encode(encoding))

    error = refusal(path)

    if "not UTF-8" not in error:
        assert f"{name} looks like UTF-16 without a byte order mark." in error
        assert f"iconv -f {encoding} -t utf-8 {name.removesuffix('.gz')} > utf8-" in error


@pytest.mark.parametrize(("encoding", "text"), OLD_ENCODINGS.items())
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl"])
def test_an_old_encoding_is_never_read_as_another_one(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    assert "line 1: this is not UTF-8" in refusal(write_file(tmp_path, name, text.encode(encoding)))


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.tsv", "a.jsonl"])
def test_a_file_with_carriage_returns_only_is_refused_with_a_command_to_convert_it(
    tmp_path: Path, name: str
) -> None:
    path = write_file(tmp_path, name, "text,label\rone,spam\rtwo,ham\r")

    assert refusal(path) == (
        f"The lines of {name} end with carriage returns only, as on old Macs. Convert the file "
        f"first, for example: tr '\\r' '\\n' < {name} > utf8-{name}."
    )


def test_the_command_to_convert_a_file_quotes_its_name(tmp_path: Path) -> None:
    path = write_file(tmp_path, "$(touch x) 'y'.txt", "Привет\n".encode("cp1251"))

    words = shlex.split(refusal(path).partition("example: ")[2])

    assert words[:7] == [*["iconv", "-f", "cp1251", "-t", "utf-8"], path.name, ">"]
    assert words[7] == f"utf8-{path.name}"
