"""Two reversible disguises: any text on one line, and any text harmless in a spreadsheet."""

import re
from typing import Final

LABELLED: Final = re.compile(r"(ham|spam|no_spam)\t", re.ASCII | re.IGNORECASE)
"""How a line of the UCI form starts."""

_CONTROLS = "".join(map(chr, set(range(1, 32)) - set(b"\t\n\r")))
_NUMBERED = f"\t{_CONTROLS}\x85\u2028\u2029\ufeff␊␍␛"
_ESCAPES: Final = {"\n": "␊", "\r": "␍"} | {char: f"␛{ord(char):04X}" for char in _NUMBERED}
_CHARACTERS: Final = {escape: char for char, escape in _ESCAPES.items()}
_TO_ESCAPE = re.compile(f"^\ufeff|[\n\r{_CONTROLS}\x85\u2028\u2029␊␍␛]")
_TO_READ = re.compile("|".join(_CHARACTERS))

_FORMULA = re.compile("'*[-=+@\t\r\n＝＋－＠]")


def to_line(text: str) -> str:
    """The text on one line; `from_line` gives it back equal, whatever it holds.

    The rule: `␊` (U+240A) stands for a line feed, `␍` (U+240D) for a carriage return, and `␛`
    (U+241B) with four hexadecimal digits for any other control character but the tab, for one that
    some program breaks lines at, and for those that this rule uses itself. A byte order mark at the
    start goes out as `␛FEFF`, and the tab of a text that starts like the UCI form ("ham", tab) as
    `␛0009`. Nothing else changes.

    Backslashes mean nothing here on purpose: in a file written by hand `C:\\new` has no line break.
    """
    line = _TO_ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)
    return line.replace("\t", _ESCAPES["\t"], 1) if LABELLED.match(line) else line


def from_line(line: str) -> str:
    """The text behind a line; an escape that `to_line` never writes stays as it is."""
    if "␊" in line or "␍" in line or "␛" in line:
        return _TO_READ.sub(lambda found: _CHARACTERS[found[0]], line)
    return line


def to_cell(text: str) -> str:
    """The text as a spreadsheet shows it without calculating.

    What would start a formula (OWASP, "CSV Injection": = + - @, their wide forms, tab, line break)
    gets an apostrophe in front, and so does what already looks like such a disguise, so that
    `from_cell` has exactly one to take away.
    """
    return "'" + text if _FORMULA.match(text) else text


def from_cell(cell: str) -> str:
    """The text behind a cell of a table that Tapwise wrote."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
