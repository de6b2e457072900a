"""Numbers and counted nouns, by the rules of a catalog's language."""

from __future__ import annotations

from typing import ClassVar

from babel import Locale
from babel.numbers import format_decimal, format_percent


class LocalizedNumbers:
    """Formats numbers by Unicode's CLDR data for `locale`."""

    locale: ClassVar[Locale] = Locale("en")

    def number(self, value: int) -> str:
        """A whole number with the language's thousands separator."""
        return format_decimal(value, locale=self.locale)

    def decimal(self, value: float) -> str:
        """A number with two decimal places."""
        return format_decimal(value, format="#,##0.00", locale=self.locale)

    def percent(self, share: float) -> str:
        """A share in [0, 1] as a whole percentage."""
        return format_percent(share, locale=self.locale)

    def plural(self, count: int, *, other: str, **forms: str) -> str:
        """The form of a counted noun for this count; `{n}` in it becomes the number.

        other, forms: by the CLDR plural categories (zero, one, two, few, many, other); a category
        without a form takes `other`.
        """
        form = forms.get(self.locale.plural_form(count), other)
        return form.replace("{n}", self.number(count))
