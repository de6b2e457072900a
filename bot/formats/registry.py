"""The registry of file forms; to add a form, write its module and list it here."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bot.errors import TransferError
from bot.formats.csv_tables import CSV, TSV
from bot.formats.form import Form, FormWriter
from bot.formats.jsonl import JSONL
from bot.formats.line_files import Lookahead, ending
from bot.formats.text_lines import TXT
from bot.formats.uci import UCI
from storage.records import Label


class FormRegistry:
    """File forms by their endings and contents."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = tuple(forms)

    def __iter__(self) -> Iterator[Form]:
        return iter(self._forms)

    @property
    def readable(self) -> list[str]:
        """Names of the forms that can be imported."""
        return [form.name for form in self]

    @property
    def writable(self) -> list[str]:
        """Names of the forms that hold a whole export: texts, labels, scores and annotators."""
        return [form.name for form in self if form.write]

    def import_help(self) -> str:
        """One sentence for the command line's help."""
        return f"{_either([f'{form.name} ({form.description})' for form in self])}; each also .gz."

    def export_help(self) -> str:
        """One sentence for the command line's help."""
        return f"{_either(self.writable)}; each also .gz."

    def writable_endings(self) -> list[str]:
        return _unique(ending for form in self if form.write for ending in form.endings)

    def readable_endings(self) -> list[str]:
        """All endings, including "" for files without one."""
        return _unique(ending for form in self for ending in form.endings)

    def form_to_read(self, path: Path, lines: Lookahead, label: Label | None) -> Form:
        """The form of a file, by its ending and then by its first lines; errors: TransferError."""
        of_file = ending(path)
        forms = [form for form in self if of_file in form.endings]
        if not forms:
            raise TransferError(
                f"{path.name} has an unknown ending. Known endings are "
                f"{', '.join(filter(None, self.readable_endings()))}, each also with .gz; "
                "a file without an ending holds one message a line."
            )
        for form in forms:
            if form.recognise and form.recognise(lines.peek(), of_file, label):
                return form
        return next(form for form in forms if not form.recognise)

    def writer_for(self, path: Path) -> FormWriter:
        """The writer for a file, by its ending; errors: TransferError."""
        of_file = ending(path)
        for form in self:
            if form.write and of_file in form.endings:
                return form.write
        raise TransferError(self._not_writable(path, of_file))

    def _not_writable(self, path: Path, of_file: str) -> str:
        known = f"{', '.join(self.writable_endings())}, each also with .gz"
        for form in self:
            if of_file and of_file in form.endings:
                return (
                    f"{path} cannot be written: {form.name} ({form.description}) has no room for "
                    "labels. Use --unlabelled, --spam and --no-spam, or one of the endings "
                    f"{known}."
                )
        return f"{path} has an unknown ending. Known endings are {known}."


def _unique(endings: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(endings))


def _either(names: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


FORMS: Final = FormRegistry([TXT, UCI, CSV, TSV, JSONL])
