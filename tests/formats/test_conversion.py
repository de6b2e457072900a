"""Between files and the store: names, rows and records."""

from __future__ import annotations

import tracemalloc

import pytest

from bot.formats.conversion import BadRows, export_rows, good_items, label_of_name, safe_name
from bot.formats.rows import BadRow, Labelled, Row
from storage.records import AnnotatorId, LabelledItem, NewItem


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("spam.txt", "spam"),
        ("Spam.TXT.gz", "spam"),
        ("no_spam.txt", "no_spam"),
        ("no_spam.txt.gz", "no_spam"),
        ("ham.txt", "no_spam"),
        ("dataset.txt", None),
        ("spam.csv", None),
        ("spam.jsonl.gz", None),
        ("spam", None),
        ("my_spam.txt", None),
        ("spam.old.txt", None),
        ("", None),
    ],
)
def test_only_the_files_of_the_article_say_by_their_name_what_they_hold(
    name: str, label: str | None
) -> None:
    assert label_of_name(name) == label


def test_good_rows_become_items_and_bad_ones_are_put_aside() -> None:
    good = Row("win", "spam", "a.txt:1"), Row("hi", None, "a:3")
    bad = BadRows()

    items = list(good_items([good[0], BadRow("a.txt:2", "It is bad."), good[1]], bad))

    assert items == [NewItem("win", "spam", "a.txt:1"), NewItem("hi", None, "a:3")]
    assert bad == BadRows([BadRow("a.txt:2", "It is bad.")], 1)


def test_of_a_hundred_thousand_bad_rows_all_are_counted_and_the_first_are_kept() -> None:
    bad = BadRows()
    rows = (BadRow(f"a.txt:{number}", "It is bad.") for number in range(100_000))

    tracemalloc.start()
    assert list(good_items(rows, bad)) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (bad.count, bad.first[-1].where, len(bad.first)) == (100_000, "a.txt:19", 20)
    assert peak < 100_000


def test_rows_are_taken_one_by_one_so_that_no_file_has_to_fit_in_memory() -> None:
    numbers = iter(range(1000))

    next(good_items((Row(f"text {number}", None, "") for number in numbers), BadRows()))

    assert next(numbers) == 1


def test_an_export_tells_people_by_number_and_time_in_utc() -> None:
    items = [
        LabelledItem("win", "spam", 0.75, AnnotatorId(3), 1_800_000_000.7, 0.9),
        LabelledItem("given", "no_spam", None, None, 0.0, None),
        LabelledItem("open", None, None, None, None, None),
    ]

    rows = list(export_rows(items))

    assert rows == [
        Labelled("win", "spam", 0.75, "3", "2027-01-15T08:00:00+00:00", 0.9),
        Labelled("given", "no_spam", None, None, "1970-01-01T00:00:00+00:00"),
        Labelled("open", None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("labels.csv", "labels.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\spam.txt", "spam.txt"),
        ("/", "file"),
        ("", "file"),
        (".", "file"),
        ("..", "file"),
        ("folder/..", "file"),
        ("a\\..", "file"),
    ],
)
def test_a_files_own_name_leads_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe
