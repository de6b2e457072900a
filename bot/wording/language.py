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
from typing import Any, Final, TypeAlias

from babel import Locale
from babel.dates import format_date, format_skeleton, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, Pattern, ResolverEnvironment
from fluent.runtime.types import FluentInt, FluentNone

from bot.wording.direction import has_rtl, isolate, isolate_all

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

# The numbering systems of CLDR that are the default of a language that we may speak.
_DIGITS: Final = {
    "arab": str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪"),
    "arabext": str.maketrans("0123456789%", "۰۱۲۳۴۵۶۷۸۹٪"),
    "beng": str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"),
    "deva": str.maketrans("0123456789", "०१२३४५६७८९"),
}

Value: TypeAlias = str | int | datetime


class Html(str):
    """Text that is HTML already, so it is not escaped when it goes into a sentence."""

    __slots__ = ()


class Language:
    """The sentences of one language.

    code: the name of its file without ".ftl". source: the file's text. fallback: says what is
    missing here; None for English. locale: of plurals, numbers and dates; that of the code.
    """

    def __init__(
        self,
        code: str,
        source: str,
        fallback: Language | None = None,
        locale: Locale | None = None,
    ):
        self.code = code
        self.locale = locale or Locale.parse(code)
        self.is_rtl = self.locale.text_direction == "rtl"
        self._fallback = fallback
        self._unread = dict(_entries(source))

    @property
    def names(self) -> set[str]:
        """The names of the sentences in this file."""
        return {name for name in self._unread if not name.startswith("-")}

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
        return _with_own_digits(
            format_decimal(value, locale=self.locale, numbering_system="default"), self.locale
        )

    def decimal(self, value: float, format: str = "#,##0.00") -> str:
        """A number with two decimal places, or in another format of CLDR."""
        shown = format_decimal(value, format=format, locale=self.locale, numbering_system="default")
        return _with_own_digits(shown, self.locale)

    def percent(self, share: float) -> str:
        """A share in [0, 1] as a whole percentage."""
        shown = format_percent(share, locale=self.locale, numbering_system="default")
        return _with_own_digits(shown, self.locale)

    def listed(self, values: Iterable[str]) -> str:
        """Values as a list within a sentence: a, b, and c."""
        return format_list(list(values), locale=self.locale)

    def time(self, moment: datetime) -> str:
        """A day, an hour and a minute in the moment's own time zone, which is named."""
        day = format_date(moment, "medium", locale=self.locale)
        hour = format_skeleton("Hm", moment, locale=self.locale)
        both = str(get_datetime_format("medium", locale=self.locale))
        shown = both.replace("{1}", day).replace("{0}", f"{hour} {moment.tzname()}")
        return _with_own_digits(shown, self.locale)

    def _say(self, name: str, values: Mapping[str, Value]) -> str | None:
        if name not in self._unread:
            return None
        self._read(name)
        pattern = self._bundle.get_message(name).value
        plain = name.split("-", 1)[0] in PLAIN
        ready = {key: self._ready(value, plain=plain) for key, value in values.items()}
        text, errors = self._bundle.format_pattern(pattern, ready) if pattern else ("", [])
        if errors or not isinstance(text, str):
            if self._fallback is None:
                raise ValueError(f"The sentence {name!r} cannot be said: {errors[0]}")
            log.warning("the sentence %s of %s.ftl cannot be said: %s", name, self.code, errors)
            return None
        if plain:
            return isolate_all(text) if self.is_rtl else text
        return Html(isolate_all(text) if self.is_rtl else text)

    @cached_property
    def _bundle(self) -> FluentBundle:
        bundle = _Bundle([str(self.locale)], use_isolating=False)
        terms = [entry for name, entry in self._unread.items() if name.startswith("-")]
        bundle.add_resource(FluentResource("\n".join(terms)))
        return bundle

    def _read(self, name: str) -> None:
        """Parse a sentence when it is said first: thirteen whole files take half a second."""
        if not self._bundle.has_message(name):
            self._bundle.add_resource(FluentResource(self._unread[name]))

    def _ready(self, value: Value, *, plain: bool) -> str | FluentInt:
        if isinstance(value, int):
            return _Count(value)
        if isinstance(value, datetime):
            return self._isolated(self.time(value))
        if isinstance(value, Html):
            return self._isolated(value)
        shown = value if plain else html.escape(value, quote=False)
        if len(shown) > _LONGEST:  # a file's name, say
            short = f"{value[: _LONGEST // 5]} …"
            shown = short if plain else html.escape(short, quote=False)
        return self._isolated(shown)

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


def _with_own_digits(number: str, locale: Locale) -> str:
    """Babel takes a language's separators, but not its digits."""
    digits = _DIGITS.get(locale.default_numbering_system)
    return number.translate(digits) if digits else number


class _Bundle(FluentBundle):
    """Takes values as they are; the library would make every whole number one of its own again."""

    def format_pattern(
        self, pattern: Pattern, args: dict[str, Any] | None = None
    ) -> tuple[str | FluentNone, list[Exception]]:
        errors: list[Exception] = []
        env = ResolverEnvironment(
            context=self, current=CurrentEnvironment(args=args or {}), errors=errors
        )
        try:
            return pattern(env), errors
        except ValueError as error:
            return FluentNone(), [*errors, error]


class _Count(FluentInt):
    """A whole number; it chooses a plural form and is shown in the language's digits."""

    def format(self, locale: Locale) -> str:
        shown = format_decimal(int(self), locale=locale, numbering_system="default")
        shown = _with_own_digits(shown, locale)
        return isolate(shown) if locale.text_direction == "rtl" else shown
