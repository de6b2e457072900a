"""What holds for files of every form."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import TransferError
from bot.formats.line_files import MAX_LINE
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import Row
from storage.records import Label
from tests.support.file_forms import EXTENDED
from tests.support.files import refusal, rejected, write_file

ENDINGS = [ending + packed for ending in EXTENDED.readable_endings() for packed in ("", ".gz")]

words = rb"""" , ; ham text label {"text": } \ud800 spam [ 0""".split()
signs = [b"\t", b"\n", b"\r", b"\0", "␛␊".encode(), b"\xff\xfe", b"\xef\xbb\xbf", b"\xd8\x00"]
pieces = st.sampled_from(words) | st.sampled_from(signs)
content = st.one_of(st.binary(), st.lists(pieces | st.binary(max_size=2)).map(b"".join))
endings = st.sampled_from(ENDINGS)
given_labels: st.SearchStrategy[Label | None] = st.sampled_from([None, "spam", "no_spam"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    assert refusal(write_file(tmp_path, "a.html", "<p>")) == (
        "a.html has an unknown ending. If it is a Telegram export, export the chat again and "
        "choose JSON as the format. Known endings are "
        f"{', '.join(filter(None, FORMS.readable_endings()))}, each also with .gz, and .zip; "
        "a file without an ending holds one message a line."
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_file_holds_no_rows(tmp_path: Path, ending: str) -> None:
    for content in ("\n", ""):
        assert list(read(write_file(tmp_path, f"a{ending}", content), forms=EXTENDED)) == []


@pytest.mark.parametrize("name", ["a.txt", "uci", "a.csv", "a.tsv", "a.jsonl"])
def test_a_line_past_the_limit_is_a_bad_row_in_every_form(tmp_path: Path, name: str) -> None:
    start = {"uci": "ham\tone\n", "a.csv": "text\n", "a.tsv": "text\n"}.get(name, "")
    path = write_file(tmp_path, name, start + "x" * (MAX_LINE + 1))

    assert len(rejected(path)) == 1


@settings(deadline=None, max_examples=400)
@given(endings, content, given_labels, st.booleans())
def test_any_bytes_give_storable_rows_bad_rows_or_a_refusal(
    folder: Path, ending: str, raw: bytes, label: Label | None, packed: bool
) -> None:
    path = folder / f"a{ending}"
    path.write_bytes(gzip.compress(raw) if packed else raw)

    try:
        rows = list(read(path, label, forms=EXTENDED))
    except TransferError:
        return

    for row in rows:
        if isinstance(row, Row):
            assert row.text.strip()
            assert "\0" not in row.text
            assert row.text.encode().decode() == row.text
            assert label is None or row.label == label
        else:
            assert row.reason.endswith(".")
