"""The registry of file forms: what is added to it is read, written and named in all help texts."""

import re
from pathlib import Path

import pytest

from bot.chat.locale import CATALOGS
from bot.errors import TransferError
from bot.formats.reading import read
from bot.formats.registry import FORMS
from bot.formats.rows import ExportRow, Row
from bot.formats.writing import write
from tests.support.file_forms import ADDED, ENDING, EXTENDED
from tests.support.terminal import tapwise


def test_a_new_form_is_written_and_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / f"labels{ENDING}"

    write(path, [ExportRow("a | b", "spam", 0.5, "1", None)], forms=EXTENDED)

    assert list(read(path, forms=EXTENDED)) == [Row("a | b", "spam", f"{path.name}:3")]


def test_a_new_form_is_named_in_all_help_texts_and_errors(tmp_path: Path) -> None:
    assert f"{ADDED.name} ({ADDED.description})" in EXTENDED.import_help()
    writable = ", ".join(FORMS.writable)
    assert EXTENDED.export_help() == f"{writable} or {ADDED.name}; each also .gz."
    for catalog in CATALOGS.values():
        assert ", ".join([*FORMS.readable, ADDED.name]) in catalog.how_to_import(EXTENDED.readable)
    with pytest.raises(TransferError, match=f"Known endings are .*, {re.escape(ENDING)}, each"):
        write(tmp_path / "labels.html", [], forms=EXTENDED)


def test_the_commands_name_all_forms_of_the_registry() -> None:
    import_help = " ".join(tapwise("import", "--help").out.split())
    export_help = " ".join(tapwise("export", "--help").out.split())

    assert FORMS.import_help() in import_help
    assert FORMS.export_help() in export_help
    assert FORMS.named_help().replace(" ", "") in export_help.replace(" ", "")


def test_each_ending_has_one_form_that_reads_what_no_other_recognises() -> None:
    for ending in FORMS.readable_endings():
        forms = [form for form in FORMS if ending in form.endings and not form.recognise]
        assert len(forms) == 1, ending
