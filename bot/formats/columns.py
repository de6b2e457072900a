"""The columns of a table or of JSON objects: which holds the texts, and which the labels."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from bot.errors import TransferError
from bot.formats.labels import LABEL_WORDS, STRONG_WORDS, LabelWords, inverted, word_of
from bot.formats.read_options import ReadOptions
from bot.formats.report import FileReport, name_columns
from bot.wording.translatable import sentence

COLUMNS: Final = (
    "text",
    "label",
    "score",
    "annotator",
    "answered_at",
    "posterior",
    "inherited",
)
"""The header of an export, and the keys of its JSON lines."""

TEXT_NAMES: Final = (
    *("text", "message", "sms", "content", "body", "msg", "comment", "email", "v2"),
    *("message_body", "message_text", "body_text", "email_text", "sms_text", "full_text", "data"),
    *("tweet", "post", "caption", "description"),
)
"""Names of a text column, in small letters; the first one that a file has is used."""

LABEL_NAMES: Final = (
    *("label", "class", "category", "spam", "is_spam", "target", "v1", "labels", "label_text"),
    *("spam/ham", "ham/spam", "is_ham", "ham", "not_spam", "is_not_spam", "legit", "is_legit"),
)
"""Names of a label column, in small letters; of those whose values are labels the first is used."""

WEAK_LABEL_NAMES: Final = (
    *("annotation", "answer", "kind", "text_type", "type", "sentiment", "choice", "output"),
)
"""Names of a label column if it holds words such as spam and ham; 0 and 1 are not enough."""

_INVERTED: Final = frozenset({"is_ham", "ham", "not_spam", "is_not_spam", "legit", "is_legit"})
# Columns that only an export of Tapwise has.
_OURS: Final = frozenset({"answered_at", "posterior", "inherited"})
_IMPORTED: Final = "imported_"

_ADDRESS = re.compile(r"(?:[^<>]*<)?\S+@\S+\.\w+>?|@\w{3,32}|(?:tel:)?\+\d[\d\s().-]{6,18}")
_PERSONAL_NAMES: Final = frozenset(
    {"from", "sender", "author", "user", "username", "name", "first_name", "last_name", "phone"}
)
_LABEL_LIKE = re.compile(r"spam|ham\b|label|class|categ|annotat|target|verdict")
_MOST: Final = 0.9
_SOME: Final = 0.5
_GUESSED_LENGTH: Final = 15


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """Numbers of columns, from 0, and the words that are labels in the label column.

    others: number and name of each other column. ours: an export of Tapwise, whose own columns
    are not among the others.
    """

    text: int
    label: int | None
    words: LabelWords
    others: tuple[tuple[int, str], ...]
    ours: bool


def known_name(name: object) -> str:
    """A name of a column as it is compared: in small letters, without spaces and marks around."""
    return str(name).strip().strip("\ufeff").strip().casefold()


def choose_columns(
    names: Sequence[str], sample: Sequence[Sequence[Any]], options: ReadOptions, report: FileReport
) -> ColumnChoice | None:
    """The columns by the user's word, else by their names and by what they hold; in the report.

    sample: the values of the first rows. None if no column has a text. Errors: TransferError if a
    column that the user names is not there, or holds addresses.
    """
    chooser = _Chooser([known_name(name) for name in names], sample, options.words)
    text = chooser.text(options.text_column)
    if text is None:
        return None
    label = chooser.label(text, options.label_column)
    ours = chooser.is_ours()
    own = set(COLUMNS) if ours else set()
    others = _distinct(
        (place, _kept_name(name, ours=ours))
        for place, name in enumerate(map(_plain_name, names))
        if place not in (text, label) and name and known_name(name) not in own
    )
    report.text_column = _plain_name(names[text])
    report.label_column = None if label is None else _plain_name(names[label])
    report.other_columns = tuple(name for _, name in others)
    if options.text_column is None and chooser.names[text] not in TEXT_NAMES:
        report.notes.append(sentence("file-guessed-column"))
    if label is None:
        report.warnings.extend(chooser.label_warnings(text, names))
        return ColumnChoice(text, None, options.words, others, ours)
    words = options.words
    if chooser.names[label] in _INVERTED:
        words = inverted(words)
        report.notes.append(sentence("file-inverted-label", column=report.label_column))
    return ColumnChoice(text, label, words, others, ours)


def exported_name(name: str) -> str:
    """The name of another column in an export: one of our names gets `imported_` in front."""
    plain = name.removeprefix(_IMPORTED) if name.startswith(_IMPORTED) else name
    return f"{_IMPORTED}{name}" if known_name(plain) in COLUMNS else name


def _distinct(columns: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """The columns, of which no two have one name."""
    found: dict[str, int] = {}
    for place, name in columns:
        while name in found:
            name += "_2"
        found[name] = place
    return tuple((place, name) for name, place in found.items())


def _kept_name(name: str, *, ours: bool) -> str:
    rest = name.removeprefix(_IMPORTED)
    return rest if ours and rest != name and exported_name(rest) == name else name


def _plain_name(name: object) -> str:
    return str(name).strip().strip("\ufeff").strip()


class _Chooser:
    """Looks at the names of the columns and at the values of the first rows."""

    def __init__(self, names: list[str], sample: Sequence[Sequence[Any]], words: LabelWords):
        self.names = names
        self._sample = sample
        self._words = words
        # Those that are labels by themselves: 0 and 1 may mean anything.
        self._sure_words = {*STRONG_WORDS, *(words.keys() - LABEL_WORDS.keys())}

    def is_ours(self) -> bool:
        return "text" in self.names and not _OURS.isdisjoint(self.names)

    def text(self, given: str | None) -> int | None:
        if given is not None:
            place = self._given(given)
            if self._is_personal(place):
                raise self._refused("error-file-personal", given)
            return place
        for name in TEXT_NAMES:
            if name in self.names and not self._is_personal(self.names.index(name)):
                return self.names.index(name)
        likely = [place for place in range(len(self.names)) if self._reads_like_texts(place)]
        return likely[0] if len(likely) == 1 else None

    def label(self, text: int, given: str | None) -> int | None:
        if given is not None:
            return self._given(given)
        named = self._places(LABEL_NAMES, text)
        for place in named:
            if self._share(place, self._words) > _SOME:
                return place
        weak = self._places(WEAK_LABEL_NAMES, text)
        for place in chain(weak, range(len(self.names))):
            if place != text and self._share(place, self._sure_words) >= _MOST:
                return place
        return named[0] if named else None

    def label_warnings(self, text: int, names: Sequence[str]) -> list[str]:
        """Columns that look like labels although none was chosen."""
        found = [
            _plain_name(names[place])
            for place, name in enumerate(self.names)
            if place != text
            and (_LABEL_LIKE.search(name) or self._share(place, {"0", "1", "true", "false"}) == 1)
        ]
        if not found:
            return []
        return [sentence("file-label-like", columns=name_columns(tuple(found)))]

    def _given(self, given: str) -> int:
        if known_name(given) in self.names:
            return self.names.index(known_name(given))
        if given.isascii() and given.isdigit() and 0 < int(given) <= len(self.names):
            return int(given) - 1
        raise self._refused("error-file-no-column", given)

    def _refused(self, name: str, given: str) -> TransferError:
        columns = name_columns(tuple(self.names))
        return TransferError(sentence(name, column=repr(given), columns=columns))

    def _values(self, place: int) -> list[str]:
        cells = (row[place] for row in self._sample if place < len(row))
        return [word for word in map(_first_word, cells) if word]

    def _share(self, place: int, words: Container[str]) -> float:
        values = self._values(place)
        return sum(value in words for value in values) / len(values) if values else 0.0

    def _places(self, names: Sequence[str], text: int) -> list[int]:
        places = (self.names.index(name) for name in names if name in self.names)
        return [place for place in places if place != text]

    def _is_personal(self, place: int) -> bool:
        values = self._values(place)
        return sum(map(_is_address, values)) * 2 > len(values) > 0

    def _reads_like_texts(self, place: int) -> bool:
        if self.names[place] in _PERSONAL_NAMES or not self.names[place]:
            return False
        values = self._values(place)
        spaced = sum(" " in value and not _is_address(value) for value in values)
        letters = sum(map(len, values)) / max(1, len(values))
        return letters >= _GUESSED_LENGTH and 2 * spaced > len(values) > 0


def _is_address(value: str) -> bool:
    return _ADDRESS.fullmatch(value) is not None


def _first_word(value: object) -> str:
    """A value as a word; of a list with one element that element."""
    if isinstance(value, list) and len(value) == 1:
        return word_of(value[0])
    return word_of(value)
