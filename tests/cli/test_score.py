"""`tapwise score`."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from bot.models.spam_filter import SpamFilter
from tests.support.cli_campaigns import put
from tests.support.filters import filter_bytes
from tests.support.terminal import PROCESS, environment, tapwise

TEXTS = ["win cash now", "see you later", "free prize"]
WITH_FILE = ("--model", "filter.skops")


@pytest.fixture(autouse=True)
def _model_file(_own_folder: None) -> None:
    Path("filter.skops").write_bytes(filter_bytes())


def scores() -> list[float]:
    found = SpamFilter.read(Path("filter.skops")).scores(TEXTS)
    return [round(score, 6) for score in found.tolist()]


def test_a_table_comes_out_as_a_table_with_score_and_label() -> None:
    put("messages.csv", "text\n" + "".join(f"{text}\n" for text in TEXTS))

    done = tapwise("score", "messages.csv", "scored.csv", *WITH_FILE)

    assert (done.code, done.err) == (0, "")
    assert done.out == "scored.csv: 3 messages, 2 of them flagged as spam\n"
    rows = list(csv.DictReader(Path("scored.csv").read_text("utf-8").splitlines()))
    assert [row["text"] for row in rows] == TEXTS
    assert [float(row["score"]) for row in rows] == scores()
    assert [row["label"] for row in rows] == ["spam", "no_spam", "spam"]


def test_without_an_output_the_form_of_the_input_goes_to_standard_output() -> None:
    put("messages.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in TEXTS))
    put("messages.txt", "".join(f"{text}\n" for text in TEXTS))

    objects = tapwise("score", "messages.jsonl", *WITH_FILE)
    lines = tapwise("score", "messages.txt", *WITH_FILE)

    assert [json.loads(line)["score"] for line in objects.out.splitlines()] == scores()
    labels = ("spam", "no_spam", "spam")
    assert lines.out.splitlines() == [
        f"{score:.6f}\t{label}\t{text}"
        for score, label, text in zip(scores(), labels, TEXTS, strict=True)
    ]
    assert objects.err == lines.err == ""


def test_the_ending_of_the_output_is_its_form() -> None:
    put("messages.txt", "".join(f"{text}\n" for text in TEXTS))

    done = tapwise("score", "messages.txt", "scored.jsonl.gz", *WITH_FILE)

    assert done.code == 0
    lines = gzip.decompress(Path("scored.jsonl.gz").read_bytes()).decode().splitlines()
    assert [json.loads(line)["score"] for line in lines] == scores()


def test_every_other_column_passes_through() -> None:
    put("messages.csv", "id,text,when\n7,win cash now,1 May\n8,see you,2 May\n")

    done = tapwise("score", "messages.csv", "scored.jsonl", *WITH_FILE)

    assert done.code == 0
    found = [json.loads(line) for line in Path("scored.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["when"], row["label"]) for row in found] == [
        ("7", "1 May", "spam"),
        ("8", "2 May", "no_spam"),
    ]


@pytest.mark.parametrize(
    ("sent", "first"),
    [
        ("text,id\nwin cash now,7\n", "text,score,label,id"),
        ('{"text": "win cash now", "id": 7}\n', '{"text": "win cash now", "score": '),
        ("win cash now\nsee you\n", "0."),
        ("ham\twin cash now\nspam\tsee you\n", "0."),
    ],
)
def test_the_standard_input_has_the_form_of_the_standard_output(
    sent: str, first: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(sent.encode()), "utf-8"))

    done = tapwise("score", "-", *WITH_FILE)

    assert done.out.startswith(first)
    assert "spam" in done.out
    assert (done.code, done.err) == (0, "")


def test_a_pipe_goes_through_a_process() -> None:
    done = subprocess.run(
        [*PROCESS, "score", "-", *WITH_FILE],
        input="text,id\nwin cash now,7\n",
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )

    assert done.stdout.startswith("text,score,label,id")
    assert "spam" in done.stdout
    assert done.stderr == ""


def test_the_column_of_the_messages_can_be_named() -> None:
    put("messages.csv", "what,text\nwin cash now,see you\n")

    out = tapwise("score", "messages.csv", *WITH_FILE, "--text-column", "what").out

    [row] = csv.DictReader(out.splitlines())
    assert (row["what"], row["label"], row["text"]) == ("win cash now", "spam", "see you")


def test_the_column_of_the_messages_keeps_its_name() -> None:
    put("messages.csv", "id,message\n7,win cash now\n")
    put("messages.jsonl", '{"message": "win cash now", "id": 7}\n')

    table = tapwise("score", "messages.csv", *WITH_FILE).out
    [line] = tapwise("score", "messages.jsonl", *WITH_FILE).out.splitlines()

    assert table.splitlines()[0] == "message,score,label,id"
    assert list(json.loads(line)) == ["message", "score", "label", "id"]


def test_labels_of_the_file_are_kept_beside_those_of_the_model() -> None:
    put("messages.csv", "text,label\nwin cash now,ham\nsee you later,\n")

    out = tapwise("score", "messages.csv", *WITH_FILE).out

    rows = list(csv.DictReader(out.splitlines()))
    assert [(row["label"], row["given_label"]) for row in rows] == [
        ("spam", "no_spam"),
        ("no_spam", ""),
    ]


def test_the_campaign_is_the_model_where_no_file_is_named() -> None:
    put("spam.txt", "win cash now\nfree prize\nurgent prize\n")
    put("no_spam.txt", "see you\nlunch at noon\nthanks a lot\n")
    put("messages.txt", "".join(f"{text}\n" for text in TEXTS))
    tapwise("import", "spam.txt", "no_spam.txt")

    done = tapwise("score", "messages.txt")

    assert [line.split("\t")[1] for line in done.out.splitlines()] == ["spam", "no_spam", "spam"]


def test_bad_rows_are_reported_and_the_rest_is_scored() -> None:
    put("messages.jsonl", '{"text": "win cash now"}\nnothing\n{"text": "see you"}\n')

    done = tapwise("score", "messages.jsonl", *WITH_FILE)

    assert len(done.out.splitlines()) == 2
    assert done.err.startswith("messages.jsonl:2: The line is not JSON.")


def test_a_file_without_a_readable_row_is_an_error_and_writes_nothing() -> None:
    put("messages.jsonl", "nothing\n")

    done = tapwise("score", "messages.jsonl", "scored.jsonl", *WITH_FILE)

    assert done.code == 1
    assert "nothing was scored" in done.err
    assert not Path("scored.jsonl").exists()


def test_a_threshold_by_the_exam_of_the_file_flags_less_or_more() -> None:
    """The exam in the file has 60 answers, which support 10 % of ham flagged and not 1 %."""
    put("messages.txt", "".join(f"{text}\n" for text in TEXTS))

    refused = tapwise("score", "messages.txt", *WITH_FILE, "--flag-at-most", "0.01")
    done = tapwise("score", "messages.txt", *WITH_FILE, "--flag-at-most", "0.1")

    assert "needs 230 exam answers that are not spam" in refused.error
    threshold = SpamFilter.read(Path("filter.skops")).exam.threshold(0.1)
    assert [line.split("\t")[1] for line in done.out.splitlines()] == [
        "spam" if score >= threshold.value else "no_spam"  # type: ignore[union-attr]
        for score in scores()
    ]


def test_an_unknown_form_of_the_output_is_refused_before_anything_is_read() -> None:
    error = tapwise("score", "none.csv", "scored.xlsx", *WITH_FILE).error

    assert error.startswith("scored.xlsx has an ending in which no scores are written.")


def test_a_pipe_whose_reader_ends_is_no_fault() -> None:
    put("messages.txt", "".join(f"{text} {number}\n" for number in range(5_000) for text in TEXTS))

    with subprocess.Popen(
        [*PROCESS, "score", "messages.txt", *WITH_FILE],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        assert done.stdout.readline().count(b"\t") == 2
        done.stdout.close()
        err = done.stderr.read()

    assert err == b""
