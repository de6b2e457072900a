"""Every form of a file, and every row that has to stay outside."""

import gzip
import shlex
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import TransferError
from bot.formats import reading
from bot.formats.line_files import MAX_LINE, lines
from bot.formats.reading import read
from bot.formats.rows import MAX_TEXT, BadRow, Label, Row

HAM, SPAM = "no_spam", "spam"


def file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


def good(path: Path, label: Label | None = None) -> list[tuple[str, Label | None]]:
    return [(row.text, row.label) for row in read(path, label) if isinstance(row, Row)]


def bad(path: Path, label: Label | None = None) -> list[BadRow]:
    return [row for row in read(path, label) if isinstance(row, BadRow)]


def refusal(path: Path) -> str:
    with pytest.raises(TransferError) as refused:
        list(read(path))
    return str(refused.value)


# One message a line


def test_a_plain_file_gives_each_line_with_its_place(tmp_path: Path) -> None:
    path = file(tmp_path, "spam.txt", "first\n\n   \r\n second \r\nlast")

    rows = list(read(path, "spam"))

    assert rows == [
        Row("first", "spam", "spam.txt:1"),
        Row(" second ", "spam", "spam.txt:4"),
        Row("last", "spam", "spam.txt:5"),
    ]


def test_other_line_breaks_do_not_end_a_line(tmp_path: Path) -> None:
    text = "a\u2028b\x85c\vd\re"
    path = file(tmp_path, "dataset.txt", text + "\n")

    assert good(path) == [(text, None)]


@pytest.mark.parametrize("name", ["SMSSpamCollection", "sms.txt", "sms.tsv", "sms.csv", "sms.gz"])
def test_the_uci_form_is_recognised(tmp_path: Path, name: str) -> None:
    path = file(tmp_path, name, 'ham\tGo "until\n\nSPAM\tFree\tentry\nno_spam\tok\n')

    assert good(path) == [('Go "until', HAM), ("Free\tentry", SPAM), ("ok", HAM)]


def test_a_file_that_only_starts_like_the_uci_form_is_plain(tmp_path: Path) -> None:
    path = file(tmp_path, "dataset.txt", "ham\tone\nspam and eggs\n")

    assert good(path) == [("ham\tone", None), ("spam and eggs", None)]


def test_a_given_label_makes_a_text_file_plain(tmp_path: Path) -> None:
    path = file(tmp_path, "spam.txt", "ham\tone\n")

    assert good(path, "spam") == [("ham\tone", SPAM)]


def test_a_late_line_outside_the_uci_form_is_bad(tmp_path: Path) -> None:
    path = file(tmp_path, "sms", "ham\tone\n" * 100 + "two\n" + "ham\t \n")

    assert bad(path) == [
        BadRow("sms:101", reading.NOT_LABELLED),
        BadRow("sms:102", reading.EMPTY),
    ]


# Tables


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "label,text\nspam,Win\nham,Hi\n"),
        ("a.csv", "id;Message;Category\n1;Win;spam\n2;Hi;ham\n"),
        ("a.csv", "v1,v2,,,\r\nspam,Win,,,\r\nham,Hi,,,\r\n"),
        ("a.csv", ",CONTENT,CLASS\n0,Win,1\n1,Hi,0\n"),
        ("a.csv", '\ufeff"Text","Is_Spam"\n"Win","True"\n"Hi","False"\n'),
        ("a.tsv", "sms\tspam\nWin\tyes\nHi\tno\n"),
        ("a.csv", "text\tlabel\nWin\tspam\nHi\tnot spam\n"),
        ("a.CSV.GZ", "body,label,extra\nWin,spam,x\nHi,no-spam,y\n"),
    ],
)
def test_a_table_is_read_by_the_names_of_its_columns(
    tmp_path: Path, name: str, content: str
) -> None:
    path = file(tmp_path, name.lower(), content)

    assert good(path) == [("Win", SPAM), ("Hi", HAM)]


def test_a_table_without_labels_is_unlabelled(tmp_path: Path) -> None:
    assert good(file(tmp_path, "a.csv", "text\nWin\n")) == [("Win", None)]


def test_a_row_over_several_lines_is_placed_where_it_starts(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", 'text,label\n"one\r\ntwo",spam\n\nnext,maybe\n')

    first, second = read(path)

    assert first == Row("one\r\ntwo", "spam", "a.csv:2")
    assert second.where == "a.csv:5"


def test_an_unclosed_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", 'text,label\n"open,spam\none,ham\ntwo,ham\n')

    assert bad(path) == [BadRow("a.csv:2", reading.NOT_CSV)]
    assert good(path) == [("one", HAM), ("two", HAM)]


def test_an_unclosed_quote_in_a_long_file_is_given_up_in_time(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", 'text\n"open\n' + "x" * 79 * 2**17 + "\nnext\n")

    assert good(path) == [("next", None)]
    assert [row.where for row in bad(path)] == ["a.csv:2", "a.csv:3"]


def test_a_file_full_of_unclosed_quotes_ends(tmp_path: Path) -> None:
    count = 200_000  # read again from each line, these would be 120 GB
    path = file(tmp_path, "a.csv", "text\n" + 'a","y\n' * count)

    assert bad(path)[0] == BadRow("a.csv:2", reading.NOT_CSV)


@pytest.mark.parametrize("row", ['"a"b,spam', "one\rtwo,spam"])
def test_a_row_against_the_rules_of_csv_is_bad(tmp_path: Path, row: str) -> None:
    path = file(tmp_path, "a.csv", f"text,label\n{row}\nnext,ham\n")

    assert bad(path) == [BadRow("a.csv:2", reading.NOT_CSV)]
    assert good(path) == [("next", HAM)]


@pytest.mark.parametrize("row", ["only text", "a, b,spam", "text,spam,goes on"])
def test_a_row_with_too_few_or_too_many_cells_is_bad(tmp_path: Path, row: str) -> None:
    path = file(tmp_path, "a.csv", f"text,label\n{row}\n")

    assert bad(path) == [BadRow("a.csv:2", reading.NOT_THE_COLUMNS)]


def test_a_huge_cell_is_read(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "text,label\n" + "x" * MAX_TEXT + ",spam\n")

    assert good(path) == [("x" * MAX_TEXT, SPAM)]


def test_a_table_without_a_known_column_is_refused(tmp_path: Path) -> None:
    assert "a.csv, line 2: no column is named" in refusal(file(tmp_path, "a.csv", "\na,b\nc,d\n"))


# JSON lines


def test_json_lines_give_text_and_label(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "a.jsonl",
        '{"text": "Win", "label": "spam"}\n\n{"Message": "Hi", "spam": false}\r\n'
        '{"text": "?", "label": null}\n{"text": "1", "label": 1}\n',
    )

    assert good(path) == [("Win", SPAM), ("Hi", HAM), ("?", None), ("1", SPAM)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", reading.NOT_JSON),
        ("[" * 200_000, reading.NOT_JSON),
        ("9" * 5_000, reading.NOT_JSON),
        ('["a"]', reading.NOT_OBJECT),
        ('{"label": "spam"}', reading.NO_TEXT),
        ('{"text": 5}', reading.NO_TEXT),
        ('{"text": " \\n"}', reading.EMPTY),
        ('{"text": "a\\u0000b"}', reading.NUL),
        ('{"text": "a\\ud800b"}', reading.SURROGATE),
    ],
)
def test_a_bad_json_line_is_reported_and_the_rest_goes_in(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = file(tmp_path, "a.ndjson", line + '\n{"text": "next"}\n')

    assert bad(path) == [BadRow("a.ndjson:1", reason)]
    assert good(path) == [("next", None)]


# Labels


@pytest.mark.parametrize(
    ("word", "label"),
    [(" Spam ", SPAM), ("YES", SPAM), ("Ham", HAM), ("no spam", HAM), ("0", HAM), ("null", None)],
)
def test_a_word_is_read_as_a_label(tmp_path: Path, word: str, label: Label | None) -> None:
    assert good(file(tmp_path, "a.csv", f"text,label\nHi,{word}\n")) == [("Hi", label)]


def test_any_other_word_is_bad(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "text,label\nHi,maybe\n")

    assert bad(path) == [
        BadRow(
            "a.csv:2",
            "'maybe' is no label: write spam, no_spam (or ham), or nothing for none yet.",
        )
    ]


def test_a_row_labelled_against_the_given_label_is_bad(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "text,label\none,spam\ntwo,ham\nthree,\n")

    assert good(path, "spam") == [("one", SPAM), ("three", SPAM)]
    assert bad(path, "spam") == [
        BadRow("a.csv:3", "The file says no_spam, but it was given as spam.")
    ]


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
def test_unicode_with_or_without_its_mark_is_read(tmp_path: Path, name: str, encoding: str) -> None:
    path = file(tmp_path, name, "Привет\r\n🚫".encode(encoding))

    assert good(path) == [("Привет", None), ("🚫", None)]


def test_another_encoding_is_refused_with_the_line_and_the_way_out(tmp_path: Path) -> None:
    path = file(tmp_path, "ru.txt", b"hello\n" * 100_000 + "Привет\n".encode("cp1251"))

    assert refusal(path) == (
        "ru.txt, line 100001: this is not UTF-8. Convert the file first, for example: "
        "iconv -f cp1251 -t utf-8 ru.txt > utf8-ru.txt "
        "(cp1251 is Cyrillic Windows, cp1252 Western Windows)."
    )


def test_a_packed_file_in_another_encoding_is_to_be_unpacked_first(tmp_path: Path) -> None:
    path = file(tmp_path, "ru.txt.gz", "Привет\n".encode("cp1251"))

    assert "gunzip ru.txt.gz; iconv -f cp1251 -t utf-8 ru.txt > utf8-ru.txt" in refusal(path)


def test_a_torn_utf_16_file_is_refused_with_the_line(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "one\ntwo".encode("utf-16") + b"x")

    assert refusal(path).startswith("a.txt, line 2: this is not valid UTF-16")


SPOKEN = [
    "Hello you\nWin",
    "Выиграй",
    "Привет, это я\nПока",
    "שלום\nשלום לך",
    "مرحبا\nكيف حالك",
    "नमस्ते\nआप कैसे हैं\nठीक है\nहाँ",
    "see you at 8 🚫",
]


@pytest.mark.parametrize("text", SPOKEN)
@pytest.mark.parametrize("encoding", ["utf-16le", "utf-16be"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl", "a.tsv.gz"])
def test_utf_16_without_its_mark_is_no_row_of_anything_and_the_way_out_is_told(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    path = file(tmp_path, name, text.encode(encoding))

    said = refusal(path)

    if "not UTF-8" not in said:
        assert f"{name} looks like UTF-16 without its mark." in said
        assert f"iconv -f {encoding} -t utf-8 {name.removesuffix('.gz')} > utf8-" in said


OLD = {"cp1251": "Привет", "koi8-r": "Привет", "cp866": "Привет", "latin-1": "Ça va", "cp1252": "…"}


@pytest.mark.parametrize(("encoding", "text"), OLD.items())
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.jsonl"])
def test_an_old_encoding_is_never_read_as_something_else(
    tmp_path: Path, name: str, encoding: str, text: str
) -> None:
    assert "line 1: this is not UTF-8" in refusal(file(tmp_path, name, text.encode(encoding)))


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.tsv", "a.jsonl"])
def test_a_file_with_the_line_ends_of_old_macs_is_refused_with_the_way_out(
    tmp_path: Path, name: str
) -> None:
    path = file(tmp_path, name, "text,label\rone,spam\rtwo,ham\r")

    assert refusal(path) == (
        f"{name} ends its lines with carriage returns only, as old Macs did. Convert the file "
        f"first, for example: tr '\\r' '\\n' < {name} > utf8-{name}."
    )


def test_a_command_to_copy_quotes_whatever_the_name_holds(tmp_path: Path) -> None:
    path = file(tmp_path, "$(touch x) 'y'.txt", "Привет\n".encode("cp1251"))

    words = shlex.split(refusal(path).partition("example: ")[2])

    assert words[:7] == [*["iconv", "-f", "cp1251", "-t", "utf-8"], path.name, ">"]
    assert words[7] == f"utf8-{path.name}"


def test_a_nul_is_a_bad_row(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "a\0b\nnext\n")

    assert bad(path) == [BadRow("a.txt:1", reading.NUL)]
    assert good(path) == [("next", None)]


# Files that cannot be read, or want to be too big


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"

    assert refusal(path) == f"{path} cannot be read: No such file or directory. Check the name."


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "cannot be read: Is a directory" in refusal(tmp_path)


def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    assert refusal(file(tmp_path, "a.xlsx", "")) == (
        "a.xlsx has an unknown ending. Known are .txt, .csv, .tsv, .jsonl, .ndjson, "
        "each also with .gz, and none at all for one message a line."
    )


@pytest.mark.parametrize("name", ["a", "a.txt", "a.csv", "a.tsv", "a.jsonl", "a.txt.gz"])
def test_an_empty_file_holds_no_rows(tmp_path: Path, name: str) -> None:
    assert list(read(file(tmp_path, name, "\n"))) == []
    assert list(read(file(tmp_path, name, ""))) == []


def test_a_file_that_is_only_called_gzip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_text("plain")

    assert "a.txt.gz is no whole gzip file" in refusal(path)


def test_rows_before_the_end_of_a_cut_gzip_file_are_read_and_the_cut_is_told(
    tmp_path: Path,
) -> None:
    whole = gzip.compress("".join(f"{n * n}\n" for n in range(200_000)).encode())
    path = tmp_path / "a.txt.gz"
    path.write_bytes(whole[:-9])

    rows = read(path)

    assert next(rows) == Row("0", None, "a.txt.gz:1")
    with pytest.raises(TransferError, match=r"a\.txt\.gz is no whole gzip file"):
        list(rows)


def test_a_damaged_gzip_file_is_refused(tmp_path: Path) -> None:
    raw = bytearray(gzip.compress(b"hello\n" * 1000))
    raw[12:20] = b"\xff" * 8
    path = tmp_path / "a.txt.gz"
    path.write_bytes(raw)

    assert "a.txt.gz is no whole gzip file" in refusal(path)


def test_a_file_that_inflates_past_the_limit_is_refused(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt.gz", "hello\n" * 1000)

    with pytest.raises(TransferError, match=r"a\.txt\.gz inflates to more than"):
        list(lines(path, max_inflated=5_999))
    assert len(list(lines(path, max_inflated=6_000))) == 1000


def test_a_small_packed_file_that_inflates_a_thousandfold_is_refused(tmp_path: Path) -> None:
    bomb = file(tmp_path, "bomb.txt.gz", (b"a" * 1_000 + b"\n") * 40_000)
    honest = file(tmp_path, "honest.txt.gz", b"".join(b"%01000d\n" % i for i in range(20_000)))

    with pytest.raises(TransferError, match=r"bomb\.txt\.gz inflates to more than 2\d MB"):
        list(lines(bomb))
    assert len(list(lines(honest))) == 20_000


def test_an_endless_line_is_one_bad_row_in_bounded_memory(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", b"a" * 10 * MAX_LINE + b"\nnext\n")

    tracemalloc.start()
    rows = list(read(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert rows == [
        BadRow("a.txt:1", reading.TOO_LONG),
        Row("next", None, "a.txt:2"),
    ]
    assert peak < 4 * MAX_LINE


@pytest.mark.parametrize("name", ["a.txt", "uci", "a.csv", "a.tsv", "a.jsonl"])
def test_a_line_past_the_limit_is_a_bad_row_in_every_form(tmp_path: Path, name: str) -> None:
    start = {"uci": "ham\tone\n", "a.csv": "text\n", "a.tsv": "text\n"}.get(name, "")
    path = file(tmp_path, name, start + "x" * (MAX_LINE + 1))

    assert len(bad(path)) == 1


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_header_past_the_limit_is_refused(tmp_path: Path, name: str) -> None:
    assert "no column is named" in refusal(file(tmp_path, name, "x" * (MAX_LINE + 1)))


def test_a_text_past_the_limit_is_a_bad_row(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", "x" * (MAX_TEXT + 1) + "\nnext\n")

    assert bad(path) == [BadRow("a.txt:1", reading.TOO_LONG)]
    assert good(path) == [("next", None)]


# Anything at all

words = rb"""" , ; ham text label {"text": } \ud800 spam [ 0""".split()
signs = [b"\t", b"\n", b"\r", b"\0", "␛␊".encode(), b"\xff\xfe", b"\xef\xbb\xbf", b"\xd8\x00"]
pieces = st.sampled_from(words) | st.sampled_from(signs)
content = st.one_of(st.binary(), st.lists(pieces | st.binary(max_size=2)).map(b"".join))
names = st.sampled_from(["a", "a.txt", "a.csv", "a.tsv", "a.jsonl", "a.ndjson.gz", "b.txt.gz"])
given_labels: st.SearchStrategy[Label | None] = st.sampled_from([None, "spam", "no_spam"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@settings(deadline=None, max_examples=400)
@given(names, content, given_labels, st.booleans())
def test_whatever_the_bytes_each_row_is_storable_or_bad_or_the_file_refused(
    folder: Path, name: str, raw: bytes, label: Label | None, packs: bool
) -> None:
    path = folder / name
    path.write_bytes(gzip.compress(raw) if packs else raw)

    try:
        rows = list(read(path, label))
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


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.csv.gz"])
@pytest.mark.parametrize(
    ("first", "separator"),
    [
        ("sep=;\r\n", ";"),
        ('"sep=;"\n', ";"),
        ("\ufeffsep=,\n", ","),
        ("SEP=|\n\n", "|"),
        ("sep=\t\n", "\t"),
        ("sep=^\n", "^"),
    ],
)
def test_the_separator_that_excel_names_in_a_first_line_is_used(
    tmp_path: Path, name: str, first: str, separator: str
) -> None:
    rows = f"label{separator}text\nspam{separator}win, or lose; or |\n"
    if separator in ",;|":
        rows = f'label{separator}text\nspam{separator}"win, or lose; or |"\n'

    assert good(file(tmp_path, name, first + rows)) == [("win, or lose; or |", "spam")]


def test_a_line_that_names_a_separator_is_a_message_further_down(tmp_path: Path) -> None:
    assert good(file(tmp_path, "a.csv", "text\nsep=;\n")) == [("sep=;", None)]
    assert good(file(tmp_path, "a.csv", "sep=;\n")) == []


def test_bars_separate_cells_too(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "id|text|label\n7|win, a prize; now|spam\n")

    assert good(path) == [("win, a prize; now", "spam")]


@pytest.mark.parametrize("text", ["日本語", "明日", "¥100"])
@pytest.mark.parametrize(
    ("name", "around"),
    [("a.txt", "{}"), ("a.txt", "ham\t{}"), ("a.csv", "text\n{}"), ("a.jsonl", '{{"text": "{}"}}')],
)
def test_a_text_in_the_japanese_of_old_mails_is_told_and_not_taken_for_letters(
    tmp_path: Path, name: str, around: str, text: str
) -> None:
    path = file(tmp_path, name, around.format(text).encode("iso2022_jp"))

    assert [row.reason for row in bad(path)] == [reading.JAPANESE]
    assert good(path) == []
