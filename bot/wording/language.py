"""Sentences by their names, in one language; one that is missing is said in English.

`languages/CODE.ftl` holds them in Mozilla's Fluent syntax (https://projectfluent.org). Plurals,
numbers and dates follow Unicode's CLDR data, by Babel.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.wording.direction import has_rtl, isolate, isolate_all

if TYPE_CHECKING:  # Babel and Fluent take 0.15 s of CPU to load; few commands need them
    from babel import Locale

    from bot.wording.fluent_entries import FluentEntries

log = logging.getLogger(__name__)

SOURCE: Final = "en"
# The first words of the names of sentences that are plain text; all others are HTML for Telegram.
PLAIN: Final = (
    "button",
    "toast",
    "caption",
    "command",
    "word",
    "score",
    "proof",
    "certificate",
    "error",
    "file",
)
_ENTRY: Final = re.compile(r"^(-?[a-z][a-z0-9_-]*) *=", re.MULTILINE)
# Characters of a value; Fluent refuses more than 2,500. Escaping makes up to five of one.
_LONGEST: Final = 2_400
_NAME: Final = re.compile(r"[a-z_]+")

# An entry of one line without variants, which needs no library; and a value in it.
_SIMPLE: Final = re.compile(r"[^=\n]+= *((?:[^{}\n]|\{ \$[a-z_]+ \})+)(?:\n(?! )|\Z)")
_PLACE: Final = re.compile(r"\{ \$([a-z_]+) \}")

Value: TypeAlias = str | int | datetime


class Html(str):
    """Text that is HTML already, so it is not escaped when it goes into a sentence."""

    __slots__ = ()


class Language:
    """The sentences of one language.

    code: the name of its file without ".ftl". source: the file's text. fallback: says what is
    missing here; None for English. locale: of plurals, numbers and dates, if it is not the code.
    """

    def __init__(
        self, code: str, source: str, fallback: Language | None = None, locale: str | None = None
    ):
        self.code = code
        self._locale_code = locale or code
        self._fallback = fallback
        self._source = source

    @property
    def names(self) -> set[str]:
        """The names of the sentences in this file."""
        return {name for name in self._entries if not name.startswith("-")}

    def prepare(self) -> None:
        """Load what sentences with variants need, 0.1 s of CPU, before the first one is said."""
        _ = self._fluent

    @cached_property
    def locale(self) -> Locale:
        """CLDR's data of the language."""
        from babel import Locale

        return Locale.parse(self._locale_code)

    @cached_property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.code != SOURCE and self.locale.text_direction == "rtl"

    def say(self, name: str, /, **values: Value) -> str:
        """The sentence of this name with these values.

        Strings are escaped unless they are `Html` or the sentence is plain text.
        Errors: LookupError for a name that English lacks, ValueError for a value that it lacks.
        """
        if (said := self._say(name, values)) is not None:
            return said
        if self._fallback is None:
            raise LookupError(f"There is no sentence {name!r} in {SOURCE}.ftl.")
        return self._fallback.say(name, **values)

    def number(self, value: int) -> str:
        """A whole number with the language's digits and thousands separator."""
        if self.code == SOURCE:
            return f"{value:,}"
        from bot.wording.local_formats import local_number

        return local_number(value, self.locale)

    def decimal(self, value: float, format: str = "#,##0.00") -> str:
        """A number with two decimal places, or in another format of CLDR."""
        from bot.wording.local_formats import local_number

        return local_number(value, self.locale, format)

    def percent(self, share: float) -> str:
        """A share in [0, 1] as a whole percentage."""
        from bot.wording.local_formats import local_percentage

        return local_percentage(share, self.locale)

    def listed(self, values: Iterable[str]) -> str:
        """Values as a list within a sentence: a, b, and c."""
        from bot.wording.local_formats import local_list

        return local_list(values, self.locale)

    def time(self, moment: datetime) -> str:
        """A day, an hour and a minute in the moment's own time zone, which is named."""
        from bot.wording.local_formats import local_time

        return local_time(moment, self.locale)

    def _say(self, name: str, values: Mapping[str, Value]) -> str | None:
        entry = self._entries.get(name)
        if entry is None:
            return None
        plain = name.split("-", 1)[0] in PLAIN
        ready = {key: self._ready(value, plain=plain) for key, value in values.items()}
        try:
            text = self._filled(name, entry, ready)
        except ValueError as error:
            if self._fallback is None:
                raise ValueError(f"The sentence {name!r} cannot be said: {error}") from error
            log.warning("the sentence %s of %s.ftl cannot be said: %s", name, self.code, error)
            return None
        text = isolate_all(text) if self.is_rtl else text
        return text if plain else Html(text)

    def _filled(self, name: str, entry: str, values: Mapping[str, str | int]) -> str:
        """An entry with its values; errors: ValueError."""
        simple = _SIMPLE.match(entry)
        if simple is None or not values.keys() >= set(_PLACE.findall(simple[1])):
            return self._fluent.format(name, entry, values)
        return _PLACE.sub(lambda place: self._shown(values[place[1]]), simple[1].rstrip())

    @cached_property
    def _entries(self) -> dict[str, str]:
        return dict(_entries(self._source))

    @cached_property
    def _fluent(self) -> FluentEntries:
        from bot.wording.fluent_entries import FluentEntries

        terms = [entry for name, entry in self._entries.items() if name.startswith("-")]
        return FluentEntries(self.locale, terms)

    def _ready(self, value: Value, *, plain: bool) -> str | int:
        if isinstance(value, int):
            return value
        if isinstance(value, datetime):
            return self._isolated(self.time(value))
        if isinstance(value, Html):
            return self._isolated(value)
        shown = value if plain else html.escape(value, quote=False)
        if len(shown) > _LONGEST:  # a file's name, say
            short = f"{value[: _LONGEST // 5]} …"
            shown = short if plain else html.escape(short, quote=False)
        return self._isolated(shown)

    def _shown(self, value: str | int) -> str:
        return self._isolated(self.number(value)) if isinstance(value, int) else value

    def _isolated(self, value: str) -> str:
        """A value of letters alone may choose a variant, and needs no isolation."""
        if has_rtl(value) or (self.is_rtl and not _NAME.fullmatch(value)):
            return isolate(value)
        return value


def _entries(source: str) -> Iterator[tuple[str, str]]:
    """The name and the text of each entry of a Fluent file."""
    starts = list(_ENTRY.finditer(source))
    ends = [start.start() for start in starts[1:]] + [len(source)]
    for start, end in zip(starts, ends, strict=False):
        yield start[1], source[start.start() : end]
