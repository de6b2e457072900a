"""Conversion of rows to records and back, and the names of files."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakSet

import pytest

from bot.formats.conversion import BadRows, accepted_items, export_rows
from bot.formats.file_names import label_from_name, safe_name
from bot.formats.rows import BadRow, ExportRow, Row
from storage.records import AnnotatorId, NewItem
from storage.report_records import LabelledItem


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
def test_only_the_names_of_the_articles_files_imply_a_label(name: str, label: str | None) -> None:
    assert label_from_name(name) == label


def test_good_rows_become_items_and_bad_rows_are_collected() -> None:
    good = Row("win", "spam", "a.txt:1"), Row("hi", None, "a:3")
    bad = BadRows()

    items = list(accepted_items([good[0], BadRow("a.txt:2", "It is bad."), good[1]], bad))

    assert items == [NewItem("win", "spam", "a.txt:1"), NewItem("hi", None, "a:3")]
    assert bad == BadRows([BadRow("a.txt:2", "It is bad.")], 1)


class SeenRow(BadRow):
    """A row that can be seen to be alive."""

    __slots__ = ("__weakref__",)


def test_all_bad_rows_are_counted_and_only_the_first_are_kept() -> None:
    bad, alive, most = BadRows(), WeakSet[SeenRow](), 0

    def rows() -> Iterator[BadRow]:
        nonlocal most
        for number in range(100_000):
            alive.add(row := SeenRow(f"a.txt:{number}", "It is bad."))
            most = max(most, len(alive))
            yield row

    assert list(accepted_items(rows(), bad)) == []

    assert (bad.count, bad.first[-1].where, len(bad.first)) == (100_000, "a.txt:19", 20)
    assert most <= 22  # those that are kept, the newest one, and the one before it


def test_rows_are_converted_one_by_one_in_bounded_memory() -> None:
    numbers = iter(range(1000))

    next(accepted_items((Row(f"text {number}", None, "") for number in numbers), BadRows()))

    assert next(numbers) == 1


def test_an_export_names_annotators_by_number_and_times_in_utc() -> None:
    items = [
        LabelledItem("win", "spam", 0.75, AnnotatorId(3), 1_800_000_000.7, 0.9),
        LabelledItem("given", "no_spam", None, None, 0.0, None),
        LabelledItem("open", None, None, None, None, None),
    ]

    rows = list(export_rows(items))

    assert rows == [
        ExportRow("win", "spam", 0.75, "3", "2027-01-15T08:00:00+00:00", 0.9),
        ExportRow("given", "no_spam", None, None, "1970-01-01T00:00:00+00:00"),
        ExportRow("open", None, None, None, None),
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
def test_a_safe_name_has_no_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe
