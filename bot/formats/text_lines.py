"""Text files: one message on each line."""

from typing import Final

from bot.formats.escaping import from_line
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.labelled_lines import share_of_labelled
from bot.formats.row_checks import TOO_LONG, checked_row, is_blank
from bot.formats.rows import BadRow, ParsedRows
from bot.wording.translatable import sentence

# From this share on, lines that begin with a label are worth a warning.
_SUSPICIOUS: Final = 0.2


def read(file: InputFile) -> ParsedRows:
    share = share_of_labelled(file)
    if share >= _SUSPICIOUS:
        file.report.warnings.append(sentence("file-labelled-lines", share=round(100 * share)))
    name, label = file.name, file.label
    for number, line in file.lines:
        where = f"{name}:{number}"
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif not is_blank(text := from_line(line.rstrip("\r").removeprefix("\ufeff"))):
            yield checked_row(text, label, label, where)


TXT: Final = Form("TXT", "one message a line", ("", ".txt"), read)
