"""`tapwise import` and `tapwise export`."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from bot.formats.escaping import to_line
from tests.support.cli_campaigns import (
    alternating_lines,
    answer_all,
    label_by_word,
    labels,
    put,
    table_rows,
    unlabelled,
)
from tests.support.terminal import tapwise

# Texts with line breaks, tabs, quotes, separators, formulas and our own escapes.
HARD_TEXTS = {
    "two\nlines": "spam",
    "carriage\r\nreturn\r": "no_spam",
    "␊ itself, ␍ and ␛000A": "spam",
    "ham\tis how a line of another form starts": "no_spam",
    'shown "yes", then; left\tthere': "spam",
    "=HYPERLINK(1)": "no_spam",
    "'=quoted already": "spam",
    "  spaces around  ": "no_spam",
    "\ufeffa mark in front": "spam",
    "🎁 emoji and \u2028 a line separator": "no_spam",
}


def last_line(out: str) -> str:
    return out.splitlines()[-1]


def test_files_of_every_form_are_imported_together() -> None:
    put("dataset.txt", "one message\nanother␊with two lines\n")
    put("spam.txt", "win\n")
    put("no_spam.txt", "see you\n")
    put("table.csv", 'text,label\n"a, b",spam\nc,ham\nd,\n')
    put("sheet.tsv", "label\tmessage\nspam\te\n")
    put("uci.txt", "ham\tf\nspam\tg\n")
    put("objects.jsonl", '{"text": "h", "label": "no_spam"}\n{"text": "i"}\n')
    Path("packed.csv.gz").write_bytes(gzip.compress(b"v1,v2\nham,j\n"))

    files = ["table.csv", "sheet.tsv", "uci.txt", "objects.jsonl", "packed.csv.gz"]
    three = ("--unlabelled", "dataset.txt", "--spam", "spam.txt", "--no-spam", "no_spam.txt")
    done = tapwise("import", *files, *three)

    assert last_line(done.out) == "13 new messages, 9 new labels, 0 already known."
    assert (done.code, done.err) == (0, "")
    spam, no_spam = ["a, b", "e", "g", "win"], ["c", "f", "h", "j", "see you"]
    assert labels() == dict.fromkeys(spam, "spam") | dict.fromkeys(no_spam, "no_spam")
    assert unlabelled() == ["d", "i", "one message", "another\nwith two lines"]


def test_the_files_of_the_article_need_no_options() -> None:
    put("dataset.txt", "who knows\n")
    put("spam.txt", "win\n")
    put("no_spam.txt", "see you\n")

    tapwise("import", "dataset.txt", "spam.txt", "no_spam.txt")

    assert labels() == {"win": "spam", "see you": "no_spam"}
    assert unlabelled() == ["who knows"]


def test_bad_rows_are_reported_with_place_and_reason_and_the_rest_is_imported() -> None:
    put("a.csv", 'text,label\ngood,spam\nbad,perhaps\n"",spam\nlast,ham\n')
    put("b.jsonl", 'no json\n{"text": "fine"}\n{"word": "x"}\n')

    done = tapwise("import", "a.csv", "b.jsonl")

    assert done.code == 0
    assert last_line(done.out) == "3 new messages, 2 new labels, 0 already known."
    lines = done.err.splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        *("a.csv:3:", "a.csv:4:", "b.jsonl:1:", "b.jsonl:3:")
    ]
    assert "'perhaps' is not a label. Write spam or no_spam (or ham)" in lines[0]
    assert lines[1].endswith("The text is empty.")
    assert lines[2].endswith("The line is not JSON.")


def test_bad_rows_after_the_first_twenty_are_only_counted() -> None:
    put("a.jsonl", "bad\n" * 1_030)

    done = tapwise("import", "a.jsonl")

    assert len(done.err.splitlines()) == 22
    assert done.err.splitlines()[-2] == "… and 1,010 more"


def test_a_file_of_which_nothing_is_imported_gives_exit_code_1() -> None:
    put("dataset.txt", "fine\n")
    put("wrong.tsv", "text\tlabel\nhello\tjunk\n")

    done = tapwise("import", "dataset.txt", "wrong.tsv")

    assert done.code == 1
    assert last_line(done.out) == "1 new messages, 0 new labels, 0 already known."
    assert done.err.endswith("wrong.tsv: nothing was imported, as no row of it can be read.\n")
    assert tapwise("import", "dataset.txt").code == 0


def test_duplicates_are_imported_once_and_a_second_import_changes_nothing() -> None:
    put("a.txt", "same\nsame\nSame\nother\n")
    put("spam.txt", "same\n")

    first = tapwise("import", "a.txt", "spam.txt")
    before = table_rows(Path("tapwise.db"))
    second = tapwise("import", "a.txt", "spam.txt")

    assert last_line(first.out) == "3 new messages, 1 new labels, 0 already known, 2 repeats."
    assert last_line(second.out) == "0 new messages, 0 new labels, 3 already known, 2 repeats."
    assert table_rows(Path("tapwise.db")) == before


def test_a_contradicting_label_is_reported_and_the_first_one_stays() -> None:
    put("spam.txt", "both\n")
    put("no_spam.txt", "fine\nboth\n")

    done = tapwise("import", "spam.txt", "no_spam.txt")

    assert done.err.splitlines()[0] == (
        "no_spam.txt:2: already labelled spam; the label no_spam is ignored"
    )
    assert labels() == {"both": "spam", "fine": "no_spam"}


def test_if_one_file_cannot_be_read_nothing_is_imported() -> None:
    put("good.txt", "hello\n")
    Path("bad.txt").write_bytes("привет\n".encode("cp1251"))

    error = tapwise("import", "good.txt", "bad.txt").error

    assert error.startswith("bad.txt, line 1: this is not UTF-8, and the encoding is not certain.")
    assert error.endswith("Nothing was imported of good.txt either.")
    assert unlabelled() == []


@pytest.mark.parametrize("name", ["l.csv", "l.tsv", "l.jsonl", "l.ndjson", "l.csv.gz"])
def test_an_export_is_imported_back_equal(name: str) -> None:
    rows = ({"text": text, "label": label} for text, label in HARD_TEXTS.items())
    put("given.jsonl", "".join(f"{json.dumps(row)}\n" for row in rows))
    tapwise("import", "given.jsonl")

    done = tapwise("export", name)
    tapwise("import", name, "--database", "second.db")

    assert (done.out, done.err) == (f"{name}: 10 messages settled\n", "")
    assert labels() == labels("second.db") == HARD_TEXTS


def test_line_files_are_exported_and_imported_back_equal() -> None:
    put("dataset.txt", "".join(f"{to_line(text)}\n" for text in HARD_TEXTS))
    tapwise("import", "--unlabelled", "dataset.txt")
    answer_all(HARD_TEXTS.__getitem__)

    done = tapwise("export", "--spam", "spam.txt", "--no-spam", "no_spam.txt")
    files = ("--spam", "spam.txt", "--no-spam", "no_spam.txt", "--database", "second.db")
    back = tapwise("import", *files)

    assert done.out == "spam.txt: 5 messages\nno_spam.txt: 5 messages\n"
    assert last_line(back.out) == "10 new messages, 10 new labels, 0 already known."
    assert labels() == labels("second.db") == HARD_TEXTS
    first = Path("spam.txt").read_bytes(), Path("no_spam.txt").read_bytes()
    tapwise("export", *files)
    assert (Path("spam.txt").read_bytes(), Path("no_spam.txt").read_bytes()) == first


def test_an_export_holds_annotator_time_and_score() -> None:
    put("dataset.txt", alternating_lines(6))
    put("spam.txt", "win given\n")
    tapwise("import", "dataset.txt", "spam.txt")
    answer_all(label_by_word)

    tapwise("export", "labels.jsonl")

    rows = [json.loads(line) for line in Path("labels.jsonl").read_text("utf-8").splitlines()]
    [given] = [row for row in rows if row["annotator"] is None]
    answered = [row for row in rows if row["annotator"] == "1"]
    assert given["text"] == "win given"
    assert len(answered) == 12
    assert any(isinstance(row["score"], float) for row in answered)
    assert all(row["answered_at"].endswith("+00:00") for row in answered)


def test_unlabelled_messages_are_exported_too() -> None:
    put("dataset.txt", "one\ntwo␊lines\n")
    put("spam.txt", "win\n")
    tapwise("import", "dataset.txt", "spam.txt")

    done = tapwise("export", "all.csv", "--unlabelled", "rest.txt")

    assert done.out == "all.csv: 1 message settled\nrest.txt: 2 messages\n"
    assert Path("rest.txt").read_text("utf-8") == "one\ntwo␊lines\n"


def test_samples_for_tg_spam_are_a_folder() -> None:
    put("spam.txt", "win␊now\n")
    put("no_spam.txt", "see you\nlater\n")
    tapwise("import", "spam.txt", "no_spam.txt")

    done = tapwise("export", "samples", "--form", "tg-spam")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "samples/spam-samples.txt: 1 messages",
        "samples/ham-samples.txt: 2 messages",
    ]
    assert Path("samples/spam-samples.txt").read_text("utf-8") == "win now\n"
    assert (
        "spamassassin is no form. Known forms are: csv"
        in tapwise("export", "samples", "--form", "spamassassin").error
    )


def test_standard_input_is_imported_and_standard_output_exported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"text,label,id\none,spam,7\n"))
    monkeypatch.setattr("sys.stdin", given)

    done = tapwise("import", "-")

    assert last_line(done.out) == "1 new messages, 1 new labels, 0 already known."
    table = tapwise("export", "-").out
    assert [row["id"] for row in csv.DictReader(io.StringIO(table))] == ["7"]
    assert json.loads(tapwise("export", "-", "--form", "jsonl").out)["text"] == "one"


def test_a_dry_run_reports_and_keeps_nothing() -> None:
    put("mail.csv", "id,body,is_ham\n7,Hello there,1\n8,\x1b[31mWin,0\n9,,1\n")

    done = tapwise("import", "--dry-run", "mail.csv")

    assert done.out.splitlines() == [
        "mail.csv: CSV, UTF-8, text in “body”, label in “is_ham”",
        "  2 messages: 1 spam, 1 no_spam, 0 without a label; 1 bad rows",
        "  kept for exports: id",
        "  bad rows: 1: The text is empty.",
        "  In “is_ham” 1 and yes mean no_spam.",
        "  no_spam: Hello there",
        "  spam:  [31mWin",
        "2 new messages, 2 new labels, 0 already known.",
        "Nothing was imported (--dry-run).",
    ]
    assert not Path("tapwise.db").exists()


def test_columns_and_words_can_be_named() -> None:
    put("odd.csv", "a,b,c\n1,Hello there,keep\n2,Win now,reject\n")

    tapwise("import", *["odd.csv", "--text-column", "b", "--label-column", "3"], *MAPS)

    assert labels() == {"Hello there": "no_spam", "Win now": "spam"}


MAPS = ("--map", "keep=no_spam", "--map", "reject=spam")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ("--text-column x", "No column is called 'x'. The columns are: a, b."),
        ("--map nonsense", "'nonsense' names no label."),
        ("--encoding nonsense", "'nonsense' is not an encoding that Python knows."),
        ("--text-column b", "The column 'b' holds addresses or numbers of people, not messages."),
    ],
)
def test_a_wrong_option_is_explained(options: str, error: str) -> None:
    put("a.csv", "a,b\nHello there,ann@example.org\n")

    assert tapwise("import", "a.csv", *options.split()).error.startswith(error)


def test_files_without_messages_give_exit_code_1() -> None:
    put("empty.csv", "")
    put("header.csv", "text,label\n")
    Path("broken.jsonl.gz").touch()

    for name in ("empty.csv", "header.csv"):
        done = tapwise("import", name)
        assert done.code == 1
        assert done.err == f"{name}: nothing was imported, as it holds no message.\n"
    assert "not a complete gzip file (it is empty)" in tapwise("import", "broken.jsonl.gz").error


def test_names_in_a_file_give_the_terminal_no_orders() -> None:
    chats: list[dict[str, object]] = [
        {"name": f"Club \x1b[31m{n}", "id": n, "messages": []} for n in (1, 2)
    ]
    put("result.json", json.dumps({"chats": {"list": chats}}))

    error = tapwise("import", "result.json").error

    assert "Club  [31m1 (1, 0)" in error
    assert "\x1b" not in error
