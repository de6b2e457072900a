"""The registry of file forms; to add a form, write its module and list it here."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bot.errors import TransferError
from bot.formats.csv_tables import CSV, TABLE_BY_CONTENT, TSV
from bot.formats.form import FolderForm, Form, FormWriter, NamedForm
from bot.formats.hugging_face import HUGGING_FACE
from bot.formats.input_file import InputFile
from bot.formats.json_files import JSON, JSON_BY_CONTENT
from bot.formats.jsonl import JSONL, JSONL_BY_CONTENT
from bot.formats.jsonl import write as write_jsonl
from bot.formats.labelled_lines import LABELLED_LINES
from bot.formats.packed_files import ending
from bot.formats.parquet_files import PARQUET, PARQUET_BY_CONTENT
from bot.formats.spreadsheets import SPREADSHEET, SPREADSHEET_BY_CONTENT
from bot.formats.tables import table_writer
from bot.formats.text_lines import TXT
from bot.formats.tg_spam_samples import TG_SPAM
from bot.formats.tool_exports import ARGILLA_EXPORT, DOCCANO_EXPORT, LABEL_STUDIO_EXPORT
from bot.wording.translatable import sentence

# What to do with a file that no form reads, by its ending.
_ADVICE: Final = {
    ".html": sentence("file-advice-telegram"),
    ".pdf": sentence("file-advice-copy"),
    ".docx": sentence("file-advice-text"),
    ".doc": sentence("file-advice-text"),
    ".rar": sentence("file-advice-unpack"),
    ".7z": sentence("file-advice-unpack"),
    ".tar": sentence("file-advice-unpack"),
    ".zst": sentence("file-advice-unpack"),
    ".bz2": sentence("file-advice-unpack"),
    ".xz": sentence("file-advice-unpack"),
    ".db": sentence("file-advice-database"),
    ".sqlite": sentence("file-advice-database"),
    ".xml": sentence("file-advice-convert"),
    ".numbers": sentence("file-advice-numbers"),
}


class FormRegistry:
    """File forms by their endings and contents."""

    def __init__(self, forms: Iterable[Form], named: Iterable[NamedForm | FolderForm] = ()) -> None:
        self._forms = tuple(forms)
        self._named = {form.name: form for form in named}

    def __iter__(self) -> Iterator[Form]:
        """The forms that have a description, each once."""
        return (form for form in self._forms if form.description)

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
        names = _either([f"{form.name} ({form.description})" for form in self])
        return f"{names}; each also .gz, or several in a .zip or a folder; - is standard input."

    def export_help(self) -> str:
        """One sentence for the command line's help."""
        return f"{_either(self.writable)}; each also .gz."

    def writable_endings(self) -> list[str]:
        return _unique(ending for form in self if form.write for ending in form.endings)

    def readable_endings(self) -> list[str]:
        """All endings, including "" for files without one."""
        return _unique(ending for form in self for ending in form.endings)

    def form_by_content(self, file: InputFile) -> Form | None:
        """The form that recognises a file; errors: TransferError."""
        for form in self._forms:
            if form.recognise and form.recognise(file):
                return form
        return None

    def form_by_ending(self, file: InputFile) -> Form:
        """The form that reads what no other recognises; errors: TransferError."""
        for form in self._forms:
            if file.ending in form.endings and not form.recognise:
                return form
        advice = _ADVICE.get(file.ending, sentence("file-advice-save"))
        endings = ", ".join(filter(None, self.readable_endings()))
        raise TransferError(
            sentence("error-file-ending", file=file.name, advice=advice, endings=endings)
        )

    def writer_for(self, path: Path) -> FormWriter:
        """The writer for a file, by its ending; errors: TransferError."""
        of_file = ending(path)
        for form in self:
            if form.write and of_file in form.endings:
                return form.write
        raise TransferError(self._not_writable(path, of_file))

    def named_help(self) -> str:
        """One sentence for the command line's help."""
        names = _either([f"{form.name} ({form.description})" for form in self._named.values()])
        return f"Write this form: {names}."

    def named_forms(self) -> list[str]:
        return list(self._named)

    def named(self, name: str) -> NamedForm | FolderForm:
        """A form that is only written, by its name; errors: TransferError."""
        if name not in self._named:
            raise TransferError(
                f"{name} is no form. Known forms are: {', '.join(self.named_forms())}."
            )
        return self._named[name]

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


FORMS: Final = FormRegistry(
    [
        TXT,
        SPREADSHEET_BY_CONTENT,
        PARQUET_BY_CONTENT,
        JSON_BY_CONTENT,
        JSONL_BY_CONTENT,
        LABELLED_LINES,
        TABLE_BY_CONTENT,
        CSV,
        TSV,
        JSONL,
        JSON,
        SPREADSHEET,
        PARQUET,
    ],
    [
        NamedForm("csv", "a table", table_writer(",")),
        NamedForm("tsv", "a table", table_writer("\t")),
        NamedForm("jsonl", "objects", write_jsonl),
        LABEL_STUDIO_EXPORT,
        DOCCANO_EXPORT,
        ARGILLA_EXPORT,
        HUGGING_FACE,
        TG_SPAM,
    ],
)
