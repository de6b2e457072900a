"""Cases from issues and forums of other projects: files that were read wrongly, or in silence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.labels import label_words
from bot.formats.read_options import ReadOptions
from bot.formats.reading import FileReading, read
from bot.formats.report import FileReport
from bot.formats.row_checks import NOT_DECODED
from bot.formats.rows import ExportRow, Row
from bot.formats.writing import write
from storage.records import Label
from tests.support.files import accepted, refusal, rejected, write_file
from tests.support.office_files import xlsx, zipped

HAM: Label = "no_spam"
SPAM: Label = "spam"
Pairs = list[tuple[str, Label | None]]


def read_all(path: Path, **options: object) -> tuple[Pairs, FileReport]:
    reading = FileReading(path, ReadOptions(**options))  # type: ignore[arg-type]
    rows = [(row.text, row.label) for row in reading.rows() if isinstance(row, Row)]
    return rows, reading.reports[0]


def test_answers_of_prodigy_can_be_mapped_by_hand(tmp_path: Path) -> None:
    line = json.dumps({"text": "Hi", "label": "INSULT", "answer": "reject"}) + "\n"
    path = write_file(tmp_path, "a.jsonl", line)

    assert "'not insult' is not a label" in rejected(path)[0].reason
    rows, _ = read_all(path, words=label_words(["reject=no_spam", "accept=spam"]))
    assert rows == [("Hi", HAM)]


def test_a_row_cut_inside_a_letter_spoils_no_other_row(tmp_path: Path) -> None:
    good = "".join(f"Привет номер {n},ham\n" for n in range(200))
    path = write_file(tmp_path, "a.csv", f"text,label\n{good}".encode() + b"\xd0\xbf\xd0,spam\n")

    rows, report = read_all(path)

    assert rows == [(f"Привет номер {n}", HAM) for n in range(200)]
    assert report.bad_reasons == {NOT_DECODED: 1}


def test_a_stray_line_among_labelled_lines_is_a_bad_row(tmp_path: Path) -> None:
    lines = [f"ham\tmessage {n}" for n in range(3_000)]
    lines.insert(40, "the second line of a message")
    path = write_file(tmp_path, "sms.txt", "\n".join(lines))

    rows, report = read_all(path)

    assert len(rows) == 3_000
    assert report.bad == 1
    assert not any("\t" in text for text, _ in rows)


def test_lines_that_begin_with_a_label_are_reported_where_they_are_no_form(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.txt", "ham\tone\nspam and eggs\nham\ttwo\nhello\n")

    _, report = read_all(path)

    assert report.labelled == 0
    assert "50 % of the first lines begin with a label" in report.warnings[0]


@pytest.mark.parametrize(
    ("header", "rows", "label_column"),
    [
        ("text_type,text", "ham,Hi\nspam,Win", "text_type"),
        ("id,Message,Spam/Ham,Date", "1,Hi,ham,x\n2,Win,spam,x", "Spam/Ham"),
        ("text,annotation", "Hi,ham\nWin,spam", "annotation"),
        ("text,is_ham", "Hi,1\nWin,0", "is_ham"),
        ("category,is_spam,text", "news,0,Hi\npromo,1,Win", "is_spam"),
        ("text,something", "Hi,not spam\nWin,spam", "something"),
    ],
)
def test_the_label_column_is_found_by_its_name_and_values(
    tmp_path: Path, header: str, rows: str, label_column: str
) -> None:
    found, report = read_all(write_file(tmp_path, "a.csv", f"{header}\n{rows}\n"))

    assert found == [("Hi", HAM), ("Win", SPAM)]
    assert report.label_column == label_column


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "text,flag\nHi,0\nWin,1\n"),
        ("a.csv", "text,spam_type\nHi,a\nWin,b\n"),
        ("a.jsonl", '{"text": "Hi", "verdict": "good"}\n{"text": "Win", "verdict": "bad"}\n'),
    ],
)
def test_labels_that_seem_to_be_there_but_were_not_read_are_a_warning(
    tmp_path: Path, name: str, content: str
) -> None:
    rows, report = read_all(write_file(tmp_path, name, content))

    assert rows == [("Hi", None), ("Win", None)]
    assert "No label was read, but" in report.warnings[0]
    assert "--label-column" in report.warnings[0]


@pytest.mark.parametrize(
    "content",
    [
        "email,message_body,label\nann@example.org,Hi there,ham\nbob@example.org,Win now,spam\n",
        "email,message_body,label\nAnn <ann@example.org>,Hi there,ham\n@bobby_b,Win now,spam\n",
        "body,message_body,label\n+44 20 7946 0958,Hi there,ham\n+1 (202) 555-0143,Win now,spam\n",
    ],
)
def test_a_column_of_addresses_is_never_the_text(tmp_path: Path, content: str) -> None:
    path = write_file(tmp_path, "contact.csv", content)

    assert accepted(path) == [("Hi there", HAM), ("Win now", SPAM)]
    with pytest.raises(TransferError, match="holds addresses or numbers of people"):
        read_all(path, text_column="1")


def test_a_table_of_addresses_alone_is_refused(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", "email,name\nann@example.org,Ann\nbob@example.org,Bob\n")

    assert "The columns are: email, name." in refusal(path)


@pytest.mark.parametrize("columns", [("text", "label"), ("label", "text"), ("text",)])
@pytest.mark.parametrize("ending", ["csv", "tsv"])
def test_columns_cut_out_of_an_export_give_the_same_texts(
    tmp_path: Path, columns: tuple[str, ...], ending: str
) -> None:
    texts = ["-50% today", "=1+1", "'=quoted", "@ann hello", "plain"]
    write(tmp_path / "own.csv", [ExportRow(text, "spam", None, None, None) for text in texts])
    separator = {"csv": ",", "tsv": "\t"}[ending]
    cells = {"text": ["'-50% today", "'=1+1", "''=quoted", "'@ann hello", "plain"]}
    cells["label"] = ["spam"] * 5
    assert all(f'"{cell}"' in (tmp_path / "own.csv").read_text() for cell in cells["text"])
    lines = [separator.join(row) for row in zip(*(cells[name] for name in columns), strict=True)]
    path = write_file(tmp_path, f"cut.{ending}", "\n".join([separator.join(columns), *lines, ""]))

    rows, report = read_all(path)

    assert [text for text, _ in rows] == texts
    assert "The apostrophe that guards against formulas was removed from 4 texts." in report.notes


@pytest.mark.parametrize("extra", ["note", "id"])
def test_an_export_with_a_column_more_is_read_back(tmp_path: Path, extra: str) -> None:
    path = tmp_path / "labels.csv"
    write(path, [ExportRow("-50% today", "spam", 0.5, "1", None)])
    header, row = path.read_text("utf-8").splitlines()
    path.write_text(f"{extra},{header}\n7,{row}\n", "utf-8")

    [found] = read(path)

    assert isinstance(found, Row)
    assert (found.text, found.label, found.columns) == ("-50% today", SPAM, f'{{"{extra}": "7"}}')


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("messages.html", "export the chat again and choose JSON"),
        ("a.docx", "Save it as plain text"),
        ("a.rar", "Unpack it first"),
        ("a.mp3", "Save it in one of these forms"),
    ],
)
def test_a_form_that_is_not_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, advice: str
) -> None:
    assert advice in refusal(write_file(tmp_path, name, "x"))


def test_a_packed_file_under_another_name_is_read_by_its_content(tmp_path: Path) -> None:
    raw = write_file(tmp_path, "a.csv.gz", "text,label\nHi,ham\n").read_bytes()

    assert accepted(write_file(tmp_path, "named.csv", raw)) == [("Hi", HAM)]
    book = xlsx({"Sheet1": [["text", "label"], ["Hi", "ham"]]})
    assert accepted(write_file(tmp_path, "book.csv", book)) == [("Hi", HAM)]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("spam (1).txt", SPAM),
        ("no_spam_2.txt", HAM),
        ("no_spam (12).txt.gz", HAM),
        ("spam-samples.txt", SPAM),
        ("ham-samples.txt", HAM),
        ("ham-dynamic.txt", HAM),
        ("Spam.TXT", SPAM),
        ("dataset (1).txt", None),
        ("spammers.txt", None),
    ],
)
def test_the_name_of_a_second_download_says_the_label(
    tmp_path: Path, name: str, label: Label | None
) -> None:
    rows, _ = read_all(write_file(tmp_path, name, "hello\n"))

    assert rows == [("hello", label)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", '\ufeff\ufefftext,label\nHi,ham\n\ufeff"Win, now",spam\n'),
        ("a.tsv", "\ufeff\ufefftext\tlabel\nHi\tham\n\ufeffWin, now\tspam\n"),
        ("a.jsonl", '\ufeff{"text": "Hi", "label": 0}\n\ufeff{"text": "Win, now", "label": 1}\n'),
        ("a.txt", "\ufeffham\tHi\n\ufeffspam\tWin, now\n"),
    ],
)
def test_marks_inside_a_file_are_no_part_of_it(tmp_path: Path, name: str, content: str) -> None:
    assert accepted(write_file(tmp_path, name, content)) == [("Hi", HAM), ("Win, now", SPAM)]


@pytest.mark.parametrize(
    "content",
    [
        'label, text\nham, "Hi"\nspam, "Win, now"\n',
        'text, label\n"Hi", "ham"\n"Win, now", "spam"\n',
        'text,label\n"Hi", "ham"\n"Win, now", "spam"\n',
    ],
)
def test_a_space_after_the_separator_is_no_part_of_the_cell(tmp_path: Path, content: str) -> None:
    assert accepted(write_file(tmp_path, "a.csv", content)) == [("Hi", HAM), ("Win, now", SPAM)]


def test_the_lines_of_a_broken_cell_are_no_rows(tmp_path: Path) -> None:
    content = 'text\nfirst\n"one\ntwo "quoted" words\nthree"\nlast\n"good\nrow"\n'
    path = write_file(tmp_path, "a.csv", content)

    assert accepted(path) == [("first", None), ("last", None), ("good\nrow", None)]
    assert [row.where for row in rejected(path)] == ["a.csv:3", "a.csv:4", "a.csv:5"]


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ('"She said "hi"\nand left\nat "noon""', 3),  # the quote breaks the first line already
        ('"6" screen for\nsale "today', 1),
        ('"one "two\nthree', 1),
        ('"one\ntwo\nthree', 1),
    ],
)
def test_lines_of_a_broken_cell_come_in_with_a_warning_only(
    tmp_path: Path, cell: str, lines: int
) -> None:
    path = write_file(tmp_path, "a.csv", f"text\nfirst\n{cell}\nlast\nend\n")

    rows, report = read_all(path)

    assert ("first", None) in rows
    assert ("end", None) in rows
    assert report.bad == lines
    told = any("line 3" in warning for warning in report.warnings)
    assert told == (len(rows) > 3), rows


def test_a_broken_cell_on_one_line_costs_no_other_row(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", 'text\n"say "hi" to him"\nlast\n5\'10" tall\n')

    rows, report = read_all(path)

    assert rows == [("last", None), ("5'10\" tall", None)]
    assert (report.bad, report.warnings) == (1, [])


@pytest.mark.parametrize("word", ["NaN", "nan", "-1", "n/a", "NA", "<NA>", "None", "null", ""])
def test_a_word_for_nothing_is_no_label(tmp_path: Path, word: str) -> None:
    path = write_file(tmp_path, "a.csv", f"text,label\nWin,spam\nHi,{word}\n")

    assert accepted(path) == [("Win", SPAM), ("Hi", None)]


@pytest.mark.parametrize("word", ["nonspam", "non-spam", "legit", "normal", "Not Spam", "notspam"])
def test_a_word_for_other_messages_is_no_spam(tmp_path: Path, word: str) -> None:
    path = write_file(tmp_path, "a.csv", f"text,label\nWin,spam\nHi,{word}\n")

    assert accepted(path) == [("Win", SPAM), ("Hi", HAM)]


def test_the_names_of_a_models_classes_have_to_be_mapped(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", "text,label\nWin,LABEL_1\nHi,LABEL_0\n")

    assert "--map 'label_1'=no_spam" in rejected(path)[0].reason
    rows, _ = read_all(path, words=label_words(["LABEL_1=spam", "LABEL_0=ham"]))
    assert rows == [("Win", SPAM), ("Hi", HAM)]


def test_empty_rows_below_a_table_are_counted_once(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.csv", "text,label\nHi,ham\n" + ",\n" * 30)

    rows, report = read_all(path)

    assert rows == [("Hi", HAM)]
    assert (report.bad, report.left_out) == (0, {"empty rows": 30})


def test_doubled_carriage_returns_are_no_part_of_a_text(tmp_path: Path) -> None:
    assert accepted(write_file(tmp_path, "a.txt", "one\r\r\ntwo\r\r\n")) == [
        ("one", None),
        ("two", None),
    ]


HOSTILE = [
    *("a\rb", "a\r\nb", "a\u2028b", "a\x85b", "null", "NA", "00123", "1" * 20, "=1+1", "'=1+1"),
    *("ham\tx", "spam,x", "sep=;", "👩\u200d👧", "\u202eright", "e\u0301", "é", "  x  ", '"', "'"),
]


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "csv.gz", "ndjson"])
def test_awkward_texts_come_through_every_form(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    rows: Pairs = [(text, SPAM if n % 2 else HAM) for n, text in enumerate(HOSTILE)]

    write(path, [ExportRow(text, label, None, None, None) for text, label in rows])

    assert accepted(path) == rows


def test_utf_16_with_its_mark_is_read_in_every_form(tmp_path: Path) -> None:
    for name in ("a.csv", "a.txt"):
        path = write_file(
            tmp_path, name, "text\tlabel\r\nHi\tham\r\nWin\tspam\r\n".encode("utf-16")
        )
        assert accepted(path) == [("Hi", HAM), ("Win", SPAM)]


def test_what_a_text_may_not_hold_is_told_with_its_place(tmp_path: Path) -> None:
    lines = ["x" * (2**20 + 1), "a\0b", "\u200b", "a\x1ab"]
    path = write_file(tmp_path, "a.txt", "\n".join(lines))

    assert [row.where for row in rejected(path)] == ["a.txt:1", "a.txt:2"]
    assert accepted(path) == [("\u200b", None), ("a\x1ab", None)]


# Telegram


def chat(name: str, number: int, *texts: str) -> dict[str, object]:
    messages = [
        {"id": n, "type": "message", "date": f"2026-01-0{n}T10:00:00", "from": name, "text": text}
        for n, text in enumerate(texts, 1)
    ]
    return {"name": name, "type": "private_group", "id": number, "messages": messages}


def test_of_an_account_only_chosen_chats_are_read(tmp_path: Path) -> None:
    chats = [chat("Ann", 5, "secret"), chat("Neighbours", 44, "one", "two"), chat("Club", 45, "x")]
    path = write_file(tmp_path, "result.json", json.dumps({"chats": {"list": chats}}))

    assert "has 3 chats. Choose with --chat" in refusal(path)
    assert "Neighbours (44, 2)" in refusal(path)
    for chosen in (("neighbours",), ("44",)):
        assert read_all(path, chats=chosen)[0] == [("one", None), ("two", None)]
    assert len(read_all(path, chats=("all",))[0]) == 4
    with pytest.raises(TransferError, match="has no chat of that name"):
        read_all(path, chats=("nobody",))


def test_days_of_a_telegram_export_can_be_chosen(tmp_path: Path) -> None:
    path = write_file(tmp_path, "result.json", json.dumps(chat("Club", 4, "one", "two", "three")))

    rows, report = read_all(path, since=date(2026, 1, 2), until=date(2026, 1, 2))

    assert rows == [("two", None)]
    assert report.left_out == {"messages of other days": 2}


# Archives


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = write_file(tmp_path, "bomb.zip", zipped({"a.txt": b"hello\n" * 4_000_000}))

    assert "bomb.zip inflates to more than" in refusal(path)


def test_a_spreadsheet_that_is_a_bomb_is_refused(tmp_path: Path) -> None:
    book = zipped({"xl/workbook.xml": "<workbook/>", "xl/big.xml": b" " * 30_000_000})

    assert "inflates to more than" in refusal(write_file(tmp_path, "book.xlsx", book))


def test_an_archive_inside_an_archive_is_refused(tmp_path: Path) -> None:
    inner = zipped({"a.txt": "hello\n"})

    assert "is an archive inside an archive" in refusal(
        write_file(tmp_path, "a.zip", zipped({"inner.zip": inner}))
    )


def test_an_archive_without_messages_names_what_it_holds(tmp_path: Path) -> None:
    path = write_file(tmp_path, "a.zip", zipped({"readme.txt": "hello", "photo.jpg": b"\xff\xd8"}))

    assert refusal(path) == "a.zip holds no file of messages. It holds: readme.txt, photo.jpg."


def test_damaged_archives_and_spreadsheets_are_refused(tmp_path: Path) -> None:
    whole = zipped({"a.txt": "hello\n" * 100})

    for name, content in (
        ("cut.zip", whole[:-30]),
        ("cut.xlsx", b"PK\x03\x04 no more"),
        ("cut.parquet", b"PAR1 no more"),
        ("cut.json", b'[{"text": "Hi"}, {"te'),
    ):
        assert refusal(write_file(tmp_path, name, content)).startswith(name)
