"""Encodings: Unicode is read, another one is detected when it is clear, and never guessed."""

import re
import shlex
from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.read_options import ReadOptions
from bot.formats.reading import FileReading
from bot.formats.row_checks import NOT_DECODED
from bot.formats.rows import BadRow, Row
from tests.support.files import accepted, refusal, rejected, write_file

TEXTS = [
    "Hello you\nWin",
    "Выиграй",
    "Привет, это я\nПока",
    "שלום\nשלום לך",
    "مرحبا\nكيف حالك",
    "नमस्ते\nआप कैसे हैं\nठीक है\nहाँ",
    "see you at 8 🚫",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_unicode_with_or_without_a_byte_order_mark_is_read(
    tmp_path: Path, name: str, encoding: str
) -> None:
    path = write_file(tmp_path, name, "Привет\r\n🚫".encode(encoding))

    assert accepted(path) == [("Привет", None), ("🚫", None)]


RUSSIAN = "Привет, как дела\nЗаработок от 5000 рублей в день\nУвидимся завтра у метро\n"
CLEAR = {
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "cp866": RUSSIAN,
    "cp1252": "Free £900 prize, don’t wait\nSee you at the café\nWe can't – it’s late\n",
    "latin-1": "Ça va bien ?\nJe suis désolé, j'ai oublié\nGagnez dès aujourd'hui\n",
    "cp1253": "Καλημέρα τι κάνεις\nΚέρδισε χρήματα τώρα\n",
}
UNCLEAR = {
    "cp1250": "Ahoj, jak se máš?\nVydělej peníze ještě dnes, příšerně rychle\n",
    "cp1254": "Nasılsın? Yarın görüşürüz\nÇok para kazanmak için tıkla\n",
    "big5": "你好，今天見面嗎\n免費領取獎金，立即點擊\n",
    "cp1257": "Labas, kaip sekasi?\nUžsidirbk pinigų šiandien\n",
    "cp1255": "שלום מה שלומך\nהרווח כסף עכשיו\n",
    "iso8859-2": "Ahoj, jak se máš?\nVydělej peníze ještě dnes, příšerně rychle\n",
}


@pytest.mark.parametrize(("encoding", "text"), CLEAR.items())
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_a_clear_encoding_is_detected_with_its_confidence_and_a_preview(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    reading = FileReading(write_file(tmp_path, name, text.encode(encoding)))

    texts = [row.text for row in reading.rows() if isinstance(row, Row)]

    assert texts == text.splitlines()
    assert re.search(r"detected, \d+ % sure: “.+”", reading.reports[0].encoding)


@pytest.mark.parametrize(("encoding", "text"), UNCLEAR.items())
def test_an_encoding_that_is_not_certain_is_refused_and_never_read_wrongly(
    tmp_path: Path, encoding: str, text: str
) -> None:
    path = write_file(tmp_path, "a.txt", text.encode(encoding))

    texts, error = read_or_refused(path)

    if texts:
        assert texts == text.splitlines()
    else:
        assert "this is not UTF-8, and the encoding is not certain" in error
        assert "--encoding" in error
        assert "iconv" not in error


def read_or_refused(path: Path) -> tuple[list[str], str]:
    try:
        return [text for text, _ in accepted(path)], ""
    except TransferError as refused:
        return [], str(refused)


def test_the_preview_shows_how_each_choice_reads(tmp_path: Path) -> None:
    error = refusal(write_file(tmp_path, "a.txt", "Ahoj, jak se máš?\n".encode("cp1250") * 3))

    assert "a.txt, line 1: this is not UTF-8" in error
    assert "--encoding cp1250: “Ahoj, jak se máš?”" in error


def test_the_encoding_that_the_user_names_is_used(tmp_path: Path) -> None:
    text = UNCLEAR["cp1254"]
    path = write_file(tmp_path, "a.txt", text.encode("cp1254"))

    rows = FileReading(path, ReadOptions(encoding="cp1254")).rows()

    assert [row.text for row in rows if isinstance(row, Row)] == text.splitlines()


@pytest.mark.parametrize("name", ["rot13", "base64", "no-such", "a\0b", ""])
def test_a_name_that_is_no_encoding_is_refused(tmp_path: Path, name: str) -> None:
    path = write_file(tmp_path, "a.txt", "one\n")

    with pytest.raises(TransferError, match="is not an encoding that Python knows"):
        list(FileReading(path, ReadOptions(encoding=name)).rows())


def test_a_row_that_is_not_utf_8_among_rows_that_are_is_a_bad_row(tmp_path: Path) -> None:
    rows = "".join(f"Привет номер {n},spam\n" for n in range(200)).encode()
    path = write_file(tmp_path, "a.csv", b"text,label\n" + rows + b"\xd0\x9f\xd1,spam\n")

    assert len(accepted(path)) == 200
    assert rejected(path) == [BadRow("a.csv:202", NOT_DECODED)]


def test_damaged_rows_in_a_file_that_is_else_ascii_can_be_left_out(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", b"hello you\n" * 99 + b"good \xe2\x80 bye\n")

    assert "--encoding utf-8 leaves out the row that is not" in refusal(path)
    rows = list(FileReading(path, ReadOptions(encoding="utf-8")).rows())
    assert [row for row in rows if isinstance(row, BadRow)] == [BadRow("a.txt:100", NOT_DECODED)]


def test_a_truncated_utf_16_file_is_refused_with_the_line(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", "one\ntwo".encode("utf-16") + b"x")

    assert refusal(path).startswith("a.txt, line 2: this is not valid UTF-16")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl", "a.tsv.gz"])
def test_utf_16_without_a_byte_order_mark_is_refused_with_the_option_that_reads_it(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    path = write_file(tmp_path, name, text.encode(encoding))

    error = refusal(path)

    if "not UTF-8" not in error:
        assert f"{name} looks like UTF-16 without a byte order mark." in error
        assert f"--encoding {encoding}." in error


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
    path = write_file(tmp_path, "$(touch x) 'y'.txt", "a\rb\r")

    words = shlex.split(refusal(path).partition("example: ")[2])

    assert words[-3:] == [path.name, ">", f"utf8-{path.name}."]
