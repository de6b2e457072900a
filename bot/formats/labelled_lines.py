"""Lines that begin with a label, such as UCI's SMS Spam Collection: ham, a tab and the message."""

from typing import Final

from bot.formats.escaping import LABEL_PREFIX, UCI_LABEL, from_line
from bot.formats.form import Form
from bot.formats.input_file import InputFile
from bot.formats.row_checks import TOO_LONG, checked_row, is_blank
from bot.formats.rows import BadRow, ParsedRows
from bot.formats.tables import SEPARATORS, filled, find_header, skip_separator_line
from bot.wording.translatable import sentence

NOT_LABELLED: Final = sentence("file-not-labelled")

# A line break inside a message makes a few lines that begin with no label.
_MOST: Final = 0.9


def read(file: InputFile) -> ParsedRows:
    file.report.text_column = "after the label"
    file.report.label_column = "at the start of each line"
    _, lines = skip_separator_line(iter(file.lines))
    words = file.options.words
    is_first = True
    for number, line in lines:
        where = f"{file.name}:{number}"
        line = line and line.removeprefix("\ufeff")
        if line is None:
            yield BadRow(where, TOO_LONG)
        elif is_blank(line):
            continue
        elif found := LABEL_PREFIX.match(line):
            text = _unquoted(from_line(line[found.end() :].rstrip("\r")), found["separator"])
            yield checked_row(text, found["label"], file.label, where, words=words)
        elif not (is_first and _is_header(line)):
            yield BadRow(where, NOT_LABELLED)
        is_first = is_first and is_blank(line or "")


def recognise(file: InputFile) -> bool:
    """In a table file the first line decides, in a text file most lines of the sample.

    A text file whose label is given holds one message a line, whatever its lines look like.
    """
    if file.ending in SEPARATORS:
        separator, lines = skip_separator_line(file.lines.peek())
        first = next(filled(lines), (0, None))[1] or ""
        is_header = find_header(first, separator or SEPARATORS[file.ending]) is not None
        return bool(UCI_LABEL.match(first)) and not is_header
    if file.ending not in ("", ".txt") or file.label is not None:
        return False
    return share_of_labelled(file) >= _MOST


def share_of_labelled(file: InputFile) -> float:
    """The share of the first lines that begin with a label, without a header above them."""
    lines = [line or "" for _, line in filled(file.lines.peek())]
    if lines and _is_header(lines[0]):
        lines = lines[1:]
    return sum(LABEL_PREFIX.match(line.removeprefix("\ufeff")) is not None for line in lines) / max(
        1, len(lines)
    )


def _is_header(line: str) -> bool:
    """Whether a first line names the label and then the message."""
    header = find_header(line, SEPARATORS[".csv"])
    return header is not None and len(header.names) == 2 and not header.is_text(0)


def _unquoted(text: str, separator: str) -> str:
    """The text without the quotes that a table puts around it."""
    if separator == "\t" or len(text) < 2 or not (text[0] == text[-1] == '"'):
        return text
    return text[1:-1].replace('""', '"')


LABELLED_LINES: Final = Form(
    "UCI",
    "ham or spam, a tab and the message on each line",
    ("", ".txt", *SEPARATORS),
    read,
    recognise=recognise,
)
