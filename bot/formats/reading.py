"""Reads files of messages, row by row, whatever their form."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from bot.errors import TransferError
from bot.formats.archives import is_archive, may_hold_messages, spooled, unpacked
from bot.formats.file_names import label_from_name
from bot.formats.input_file import InputFile
from bot.formats.packed_files import MAX_INFLATED
from bot.formats.read_options import AS_LABELLED, DEFAULT_OPTIONS, ReadOptions
from bot.formats.registry import FORMS, FormRegistry
from bot.formats.report import FileReport
from bot.formats.rows import BadRow, ParsedRows, Row
from bot.wording.translatable import sentence
from storage.records import Label

STDIN: Final = Path("-")
"""The name of the standard input."""


def read(
    path: Path,
    label: Label | None = None,
    *,
    max_inflated: int = MAX_INFLATED,
    forms: FormRegistry = FORMS,
) -> ParsedRows:
    """Every message of a file, and every bad row with its reason, in the file's order.

    The first bytes and lines of the file choose the form, and its ending where they do not.
    Packed files are unpacked. Blank lines are ignored; spaces around a text are part of it.

    label: the label of every row, if it is given; a row that the file labels otherwise is bad.
    max_inflated: most bytes that a packed file may inflate to; besides, it may inflate to
        16 MiB and 100 times its own size at most.

    Nothing is opened before the first row is asked for.
    Errors: TransferError if the file cannot be read or is cut off. Rows that came before the error
    are sound.
    """
    return FileReading(path, AS_LABELLED[label], max_inflated=max_inflated, forms=forms).rows()


class FileReading:
    """Reads a file, or all files of an archive or a folder, and reports on each.

    reports: one for each file of messages, complete once its rows have been read. skipped: names of
    files in an archive or a folder that hold no messages.
    """

    def __init__(
        self,
        path: Path,
        options: ReadOptions = DEFAULT_OPTIONS,
        *,
        max_inflated: int = MAX_INFLATED,
        forms: FormRegistry = FORMS,
    ) -> None:
        self.path = path
        self.reports: list[FileReport] = []
        self.skipped: list[str] = []
        self._options = options
        self._max_inflated = max_inflated
        self._forms = forms

    def rows(self) -> Iterator[Row | BadRow]:
        """As `read`."""
        if self.path == STDIN:
            yield from self._from_stream(sys.stdin.buffer)
        elif self.path.is_dir():
            yield from self._from_folder(self.path)
        else:
            yield from self._from_file(self.path, self.path.name)

    def _from_stream(self, stream: BinaryIO) -> Iterator[Row | BadRow]:
        with TemporaryDirectory(prefix="tapwise-", ignore_cleanup_errors=True) as folder:
            yield from self._from_file(spooled(stream, Path(folder)), "-")

    def _from_folder(self, folder: Path) -> Iterator[Row | BadRow]:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        found = [(path.relative_to(folder).as_posix(), path) for path in files]
        yield from self._from_several(folder.name, found, in_archive=False)

    def _from_several(
        self, name: str, files: list[tuple[str, Path]], *, in_archive: bool
    ) -> Iterator[Row | BadRow]:
        known = frozenset(self._forms.readable_endings())
        kept = [pair for pair in files if may_hold_messages(pair[0], known)]
        self.skipped += [inner for inner, _ in files if (inner, _) not in kept]
        if not kept:
            held = ", ".join(inner for inner, _ in files[:10]) or "–"
            raise TransferError(sentence("error-file-no-messages", file=name, files=held))
        for inner, path in kept:
            yield from self._from_file(path, f"{name}/{inner}", may_be_archive=not in_archive)

    def _from_file(
        self, path: Path, name: str, *, may_be_archive: bool = True
    ) -> Iterator[Row | BadRow]:
        label = self._options.label or label_from_name(name.rpartition("/")[2])
        given: Label | None = None if label == "none" else label
        file = InputFile(path, name, self._options, given, self._max_inflated)
        if file.is_empty():
            self.reports.append(file.report)
            file.report.warnings.append(sentence("file-empty"))
            return
        form = self._forms.form_by_content(file)
        if form is None and is_archive(file):
            if not may_be_archive:
                raise TransferError(sentence("error-file-archive", file=name))
            with unpacked(file) as members:
                yield from self._from_several(name, members, in_archive=True)
            return
        form = form or self._forms.form_by_ending(file)
        self.reports.append(file.report)
        file.report.form = form.name
        yield from file.report.counted(form.read(file))
