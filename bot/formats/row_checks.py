"""Checks that every row has to pass, whatever the form of its file."""

import json
import re
from typing import Final

from bot.formats.labels import LABEL_WORDS, LabelWords, word_of
from bot.formats.rows import MAX_TEXT, BadRow, OtherColumns, Row
from bot.wording.translatable import sentence
from storage.records import Label

EMPTY: Final = sentence("file-empty-text")
TOO_LONG: Final = sentence("file-long-text", most=MAX_TEXT)
NUL: Final = sentence("file-nul")
SURROGATE: Final = sentence("file-surrogate")
NOT_DECODED: Final = sentence("file-not-decoded")
JAPANESE: Final = sentence("file-japanese")

MAX_COLUMNS: Final = 2**16
"""Most characters of a row's other columns, as JSON."""
COLUMNS_TOO_LONG: Final = sentence("file-long-columns", most=MAX_COLUMNS)

# The escape sequences that switch to Japanese or to Latin letters. They are ASCII, so the whole
# text would pass for UTF-8.
_ISO_2022_JP = re.compile(r"\x1b(?:\$[@B]|\(J)")
_ENCODE = json.JSONEncoder(ensure_ascii=False, default=str).encode
_UNDECODED = re.compile("[\udc80-\udcff]")


def checked_row(
    text: str,
    word: object,
    given: Label | None,
    where: str,
    *,
    words: LabelWords = LABEL_WORDS,
    columns: OtherColumns | None = None,
) -> Row | BadRow:
    """The row, or the reason why it cannot be imported.

    word: the label in the file; given: the label that the user gave for the whole file.
    """
    if fault := _text_fault(text):
        return BadRow(where, fault)
    known = "" if word is None else word_of(word)
    if known not in words:
        return BadRow(where, _unknown_label(known))
    label = words[known]
    if given and label and label != given:
        return BadRow(where, sentence("file-other-label", label=label, given=given))
    if not columns:
        return Row(text, label or given, where)
    as_json = _ENCODE(columns)
    if fault := _columns_fault(as_json):
        return BadRow(where, fault)
    return Row(text, label or given, where, as_json)


def is_blank(text: str) -> bool:
    return not text or text.isspace()


def is_japanese(text: str) -> bool:
    """Whether the text holds escape sequences of ISO-2022-JP."""
    return "\x1b" in text and _ISO_2022_JP.search(text) is not None


def _text_fault(text: str) -> str | None:
    if is_blank(text):
        return EMPTY
    if len(text) > MAX_TEXT:
        return TOO_LONG
    if "\0" in text:
        return NUL
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return NOT_DECODED if _UNDECODED.search(text) else SURROGATE
    return JAPANESE if is_japanese(text) else None


def _columns_fault(as_json: str) -> str | None:
    try:
        as_json.encode()
    except UnicodeEncodeError:
        return NOT_DECODED
    return COLUMNS_TOO_LONG if len(as_json) > MAX_COLUMNS else None


def _unknown_label(word: str) -> str:
    return sentence("file-unknown-label", word=repr(word[:20]))
