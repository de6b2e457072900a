"""Entries of a Fluent file that choose between variants, formatted by Mozilla's library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import CurrentEnvironment, Pattern, ResolverEnvironment
from fluent.runtime.types import FluentInt, FluentNone

from bot.wording.direction import isolate
from bot.wording.local_formats import local_number


class FluentEntries:
    """The entries of one language that were said so far."""

    def __init__(self, locale: Locale, terms: Iterable[str]):
        """terms: the entries that others refer to."""
        self._bundle = _Bundle([str(locale)], use_isolating=False)
        self._bundle.add_resource(FluentResource("\n".join(terms)))

    def format(self, name: str, entry: str, values: Mapping[str, str | int]) -> str:
        """The text of an entry with these values; errors: ValueError."""
        if not self._bundle.has_message(name):
            self._bundle.add_resource(FluentResource(entry))
        if not self._bundle.has_message(name):
            raise ValueError("it is not Fluent's syntax")
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise ValueError("it has no text")
        ready = {
            key: _Count(value) if isinstance(value, int) else value for key, value in values.items()
        }
        text, errors = self._bundle.format_pattern(pattern, ready)
        if errors or not isinstance(text, str):
            raise ValueError(str(errors[0]) if errors else "it has no text")
        return text


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
        shown = local_number(int(self), locale)
        return isolate(shown) if locale.text_direction == "rtl" else shown
