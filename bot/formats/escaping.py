"""Two reversible escapes: any text on one line, and any text in a spreadsheet without formulas."""

import re
from typing import Final

UCI_LABEL: Final = re.compile(r"(ham|spam|no_spam)\t", re.ASCII | re.IGNORECASE)
"""The start of a line of the UCI form."""

LABEL_PREFIX: Final = re.compile(
    r"(?P<label>(?:ham|spam|no[_-]?spam|not[_-]?spam|non-?spam)(?=[\t,;|])|(?:[01]|true|false)(?=\t))"
    r"(?P<separator>[\t,;|])",
    re.ASCII | re.IGNORECASE,
)
"""The start of a line that begins with a label: a sure word, or any word before a tab."""

_CONTROLS = "".join(map(chr, set(range(1, 32)) - set(b"\t\n\r")))
_NUMBERED = f"\t,;|{_CONTROLS}\x85\u2028\u2029\ufeff␊␍␛"
_ESCAPES: Final = {"\n": "␊", "\r": "␍"} | {char: f"␛{ord(char):04X}" for char in _NUMBERED}
_CHARACTERS: Final = {escape: char for char, escape in _ESCAPES.items()}
_TO_ESCAPE = re.compile(f"^\ufeff|[\n\r{_CONTROLS}\x85\u2028\u2029␊␍␛]")
_TO_READ = re.compile("|".join(_CHARACTERS))

_FORMULA = re.compile("'*[-=+@\t\r\n＝＋－＠]")


def to_line(text: str) -> str:
    """The text on one line; `from_line` restores it exactly.

    A line feed becomes `␊` (U+240A), a carriage return `␍` (U+240D). `␛` (U+241B) and four
    hexadecimal digits replace every other control character but the tab, every character at which
    some program breaks lines, and `␊`, `␍` and `␛` themselves. A byte order mark at the start
    becomes `␛FEFF`, and the separator behind a label that a text starts with (`ham`, tab) `␛0009`.
    Nothing else changes.

    Backslashes are not used on purpose: in a file written by hand `C:\\new` has no line break.
    """
    line = _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)
    found = LABEL_PREFIX.match(line)
    if found is None:
        return line
    at = found.start("separator")
    return line[:at] + _ESCAPES[line[at]] + line[at + 1 :]


def from_line(line: str) -> str:
    """The text of a line; an escape that `to_line` never writes stays as it is."""
    if "␊" in line or "␍" in line or "␛" in line:
        return _TO_READ.sub(lambda found: _CHARACTERS[found[0]], line)
    return line


def to_cell(text: str) -> str:
    """The text as a spreadsheet shows it without calculating.

    A text that would start a formula (OWASP, "CSV Injection": = + - @, their wide forms, tab, line
    break) gets an apostrophe in front. So does a text that already looks like that, so that
    `from_cell` always removes exactly one.
    """
    return "'" + text if _FORMULA.match(text) else text


def from_cell(cell: str) -> str:
    """The text of a cell in a table that Tapwise wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def is_protected(cell: str) -> bool:
    """Whether a cell has the apostrophe that `to_cell` puts in front of a formula."""
    return cell.startswith("'") and _FORMULA.match(cell) is not None


def starts_formula(cell: str) -> bool:
    """Whether a spreadsheet would calculate a cell."""
    return not cell.startswith("'") and _FORMULA.match(cell) is not None
