"""Numbers, lists and moments as a language writes them, by Unicode's CLDR data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

# The numbering systems of CLDR that are the default of a language that we may speak.
_DIGITS: Final = {
    "arab": str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪"),
    "arabext": str.maketrans("0123456789%", "۰۱۲۳۴۵۶۷۸۹٪"),
    "beng": str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"),
    "deva": str.maketrans("0123456789", "०१२३४५६७८९"),
}


def local_number(value: float, locale: Locale, pattern: str | None = None) -> str:
    """A number with the language's digits and separators. pattern: of CLDR; None: a whole one."""
    shown = format_decimal(value, format=pattern, locale=locale, numbering_system="default")
    return _with_own_digits(shown, locale)


def local_percentage(share: float, locale: Locale) -> str:
    """A share in [0, 1] as a whole percentage."""
    shown = format_percent(share, locale=locale, numbering_system="default")
    return _with_own_digits(shown, locale)


def local_list(values: Iterable[str], locale: Locale) -> str:
    """Values as a list within a sentence: a, b, and c."""
    return format_list(list(values), locale=locale)


def local_time(moment: datetime, locale: Locale) -> str:
    """A day, an hour and a minute in the moment's own time zone, which is named."""
    day = format_date(moment, "medium", locale=locale)
    hour = format_skeleton("Hm", moment, locale=locale)
    both = str(get_datetime_format("medium", locale=locale))
    shown = both.replace("{1}", day).replace("{0}", f"{hour} {moment.tzname()}")
    return _with_own_digits(shown, locale)


def _with_own_digits(shown: str, locale: Locale) -> str:
    """Babel takes a language's separators, but not its digits."""
    digits = _DIGITS.get(locale.default_numbering_system)
    return shown.translate(digits) if digits else shown
