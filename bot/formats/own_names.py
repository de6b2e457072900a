"""The owner's own names for the labels: what may be one, and as words of a label column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Final

from bot.errors import TapwiseError
from bot.formats.labels import LABEL_WORDS, LabelWords, word_of
from bot.formats.rows import ExportRow
from bot.wording.translatable import sentence
from storage.label_name_log import LabelNames
from storage.records import Label

# Characters of a name: two buttons share a row.
MAX_NAME: Final = 18
# Marks in a row; a letter of a language has fewer.
MAX_MARKS: Final = 4
# Telegram makes links and commands of what has these; "=" begins a formula in a table.
_REFUSED: Final = frozenset("@/.=")
# Drawn as nothing, although they count as letters or signs.
_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
# Parts of emoji, and of words in Persian and Hindi.
_JOINERS: Final = frozenset("\u200c\u200d")
_SELECTORS: Final = frozenset("\ufe0e\ufe0f")
_SIGNS: Final = ("S", "L", "N", "P")


class LabelNamesError(TapwiseError):
    """What an owner wrote cannot be the names of the labels."""


def names_from_words(written: str) -> LabelNames:
    """The names in "🚫 Scam | ✅ Fine". Errors: LabelNamesError."""
    parts = [re.sub(" +", " ", part.strip()) for part in written.split("|")]
    if len(parts) != 2 or not all(parts):
        raise LabelNamesError(sentence("error-label-names-two"))
    for name in parts:
        _check(name)
    names = LabelNames(*parts)
    if _compared(names.spam) == _compared(names.no_spam) or word(names.spam) == word(names.no_spam):
        raise LabelNamesError(sentence("error-label-names-equal"))
    for known, label in _words_of(names):
        if LABEL_WORDS.get(known, label) != label:
            raise LabelNamesError(sentence("error-label-names-word", word=known))
    return names


def word(name: str) -> str:
    """The words of a name without the signs around them, as a label column has them."""
    kept = [place for place, char in enumerate(name) if _is_word(char)]
    return name[kept[0] : kept[-1] + 1] if kept else name


def with_own_names(words: LabelWords, names: LabelNames | None) -> LabelWords:
    """The words that are read as labels, and the owner's names; those of --map win."""
    if names is None:
        return words
    return MappingProxyType({**dict(_words_of(names)), **words})


def named_rows(rows: Iterable[ExportRow], names: LabelNames | None) -> Iterable[ExportRow]:
    """Rows whose labels are the owner's names, if any; an import reads them as labels again."""
    if names is None:
        return rows
    labels = {"spam": word(names.spam), "no_spam": word(names.no_spam), None: None}
    return (replace(row, label=labels[row.label]) for row in rows)


def _words_of(names: LabelNames) -> Iterator[tuple[str, Label]]:
    labels: tuple[Label, Label] = ("spam", "no_spam")
    for label in labels:
        name = names.of(label)
        yield from ((word_of(each), label) for each in (name, word(name)))


def _check(name: str) -> None:
    shown = [char for char in name if char not in _SELECTORS]
    if len(shown) > MAX_NAME:
        raise LabelNamesError(sentence("error-label-names-long", most=MAX_NAME))
    if not _starts_well(name) or any(map(_is_refused, name)) or _has_many_marks(name):
        raise LabelNamesError(sentence("error-label-names-characters"))


def _starts_well(name: str) -> bool:
    return _is_emoji(name[0]) or unicodedata.category(name[0])[0] in _SIGNS


def _is_refused(char: str) -> bool:
    if char in _REFUSED or char in _BLANKS:
        return True
    return char not in _JOINERS and not _is_emoji(char) and not char.isprintable()


def _is_emoji(char: str) -> bool:
    """Whether a character is of the blocks of emoji, those newer than Python's data too."""
    return "\U0001f000" <= char <= "\U0001faff"


def _has_many_marks(name: str) -> bool:
    """Whether marks are drawn over the neighbours of a letter (a "Zalgo" flood)."""
    runs = groupby(name, lambda char: unicodedata.category(char)[0] == "M")
    return any(is_mark and len(list(run)) > MAX_MARKS for is_mark, run in runs)


def _is_word(char: str) -> bool:
    return unicodedata.category(char)[0] in ("L", "N", "M") and char not in _SELECTORS


def _compared(name: str) -> str:
    """A name as people read it: case, blanks, and what only changes the form are left out."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in plain if c not in _JOINERS | _SELECTORS and not c.isspace())
