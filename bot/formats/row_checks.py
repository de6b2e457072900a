"""Checks that every row has to pass, whatever the form of its file."""

import re
from typing import Final

from bot.formats.rows import LABEL_WORDS, MAX_TEXT, BadRow, Row
from storage.records import Label

EMPTY: Final = "The text is empty."
TOO_LONG: Final = f"The text is longer than {MAX_TEXT:,} characters."
NUL: Final = (
    "The text contains a NUL character. Remove it, or check whether the file is UTF-16 without "
    "a byte order mark."
)
SURROGATE: Final = "The text contains half of a character (a lone surrogate). Remove it."
JAPANESE: Final = (
    "The text is in ISO-2022-JP, not UTF-8. Convert the file first: iconv -f iso-2022-jp -t utf-8."
)

# The escape sequences that switch to Japanese or to Latin letters. They are ASCII, so the whole
# text would pass for UTF-8.
_ISO_2022_JP = re.compile(r"\x1b(?:\$[@B]|\(J)")


def checked_row(text: str, word: object, given: Label | None, where: str) -> Row | BadRow:
    """The row, or the reason why it cannot be imported.

    word: the label in the file; given: the label that the user gave for the whole file.
    """
    if fault := _text_fault(text):
        return BadRow(where, fault)
    known = "" if word is None else str(word).strip().casefold()
    if known not in LABEL_WORDS:
        return BadRow(where, _unknown_label(known))
    label = LABEL_WORDS[known]
    if given and label and label != given:
        return BadRow(where, f"The row is labelled {label}, but the file was given as {given}.")
    return Row(text, label or given, where)


def is_blank(text: str) -> bool:
    return not text or text.isspace()


def is_japanese(text: str) -> bool:
    """Whether the text holds escape sequences of ISO-2022-JP."""
    return _ISO_2022_JP.search(text) is not None


def _text_fault(text: str) -> str | None:
    if is_blank(text):
        return EMPTY
    if len(text) > MAX_TEXT:
        return TOO_LONG
    if "\0" in text:
        return NUL
    try:
        text.encode()
    except UnicodeEncodeError:
        return SURROGATE
    return JAPANESE if is_japanese(text) else None


def _unknown_label(word: str) -> str:
    return f"{word[:20]!r} is not a label. Write spam or no_spam (or ham), or leave it empty."
