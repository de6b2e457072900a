"""An export is written completely or not at all, and an error says what to do."""

import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import TransferError
from bot.formats.registry import FORMS
from bot.formats.rows import ExportRow
from bot.formats.writing import LineCounts, write, write_lines

ROWS = [
    ExportRow("Win", "spam", 0.9, "Ann", "2026-03-01T12:00:00+00:00"),
    ExportRow("Hi", "no_spam", 0.1, "Bob", "2026-03-01T12:00:05+00:00"),
    ExportRow("Hm", None, None, None, None),
]


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def interrupted() -> Iterator[ExportRow]:
    yield from ROWS
    raise KeyboardInterrupt


@pytest.fixture
def full_disk() -> Iterator[None]:
    """No file of this process can grow past 100 kB: the disk error is a real one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_each_label_is_written_to_its_file_and_counted(tmp_path: Path) -> None:
    dataset, spam, no_spam = (tmp_path / f"{name}.txt" for name in ("dataset", "spam", "no_spam"))

    written = write_lines(ROWS, unlabelled=dataset, spam=spam, no_spam=no_spam)

    assert written == LineCounts(unlabelled=1, spam=1, no_spam=1)
    assert [path.read_text() for path in (dataset, spam, no_spam)] == ["Hm\n", "Win\n", "Hi\n"]


def test_no_other_account_may_read_an_export_even_while_it_is_written(
    tmp_path: Path,
) -> None:
    modes: list[int] = []

    def rows() -> Iterator[ExportRow]:
        yield from ROWS
        modes.extend(path.stat().st_mode & 0o777 for path in tmp_path.iterdir())

    before = os.umask(0)
    try:
        write(tmp_path / "labels.csv", rows())
    finally:
        os.umask(before)

    assert [*modes, (tmp_path / "labels.csv").stat().st_mode & 0o777] == [0o600, 0o600]


def test_a_label_without_a_file_is_left_out(tmp_path: Path) -> None:
    spam = tmp_path / "spam.txt"

    written = write_lines(ROWS, unlabelled=None, spam=spam, no_spam=None)

    assert written == LineCounts(unlabelled=0, spam=1, no_spam=0)
    assert files_in(tmp_path) == ["spam.txt"]


def test_an_export_replaces_the_older_one(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("older")

    assert write(path, ROWS) == 3

    assert path.read_text().startswith(
        "text,label,score,annotator,answered_at,posterior,inherited\n"
    )
    assert files_in(tmp_path) == ["out.csv"]


def test_equal_rows_give_equal_packed_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"

    write(first, ROWS)
    write(second, ROWS)

    assert first.read_bytes() == second.read_bytes()


def test_no_part_of_a_text_starts_a_formula_at_another_separator(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    write(path, [ExportRow("a;=1+1", None, None, None, None)])

    assert path.read_text().splitlines()[1].startswith('"a;=1+1"')


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl.gz"])
def test_an_interrupted_export_leaves_the_older_file_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("older")

    with pytest.raises(KeyboardInterrupt):
        write(path, interrupted())

    assert path.read_text() == "older"
    assert files_in(tmp_path) == [name]


def test_an_interrupted_export_to_line_files_leaves_none_of_them(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_lines(
            interrupted(),
            unlabelled=tmp_path / "dataset.txt",
            spam=tmp_path / "spam.txt",
            no_spam=tmp_path / "no_spam.txt.gz",
        )

    assert files_in(tmp_path) == []


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.jsonl", "out.jsonl.gz"])
@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_is_reported_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    rows = [ExportRow(f"{n * 7919**3:x}", None, n / 7, None, None) for n in range(50_000)]

    with pytest.raises(TransferError, match=rf"{name} cannot be written: .*Free some space"):
        write(tmp_path / name, rows)

    assert files_in(tmp_path) == []


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.csv"

    with pytest.raises(TransferError) as refused:
        write(path, ROWS)

    assert str(refused.value) == (
        f"{path} cannot be written: the folder {path.parent} does not exist. Create it."
    )


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()

    with pytest.raises(TransferError, match=r"out\.csv cannot be written: it is a folder"):
        write(tmp_path / "out.csv", ROWS)


def test_a_name_that_the_disk_refuses_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match=r"cannot be written: File name too long"):
        write(tmp_path / ("x" * 300 + ".csv"), ROWS)

    assert files_in(tmp_path) == []


def test_an_export_to_text_is_refused_with_the_three_options(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"

    with pytest.raises(TransferError) as refused:
        write(path, ROWS)

    assert str(refused.value) == (
        f"{path} cannot be written: TXT (one message a line) has no room for labels. "
        "Use --unlabelled, --spam and --no-spam, or one of the endings "
        f"{', '.join(FORMS.writable_endings())}, each also with .gz."
    )


def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(
        TransferError, match=f"Known endings are {', '.join(FORMS.writable_endings())}"
    ):
        write(tmp_path / "out.html", ROWS)


def test_line_files_with_the_ending_of_a_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TransferError, match=r"spam\.csv would hold one message a line"):
        write_lines(ROWS, unlabelled=None, spam=tmp_path / "spam.csv", no_spam=None)


def test_two_labels_in_one_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "all.txt"

    with pytest.raises(TransferError, match="Two labels would go to one file"):
        write_lines(ROWS, unlabelled=None, spam=path, no_spam=path)
